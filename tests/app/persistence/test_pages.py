"""How many pages a turn writes: to encrypt and authenticate them costs more than all else in it."""

from itertools import cycle

import pytest

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.submission import Submission
from app.domain.values import AccountId, CommandId
from app.persistence import engines
from app.persistence.layout import DataFolder, Store, unlock
from app.persistence.providers import FileKey
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT, SEATS
from tests.helpers.submitting import FOUNDING, note, receive, submission, submissions

CASES, TURN = 192, 64
WRITERS = [one.account for one in SEATS if one.agency]
PAGE_IN_LOG = 4096 + 24
"""With its header in the write-ahead log."""
MOST = 48
"""The events of a turn fill 22; an index that grows at random would take a page for each event."""


@pytest.fixture
def many(store: Store) -> Board:
    """A board of many cases with a few notes each."""
    board, _ = store.events.load()
    board = store.events.turn(board, submissions(*FOUNDING), AT).board
    board = store.events.turn(board, [fresh(receive(n)) for n in range(CASES)], AT).board
    for turn in range(12):
        board = store.events.turn(board, notes(turn), AT).board
    return board


def fresh(command: Command, by: AccountId | None = None) -> Submission:
    return submission(command, by, CommandId(ENTROPY.uuid()))


def notes(turn: int) -> list[Submission]:
    """One each on a third of the cases, by all who may write."""
    cases = range(turn % 3, CASES, 3)
    return [fresh(note(n, "x" * 300), by) for n, by in zip(cases, cycle(WRITERS), strict=False)]


def test_a_turn_writes_its_own_pages_and_few_others(
    many: Board, store: Store, folder: DataFolder, key: FileKey
) -> None:
    _, derived, _ = unlock(folder, key)
    other = engines.writer(folder.store, derived.store)
    engines.truncate_log(other)
    other.dispose()
    done = store.events.turn(many, notes(0), AT)
    assert len(done.recorded) == TURN
    written = folder.store.with_name("store.db-wal").stat().st_size
    assert written // PAGE_IN_LOG <= MOST
