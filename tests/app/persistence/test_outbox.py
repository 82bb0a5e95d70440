"""What is to leave the hub: in step with the record, and held by one sender at a time."""

from datetime import timedelta

import pytest
from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import RecordAttempt
from app.domain.case.feedback import Attempt, Channel, Message, MessageState, Reader
from app.domain.context import POST
from app.domain.partnership.commands import SetFeedbackRules
from app.domain.values import Instant, StreamId
from app.ports import Backlog, EventStore, Parcel
from tests.app.persistence.test_event_store import Reopen, reopen
from tests.helpers.builders import AT, DAY, HOUR, case_id, stream
from tests.helpers.decided import Step, as_submissions, decided, decided_anew, reopened
from tests.helpers.posting import (
    OPENING,
    RULES,
    WORDS,
    given,
    opened,
    owed,
    queue,
    recall,
    turn,
)
from tests.helpers.submitting import submission

__all__ = ["reopen"]
MINUTE = timedelta(minutes=1)
MINE, OTHER = "11111111-0000-4000-8000-000000000000", "22222222-0000-4000-8000-000000000000"


@pytest.fixture
def store(reopen: Reopen) -> EventStore:
    return reopen()


def due(store: EventStore, now: Instant = AT, holder: str = MINE) -> tuple[Parcel, ...]:
    return store.outbox.lease(holder, now, now + MINUTE, 10)


def attempted(
    store: EventStore, board: Board, state: MessageState, at: Instant = AT, n: int = 1
) -> Board:
    command = RecordAttempt(owed(board, n).owed.id, Attempt(at, state), case=case_id(n))
    done = store.turn(board, [submission(command, POST)], at)
    assert done.answers[0].refusal is None
    return done.board


def waiting(store: EventStore) -> Board:
    """One message that is due at once."""
    board = opened(store)
    return turn(store, board, queue(board))


def test_what_is_queued_is_due(store: EventStore) -> None:
    board = waiting(store)
    message = owed(board).owed.id
    assert due(store) == (
        Parcel(
            message,
            StreamId(case_id(1)),
            1,
            Channel.EMAIL,
            WORDS.template,
            WORDS.version,
            board.position,
            f"{message}.1@{board.id}",
            AT,
        ),
    )


def test_a_refused_command_leaves_nothing(store: EventStore) -> None:
    board = opened(store)
    again = submission(queue(board, address="head@elsewhere.example"))
    assert store.turn(board, [again], AT).answers[0].refusal is not None
    assert due(store) == ()


def test_nothing_leaves_in_the_time_of_recall(store: EventStore) -> None:
    board = turn(store, opened(store), SetFeedbackRules(rules=RULES_WITH_RECALL))
    board = turn(store, board, queue(board))
    assert due(store, AT + 9 * MINUTE) == ()
    assert store.outbox.backlog() == Backlog(1, AT + 10 * MINUTE, AT + 10 * MINUTE)
    assert len(due(store, AT + 10 * MINUTE)) == 1


RULES_WITH_RECALL = structs.replace(RULES, recall_minutes=10)


def test_what_is_recalled_never_leaves(store: EventStore) -> None:
    board = turn(store, opened(store), SetFeedbackRules(rules=RULES_WITH_RECALL))
    board = turn(store, board, queue(board))
    board = turn(store, board, recall(board), at=AT + MINUTE)
    assert due(store, AT + DAY) == ()
    assert store.outbox.backlog() == Backlog()


def test_what_is_told_otherwise_does_not_leave(store: EventStore) -> None:
    board = waiting(store)
    turn(store, board, given(board))
    assert due(store) == ()


def test_what_was_decided_before_does_not_leave_a_case_that_is_open_again(
    store: EventStore,
) -> None:
    board = told_of_a_decision(store)
    assert [parcel.message for parcel in due(store)] == [outcome(board).owed.id]
    board = by(store, board, reopened())
    assert (due(store, AT + DAY, OTHER), store.outbox.backlog()) == ((), Backlog())
    board = by(store, board, *decided_anew())
    assert outcome(board, 0).state is MessageState.SUPERSEDED
    assert (due(store, AT + DAY), store.outbox.backlog()) == ((), Backlog())


def told_of_a_decision(store: EventStore) -> Board:
    """The school is to hear of it, by mail and at once."""
    board = turn(store, store.load()[0], *OPENING)
    board = by(store, board, *decided())
    named = outcome(board).owed.id
    return turn(store, board, queue(board, message=named))


def by(store: EventStore, board: Board, *steps: Step) -> Board:
    done = store.turn(board, as_submissions(*steps), AT)
    assert [answer.refusal for answer in done.answers] == [None] * len(steps)
    return done.board


def outcome(board: Board, which: int = -1) -> Message:
    """What the school is to hear of each decision."""
    case = board.case(case_id(1))
    assert case is not None
    to_school = [m for m in case.messages if m.owed.reader is Reader.SCHOOL and m.decision]
    return to_school[which]


def test_what_people_hand_over_is_not_the_posts(store: EventStore) -> None:
    board = opened(store)
    turn(store, board, queue(board, channel=Channel.LETTER, address=""))
    assert due(store, AT + DAY) == ()


def test_one_holds_it_until_the_lease_ends(store: EventStore) -> None:
    waiting(store)
    (mine,) = due(store, holder=MINE)
    assert due(store, AT, OTHER) == ()
    assert store.outbox.holds(MINE, mine)
    assert not store.outbox.holds(OTHER, mine)
    (theirs,) = due(store, AT + MINUTE, OTHER)
    assert theirs == structs.replace(mine, taken_over=True)
    assert not store.outbox.holds(MINE, mine)


def test_a_lease_that_is_renewed_goes_on(store: EventStore) -> None:
    waiting(store)
    due(store, holder=MINE)
    store.outbox.renew(MINE, AT + 2 * MINUTE)
    assert due(store, AT + MINUTE, OTHER) == ()


def test_what_is_given_back_is_free_at_once(store: EventStore) -> None:
    waiting(store)
    due(store, holder=MINE)
    store.outbox.give_back(MINE, AT)
    assert len(due(store, AT, OTHER)) == 1


def test_a_try_that_came_to_nothing_is_counted(store: EventStore) -> None:
    waiting(store)
    (parcel,) = due(store)
    store.outbox.put_off(parcel, AT + HOUR)
    assert due(store, AT + HOUR - MINUTE) == ()
    (again,) = due(store, AT + HOUR, OTHER)
    assert again == structs.replace(parcel, attempts=1)
    assert store.outbox.backlog().oldest == AT


def test_recalled_under_a_lease_it_is_held_no_more(store: EventStore) -> None:
    board = waiting(store)
    (parcel,) = due(store)
    turn(store, board, given(board))
    assert not store.outbox.holds(MINE, parcel)
    store.outbox.put_off(parcel, AT)
    assert due(store) == (), "and nothing brings it back"


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.FAILED])
def test_what_is_settled_is_settled(store: EventStore, state: MessageState) -> None:
    attempted(store, waiting(store), state)
    assert due(store, AT + DAY) == ()
    assert store.outbox.backlog() == Backlog()


def test_queued_anew_it_is_another_letter(store: EventStore) -> None:
    board = waiting(store)
    (first,) = due(store)
    board = attempted(store, board, MessageState.FAILED)
    turn(store, board, queue(board))
    store.outbox.drop(first)
    (second,) = due(store, holder=OTHER)
    assert (second.queued, second.attempts, second.taken_over) == (2, 0, False)
    assert second.reference == f"{second.message}.2@{board.id}"
    assert not store.outbox.holds(MINE, first)


def test_a_service_is_asked_later_what_became_of_it(store: EventStore) -> None:
    board = opened(store)
    board = turn(store, board, queue(board, channel=Channel.NOTIFY))
    board = attempted(store, board, MessageState.SENT)
    assert due(store) == ()
    assert store.outbox.backlog() == Backlog(0, None, AT + MINUTE)
    (parcel,) = due(store, AT + MINUTE)
    assert parcel.accepted
    attempted(store, board, MessageState.DELIVERED, AT + MINUTE)
    assert due(store, AT + DAY) == ()


def test_the_longest_due_leave_first(store: EventStore) -> None:
    board = opened(store, cases=3)
    for n, at in ((2, AT), (3, AT + MINUTE), (1, AT + 2 * MINUTE)):
        board = turn(store, board, queue(board, n), at=at)
    leased = store.outbox.lease(MINE, AT + HOUR, AT + DAY, 2)
    assert [parcel.stream for parcel in leased] == [stream(case_id(2)), stream(case_id(3))]
    (rest,) = store.outbox.lease(OTHER, AT + HOUR, AT + DAY, 2)
    assert rest.stream == stream(case_id(1))


def test_it_is_there_after_reopening(reopen: Reopen) -> None:
    store = reopen()
    waiting(store)
    before = due(store)
    assert due(reopen()) == before


def test_what_is_erased_does_not_leave(store: EventStore) -> None:
    waiting(store)
    store.erase([StreamId(case_id(1))], AT)
    assert due(store, AT + DAY) == ()
