"""Destroyed papers go from the hub, from every client, and from every client's shelf."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.codec import board_hash, encode
from app.domain.board import Board
from app.domain.case.events import PapersDestroyed
from app.domain.disclosure import view
from app.persistence.errors import StoreFull
from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.providers import FileKey
from app.persistence.shelf import open_shelf
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config
from sync.session import Address, Session
from tests.helpers.builders import AT, CASE, NURSE
from tests.helpers.early_help import BEGUN, ask, name_key_worker, say
from tests.helpers.submitting import note, submissions
from tests.sync.sockets import IMPATIENT, Ear, Person, seated, serving, until

MARKER = "Quillon-marker-7731"
ENTROPY = SystemEntropy()


@pytest.fixture
def key(tmp_path: Path) -> FileKey:
    provider = FileKey(tmp_path / "hub.key")
    provider.create(ENTROPY)
    return provider


@pytest.fixture
def store(tmp_path: Path, key: FileKey) -> Iterator[Store]:
    folder = DataFolder(tmp_path / "data")
    create(folder, key, ENTROPY, AT)
    with open_store(folder, key, ENTROPY) as opened:
        board, _ = opened.events.load()
        opened.events.turn(board, submissions(*BEGUN, ask(1)), AT)
        yield opened


def heard(board: Board) -> bool:
    return MARKER.encode() in encode(list(board.streams.values()))


def afresh(person: Person) -> Callable[[], bool]:
    """Whether it was welcomed again."""
    return lambda: len(person.ear.boards) == 2


async def test_everyone_starts_afresh_without_them(store: Store) -> None:
    async with (
        serving(store.events) as hub,
        seated(hub.port, NURSE) as nurse,
        seated(hub.port) as other,
    ):
        nurse.session.submit(say(MARKER))
        nurse.session.submit(note(1, MARKER))
        await until(lambda: heard(other.board) and not nurse.shelf.kept)
        epoch = store.events.epoch
        other.session.submit(name_key_worker(1))
        for person in (nurse, other):
            await until(afresh(person))
            assert not heard(person.board)
            assert board_hash(person.board) == board_hash(view(hub.board, person.seat))
        assert not heard(hub.board)
        assert store.events.epoch != epoch
        assert hub.board.case(CASE) == store.events.load()[0].case(CASE)


async def test_nothing_is_left_on_the_shelf_of_whoever_wrote_them(
    store: Store, tmp_path: Path
) -> None:
    path, secret = tmp_path / "shelf.db", b"\7" * 32
    async with serving(store.events) as hub:
        shelf = open_shelf(path, secret)
        address = Address(f"ws://127.0.0.1:{hub.port}/", NURSE.account, NURSE.account)
        session = Session(address, shelf, SystemClock(), ENTROPY, IMPATIENT)
        ear = Ear()
        session.listen(ear)
        await session.start()
        await until(lambda: ear.boards)
        session.submit(say(MARKER))
        await until(lambda: not session.pending)
        async with seated(hub.port) as other:
            other.session.submit(name_key_worker(1))
            await until(lambda: len(ear.boards) == 2)
        await session.stop()
    shelf = open_shelf(path, secret)
    assert (shelf.pending(), shelf.drafts()) == ((), {})
    shelf.close()


async def test_one_who_was_away_comes_back_without_them(store: Store) -> None:
    async with serving(store.events) as hub:
        async with seated(hub.port, NURSE) as nurse:
            nurse.session.submit(say(MARKER))
            await until(lambda: not nurse.session.pending)
        async with seated(hub.port) as other:
            other.session.submit(name_key_worker(1))
            await until(lambda: len(other.ear.boards) == 2)
        async with seated(hub.port, NURSE) as nurse:
            assert not heard(nurse.board)


async def test_a_hub_that_starts_finishes_what_another_began(store: Store) -> None:
    board, _ = store.events.load()
    said = submissions(say(MARKER), name_key_worker(1))
    done = store.events.turn(board, said, AT)
    assert any(isinstance(one.event, PapersDestroyed) for one in done.recorded)
    epoch = store.events.epoch
    async with serving(store.events):
        assert store.events.epoch != epoch
        assert not store.events.destroy_papers(AT)


async def test_a_full_disk_is_tried_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []
    whole = type(store.events).destroy_papers

    def full_twice(self: object, now: object) -> bool:
        tries.append(1)
        if len(tries) in (2, 3):
            raise StoreFull("No room.")
        return whole(store.events, AT)

    monkeypatch.setattr(type(store.events), "destroy_papers", full_twice)
    async with serving(store.events, Config(again_seconds=0.01)) as hub, seated(hub.port) as one:
        one.session.submit(say(MARKER))
        one.session.submit(name_key_worker(1))
        await until(lambda: len(one.ear.boards) == 2)
        assert len(tries) == 4
        assert not heard(one.board)
