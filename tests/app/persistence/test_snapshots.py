"""A start from snapshots gives what folding everything gives."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, func, select, update

from app.codec import board_hash
from app.domain.board import Board, empty
from app.domain.turn import fold
from app.domain.values import StreamId
from app.persistence import engines, event_log
from app.persistence import snapshots as stored
from app.persistence.errors import StoreDamaged
from app.persistence.keys import Keys
from app.persistence.layout import DataFolder, Store, open_store, unlock
from app.persistence.providers import FileKey
from app.persistence.tables import boards, snapshots
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import everywhere as folder
from tests.helpers.builders import AT, HOUR, case_id
from tests.helpers.submitting import FOUNDING, note, receive, submissions

__all__ = ["folder"]


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "EVERY", 10)


@pytest.fixture
def turned(store: Store) -> Board:
    board, _ = store.events.load()
    return store.events.turn(board, submissions(*FOUNDING, receive(1), receive(2)), AT).board


@contextmanager
def read_only(folder: DataFolder, key: FileKey) -> Iterator[tuple[Connection, Keys]]:
    _, master, place = unlock(folder, key)
    readers = place.readers()
    keys = Keys(place.key_readers(), master.wrap)
    with engines.reading(readers) as connection:
        yield connection, keys
    keys.close()
    readers.dispose()


def folded(folder: DataFolder, key: FileKey) -> Board:
    """From the events alone."""
    with read_only(folder, key) as (connection, keys):
        board = folder.read_label().board
        return fold(empty(board), event_log.after(connection, board, 0, keys).events)


def snapshot_position(folder: DataFolder, key: FileKey) -> tuple[int, int]:
    """Where they stand, and how many there are."""
    with read_only(folder, key) as (connection, _):
        mine = folder.read_label().board
        at = select(boards.c.snapshot_position).where(boards.c.board == mine)
        number = select(func.count()).where(snapshots.c.board == mine)
        return connection.scalar(at) or 0, connection.scalar(number) or 0


def test_closing_leaves_a_snapshot_of_each_stream(
    store: Store, turned: Board, folder: DataFolder, key: FileKey
) -> None:
    store.close()
    assert snapshot_position(folder, key) == (turned.position, 3)
    with open_store(folder, key, ENTROPY) as again:
        assert again.events.load()[0] == turned == folded(folder, key)


@pytest.mark.usefixtures("often")
def test_they_are_renewed_on_the_way(
    store: Store, turned: Board, folder: DataFolder, key: FileKey
) -> None:
    assert snapshot_position(folder, key) == (turned.position, 3)
    board = turned
    for n in range(12):
        board = store.events.turn(board, submissions(note(1, f"Note {n}")), AT + n * HOUR).board
    assert snapshot_position(folder, key) == (turned.position + 10, 3)
    again, _ = store.events.load()
    assert again == board == folded(folder, key)
    assert board_hash(again) == board_hash(board)


@pytest.mark.usefixtures("often")
def test_a_long_tail_is_snapshotted_on_loading(
    store: Store, folder: DataFolder, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "EVERY", 1_000)
    board = store.events.turn(store.events.load()[0], submissions(*FOUNDING, receive(1)), AT).board
    assert snapshot_position(folder, key) == (0, 0)
    monkeypatch.setattr(stored, "EVERY", 10)
    assert store.events.load()[0] == board
    assert snapshot_position(folder, key) == (board.position, 2)
    assert store.events.load()[0] == board


def test_closing_without_loading_keeps_them(
    store: Store, turned: Board, folder: DataFolder, key: FileKey
) -> None:
    store.close()
    open_store(folder, key, ENTROPY).close()
    assert snapshot_position(folder, key) == (turned.position, 3)


def test_another_form_of_the_state_is_folded_anew(
    store: Store, turned: Board, folder: DataFolder, key: FileKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(stored, "FORMAT", "the next one")
    with open_store(folder, key, ENTROPY) as again:
        assert again.events.load()[0] == turned
        assert snapshot_position(folder, key) == (turned.position, 3)
    with read_only(folder, key) as (connection, keys):
        assert stored.read(connection, turned.id, keys) == (turned.position, dict(turned.streams))


def test_a_snapshot_is_gone_with_its_key(
    store: Store, turned: Board, folder: DataFolder, key: FileKey
) -> None:
    store.close()
    with open_store(folder, key, ENTROPY) as again:
        again.events.load()
        again.events.erase([StreamId(case_id(1))], AT)
        assert snapshot_position(folder, key) == (turned.position, 2)
    with open_store(folder, key, ENTROPY) as again:
        board, _ = again.events.load()
        assert board.case(case_id(1)) is None
        assert board == folded(folder, key)


def test_a_swapped_snapshot_does_not_open(
    store: Store, turned: Board, folder: DataFolder, key: FileKey
) -> None:
    store.close()
    engine = unlock(folder, key)[2].writer()
    mine = snapshots.c.board == turned.id
    with engines.writing(engine) as connection:
        of_two = snapshots.c.stream == case_id(2)
        words = connection.scalar(select(snapshots.c.ciphertext).where(mine, of_two))
        of_one = snapshots.c.stream == case_id(1)
        connection.execute(update(snapshots).where(mine, of_one).values(ciphertext=words))
    engine.dispose()
    with open_store(folder, key, ENTROPY) as again, pytest.raises(StoreDamaged, match="snapshot"):
        again.events.load()
