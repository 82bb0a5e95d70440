"""The same commands on a record as it is on a disk: encrypted, chained, its answers in a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.persistence.event_store import SqlEventStore
from app.persistence.layout import DataFolder, create, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from tests.fuzz import commands
from tests.helpers.builders import AT
from tests.helpers.submitting import FOUNDING, submissions
from tests.sync import table

ENTROPY = SystemEntropy()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlEventStore]:
    """With the usual partnership on it."""
    key, data = FileKey(tmp_path / "keys" / "hub.key"), DataFolder(tmp_path / "data")
    key.create(ENTROPY)
    create(data, key, ENTROPY, AT)
    with open_store(data, key, ENTROPY) as store:
        board, _ = store.events.load()
        store.events.turn(board, submissions(*FOUNDING), AT)
        yield store.events


@pytest.mark.parametrize("number", [0, 1])
def test_it_folds_to_what_everyone_holds(
    record: SqlEventStore, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "founded", lambda: record)
    tally = commands.play(number)
    assert tally.clean, tally.found
    assert record.load()[0].position > 60
