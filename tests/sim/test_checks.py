"""What is checked at the end of a day goes red where it should."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Board
from app.domain.case.events import NoteAdded
from app.domain.case.state import Decision, DecisionState
from app.domain.clocks import Pause
from app.domain.errors import Code, Refusal
from app.domain.events import Recorded
from app.domain.submission import Outcome
from app.domain.values import CommandId, Stage
from app.persistence.verify import Fault, Problem, Report
from app.ports import Pending, PendingState
from tests.helpers.builders import (
    AT,
    CASE,
    COORDINATOR,
    board,
    by,
    case,
    decision,
    decision_id,
    draft,
    gathering,
    request,
    stream,
    uid,
)
from tests.helpers.submitting import note
from tests.helpers.telling import message
from tests.sim import checks
from tests.sim.checks import Kind
from tests.sim.loop import SimLoop
from tests.sim.people import DRAFT, Memory, Person
from tests.sim.record import Record
from tests.sim.watching import Seen

ME = COORDINATOR.account
MINE = CommandId(uid(1, 0xC))
YES, NO = Outcome(b"", 2), Outcome(b"", 1, Refusal(Code.NOT_PERMITTED))
WELL = Report(0, 0, "", "", 0, 0, 0, 0, ())


def events(*seconds: int, first: int = 1) -> tuple[Recorded, ...]:
    said = NoteAdded(by=by(COORDINATOR), text="Said.")
    return tuple(
        Recorded(position, stream(CASE), position, AT + timedelta(seconds=at), ME, said)
        for position, at in enumerate(seconds, first)
    )


def record(
    recorded: Sequence[Recorded] = (), answer: Outcome | None = YES, **changes: Any
) -> Record:
    known = {} if answer is None else {(ME, MINE): answer}
    usual = Record(board(), tuple(recorded), {(ME, MINE): (1, 2)}, known, frozenset(), WELL)
    return structs.replace(usual, **changes)


@pytest.fixture
def person() -> Person:
    loop = SimLoop(1)
    loop.close()
    return Person(loop, 1, 0, COORDINATOR)


def kinds(found: checks.Findings) -> list[Kind]:
    return [one.kind for one in found]


def test_the_order_and_its_time() -> None:
    assert kinds(checks.sound(record(events(1, 1, 2)))) == []
    assert kinds(checks.sound(record(events(1, 3, 2)))) == [Kind.DIVERGED]
    assert kinds(checks.sound(record(events(1, 2, first=2)))) == [Kind.LOST]
    broken = structs.replace(WELL, problems=(Problem(Fault.CHAIN, 1, "Torn."),))
    assert kinds(checks.sound(record(report=broken))) == [Kind.UNHANDLED]


@pytest.mark.parametrize(
    ("positions", "answer", "right"),
    [
        ((1, 2), YES, True),
        ((2,), YES, True),
        ((1, 2), None, True),
        ((1, 3), structs.replace(YES, position=3), False),
        ((1, 2, 3), YES, False),
        ((1,), NO, False),
    ],
)
def test_a_command_takes_effect_once(
    positions: tuple[int, ...], answer: Outcome | None, right: bool
) -> None:
    found = kinds(checks.once(record(answer=answer, made={(ME, MINE): positions})))
    assert found == ([] if right else [Kind.DOUBLED])


@pytest.mark.parametrize(
    ("position", "answer", "right"),
    [(0, YES, True), (2, YES, True), (3, YES, False), (0, NO, False), (0, None, False)],
)
def test_what_was_accepted_is_there(
    person: Person, position: int, answer: Outcome | None, right: bool
) -> None:
    person.memory.accepted[MINE] = position
    assert kinds(checks.kept(record(answer=answer), person)) == ([] if right else [Kind.LOST])


@pytest.mark.parametrize(("position", "right"), [(2, True), (3, False)])
def test_a_yes_is_never_taken_back(person: Person, position: int, right: bool) -> None:
    """Also one that was said again later, with another place."""
    person.memory.promised = {(MINE, 2), (MINE, position)}
    assert kinds(checks.kept(record(), person)) == ([] if right else [Kind.LOST])


@pytest.mark.parametrize(("answer", "right"), [(NO, True), (YES, False), (None, False)])
def test_what_was_refused_stays_so(person: Person, answer: Outcome | None, right: bool) -> None:
    person.memory.noes[MINE] = [Refusal(Code.NOT_PERMITTED)]
    assert kinds(checks.kept(record(answer=answer), person)) == ([] if right else [Kind.LOST])


def test_nothing_on_a_shelf_comes_to_nothing(person: Person) -> None:
    person.shelf.ever[MINE] = note()
    assert kinds(checks.kept(record(), person)) == [Kind.LOST]
    person.gone = True
    assert kinds(checks.kept(record(), person)) == []


def test_a_shelf_keeps_what_is_not_shown_yet(person: Person) -> None:
    person.shelf.accepted = lambda: [MINE]
    person.shelf.drop(CommandId(uid(2, 0xC)))
    assert kinds(checks.kept(record(), person)) == []
    person.shelf.drop(MINE)
    assert kinds(checks.kept(record(), person)) == [Kind.LOST]


def test_a_draft_is_kept(person: Person) -> None:
    person.draft = "Begun"
    assert kinds(checks.written(person)) == [Kind.LOST]
    person.shelf.saved[DRAFT] = "Begun"
    assert kinds(checks.written(person)) == []


def test_a_board_is_what_the_record_says(person: Person) -> None:
    assert kinds(checks.agrees(record(), person)) == [Kind.DIVERGED], "none at all"
    assert kinds(checks.agreed(record(), Seen(ME, 0, "another"))) == [Kind.DIVERGED]


def test_each_change_goes_on(person: Person) -> None:
    person.memory.steps = [(1, 2), (4, 5), (2, 3)]
    assert kinds(checks.in_order(person)) == []
    person.memory.steps.append((3, 3))
    assert kinds(checks.in_order(person)) == [Kind.DIVERGED]


def test_whoever_is_not_seen_is_missed(person: Person) -> None:
    assert kinds(checks.there([person], person)) == [Kind.DIVERGED]
    assert kinds(checks.there([], person)) == []


def test_what_leaves_is_what_is_queued() -> None:
    stands: Board = board(case())
    assert kinds(checks.posted(record(board=stands))) == []
    left = record(board=stands, leaving=frozenset({uid(1)}))
    assert kinds(checks.posted(left)) == [Kind.DIVERGED]


@pytest.mark.parametrize(
    ("stage", "of", "right"),
    [
        (Stage.DECIDED, 2, True),
        (Stage.DECIDED, 1, False),
        (Stage.GATHERING, 2, False),
        (Stage.GATHERING, None, True),
    ],
)
def test_nobody_is_told_what_does_not_stand(stage: Stage, of: int | None, right: bool) -> None:
    told = message(decision=decision_id(of) if of else None)
    both = tuple(decision(n, state=DecisionState.CONFIRMED, read_back_at=AT) for n in (1, 2))
    stands = board(case(stage=stage, decisions=both, messages=(told,)))
    assert kinds(checks.honest(record(board=stands))) == ([] if right else [Kind.DIVERGED])


def test_no_clock_is_stopped_twice() -> None:
    once = Pause("Waits", AT, AT), Pause("Waits", AT)
    stands = board(gathering(request(pauses=once)))
    assert kinds(checks.ruled(record(board=stands))) == []
    stands = board(gathering(request(pauses=(*once, Pause("Waits", AT)))))
    assert kinds(checks.ruled(record(board=stands))) == [Kind.DOUBLED]
    hour = timedelta(hours=1)
    crossed = Pause("Waits", AT, AT + 2 * hour), Pause("Waits", AT + hour, AT + 2 * hour)
    stands = board(gathering(request(pauses=crossed)))
    assert kinds(checks.ruled(record(board=stands))) == [Kind.DOUBLED]


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (decision(), True),
        (decision(state=DecisionState.CONFIRMED, read_back_at=AT), True),
        (decision(state=DecisionState.CONFIRMED, draft=draft(urgent=True)), True),
        (decision(state=DecisionState.CONFIRMED), False),
    ],
)
def test_nothing_is_decided_unread(made: Decision, right: bool) -> None:
    stands = board(case(decisions=(made,)))
    assert kinds(checks.ruled(record(board=stands))) == ([] if right else [Kind.DIVERGED])


def test_a_person_remembers_what_became_of_each() -> None:
    """Gone without a no is a yes; and a yes whose position was told is held to it."""
    memory = Memory()
    waits = Pending(MINE, note(), PendingState.SENDING, AT)
    memory.pending_changed((waits,))
    assert memory.accepted == {}
    memory.pending_changed(())
    assert memory.accepted == {MINE: 0}
    memory.pending_changed((structs.replace(waits, state=PendingState.ACCEPTED, position=7),))
    assert memory.accepted == {MINE: 7}
