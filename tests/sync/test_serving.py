"""A data folder served within this process."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.board import Board
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from sync import serving
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """As in the program, and unlike in all other tests."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock, entropy = SystemClock(), SystemEntropy()
    folder, key = DataFolder(tmp_path / "hub"), FileKey(tmp_path / "hub.key")
    key.create(entropy)
    serving.found(folder, key, clock, entropy)
    with open_store(folder, key, entropy) as opened:
        yield opened


async def test_what_stays_is_not_collected_while_it_is_served(store: Store) -> None:
    async with serving.serving(store, SystemClock(), SystemEntropy(), Config()) as hub:
        assert gc.get_freeze_count() > 0
        await hub.stop()
    assert gc.get_freeze_count() == 0


async def test_nor_while_it_is_loaded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    collecting: list[bool] = []
    load = store.events.load

    def watched() -> tuple[Board, str]:
        collecting.append(gc.isenabled())
        return load()

    monkeypatch.setattr(store.events, "load", watched)
    async with serving.serving(store, SystemClock(), SystemEntropy(), Config()):
        collecting.append(gc.isenabled())
    assert collecting == [False, True]


async def test_a_hub_that_cannot_listen_leaves_the_collector_at_work(store: Store) -> None:
    nowhere = Config(host="192.0.2.1")
    with pytest.raises(OSError, match="address"):
        async with serving.serving(store, SystemClock(), SystemEntropy(), nowhere):
            raise AssertionError("nobody listens at an address of another machine")
    assert gc.isenabled()
