"""What every event store promises: in encrypted files, in a database, and in memory."""

from collections.abc import Callable, Iterator

import pytest

from app.codec import board_hash
from app.domain.board import Board, empty
from app.domain.case.commands import RateCase
from app.domain.context import OPERATOR
from app.domain.errors import Code
from app.domain.events import Erased
from app.domain.submission import Submission
from app.domain.turn import fold
from app.domain.values import CommandId, Rating, StreamId
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import Committed, EventStore
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.builders import AT, BOARD, CHAIR, DAY, HOUR, NURSE, case_id, uid
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import FOUNDING, note, receive, submission, submissions

Reopen = Callable[[], EventStore]


@pytest.fixture(params=["memory", "disk", "database"])
def reopen(request: pytest.FixtureRequest) -> Iterator[Reopen]:
    """Opens the store, and each time after closing it first."""
    if request.param == "memory":
        memory = MemoryEventStore(BOARD)
        yield lambda: memory
        return
    place = {"disk": "folder", "database": "in_database"}[request.param]
    folder: DataFolder = request.getfixturevalue(place)
    key: FileKey = request.getfixturevalue("key")
    opened: list[Store] = []

    def again() -> EventStore:
        if opened:
            opened.pop().close()
        opened.append(open_store(folder, key, ENTROPY))
        return opened[-1].events

    yield again
    opened.pop().close()


@pytest.fixture
def events(reopen: Reopen) -> EventStore:
    return reopen()


@pytest.fixture
def founded(events: EventStore) -> Board:
    board, _ = events.load()
    return events.turn(board, submissions(*FOUNDING), AT).board


def test_a_new_store_is_empty(events: EventStore) -> None:
    board, head = events.load()
    assert board == empty(board.id)
    assert head == "00" * 32


def test_a_turn_decides_each_on_what_the_one_before_left(
    events: EventStore, founded: Board
) -> None:
    done = events.turn(founded, submissions(receive(), note(), receive(2)), AT)
    assert [answer.refusal for answer in done.answers] == [None, None, None]
    assert [one.position for one in done.recorded] == [
        founded.position + 1,
        founded.position + 2,
        founded.position + 3,
    ]
    assert [one.version for one in done.recorded] == [1, 2, 1]
    assert [answer.position for answer in done.answers] == [one.position for one in done.recorded]
    assert done.before == founded.position
    assert fold(founded, done.recorded) == done.board


def test_reopened_it_gives_the_same_board_and_head(
    reopen: Reopen, events: EventStore, founded: Board
) -> None:
    done = events.turn(founded, submissions(receive(), note(), receive(2)), AT)
    board, head = reopen().load()
    assert board == done.board
    assert board_hash(board) == board_hash(done.board)
    assert head == done.head
    assert reopen().load() == (board, head)


def test_turns_go_on_after_reopening(reopen: Reopen, events: EventStore, founded: Board) -> None:
    events.turn(founded, submissions(receive()), AT)
    board, _ = reopen().load()
    done = reopen().turn(board, submissions(note()), AT + HOUR)
    assert done.answers[0].refusal is None
    assert reopen().load() == (done.board, done.head)


def test_a_retry_gets_the_first_answer(events: EventStore, founded: Board) -> None:
    once = submission(receive())
    first = events.turn(founded, [once], AT)
    again = events.turn(first.board, [once, once], AT + DAY)
    assert again.answers == (first.answers[0], first.answers[0])
    assert again.recorded == ()
    assert again.head == first.head


def test_a_retry_of_a_refused_command_is_refused_alike(
    reopen: Reopen, events: EventStore, founded: Board
) -> None:
    early = submission(note())
    no = events.turn(founded, [early], AT).answers[0]
    assert no.refusal is not None
    assert no.refusal.code is Code.UNKNOWN_CASE
    after = events.turn(founded, submissions(receive()), AT).board
    assert reopen().turn(after, [early], AT).answers == (no,)


def test_an_id_with_other_words_is_refused(events: EventStore, founded: Board) -> None:
    chosen = CommandId(uid(1))
    first = events.turn(founded, [submission(receive(1), chosen=chosen)], AT)
    other = events.turn(first.board, [submission(receive(2), chosen=chosen)], AT).answers[0]
    assert other.refusal is not None
    assert other.refusal.code is Code.COMMAND_REUSED


def test_the_same_id_of_two_people_is_two_commands(events: EventStore, founded: Board) -> None:
    chosen = CommandId(uid(1))
    both = [
        submission(receive(1), OPERATOR, chosen),
        submission(receive(2), NURSE.account, chosen),
    ]
    done = events.turn(founded, both, AT)
    assert [answer.refusal for answer in done.answers] == [None, None]
    assert [one.actor for one in done.recorded] == [OPERATOR, NURSE.account]


def test_what_another_hub_wrote_is_read_first(events: EventStore, founded: Board) -> None:
    theirs = events.turn(founded, submissions(receive(1), note(1)), AT)
    mine = events.turn(founded, submissions(note(1), receive(2)), AT)
    assert mine.before == founded.position
    assert mine.recorded[:2] == theirs.recorded
    assert [answer.refusal for answer in mine.answers] == [None, None]
    assert fold(founded, mine.recorded) == mine.board
    assert events.load() == (mine.board, mine.head)


def test_time_never_runs_behind_the_last_event(events: EventStore, founded: Board) -> None:
    late = events.turn(founded, submissions(receive(1)), AT + HOUR)
    early = events.turn(late.board, submissions(receive(2)), AT)
    assert early.recorded[0].at == AT + HOUR


def test_a_turn_of_nothing_leaves_everything(events: EventStore, founded: Board) -> None:
    done = events.turn(founded, [], AT)
    assert (done.board, done.recorded, done.answers) == (founded, (), ())
    assert events.load()[1] == done.head


def test_an_erased_stream_is_gone_and_the_rest_stands(
    reopen: Reopen, events: EventStore, founded: Board
) -> None:
    done = events.turn(founded, submissions(receive(1), receive(2), note(1), note(2)), AT)
    events.erase([StreamId(case_id(1))], AT)
    board, head = reopen().load()
    assert board.case(case_id(1)) is None
    assert board.case(case_id(2)) == done.board.case(case_id(2))
    assert (board.position, head) == (done.board.position, done.head)
    read = reopen().turn(founded, [], AT).recorded
    assert [isinstance(one.event, Erased) for one in read] == [True, False, True, False]


def test_other_cases_go_on_after_an_erasure(events: EventStore, founded: Board) -> None:
    events.turn(founded, submissions(receive(1), receive(2)), AT)
    events.erase([StreamId(case_id(1))], AT)
    board, _ = events.load()
    rate = RateCase(case=case_id(2), rating=Rating.RED)
    done = events.turn(board, [submission(rate, CHAIR.account), submission(note(1))], AT)
    codes = [answer.refusal and answer.refusal.code for answer in done.answers]
    assert codes == [None, Code.UNKNOWN_CASE]


def test_a_checkpoint_says_what_stands(events: EventStore, founded: Board) -> None:
    board, head = events.load()
    signed = events.checkpoint()
    assert (signed.position, signed.head, signed.epoch) == (board.position, head, events.epoch)


def test_the_epoch_stays(reopen: Reopen, events: EventStore) -> None:
    epoch = events.epoch
    assert epoch
    assert reopen().epoch == epoch


def outcome_of(done: Committed, index: int = 0) -> Code | None:
    refusal = done.answers[index].refusal
    return refusal.code if refusal else None


def test_an_erased_case_cannot_be_received_again(folder: DataFolder, key: FileKey) -> None:
    """Its key is gone, and a second key would let new words pass for old ones."""
    again: Submission = submission(receive(1))
    with open_store(folder, key, ENTROPY) as store:
        board, _ = store.events.load()
        board = store.events.turn(board, submissions(*FOUNDING, receive(1)), AT).board
        store.events.erase([StreamId(case_id(1))], AT)
        board, _ = store.events.load()
        done = store.events.turn(board, [again, submission(receive(2)), submission(note(1))], AT)
        assert outcome_of(done, 0) is Code.ID_IN_USE
        assert outcome_of(done, 1) is None
        assert outcome_of(done, 2) is Code.UNKNOWN_CASE
        assert outcome_of(store.events.turn(done.board, [again], AT)) is Code.ID_IN_USE
