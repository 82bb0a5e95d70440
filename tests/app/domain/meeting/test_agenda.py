"""The agenda and the spotlight: what may come, in which order, and what must be settled first."""

import pytest
from msgspec import structs

from app.domain.case.state import Case, Restriction
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting import events
from app.domain.meeting.commands import (
    CallCase,
    CarryOverCase,
    PutBackCase,
    PutOnAgenda,
    ReorderAgenda,
    TakeOffAgenda,
)
from app.domain.meeting.state import AgendaItem, ItemState, Meeting
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Stage
from tests.app.domain.meeting.sittings import CLOSED, calling, opened
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    HOUR,
    OTHER_CASE,
    SCRIBE,
    SECOND_CHAIR,
    SITTING,
    by,
    case,
    case_id,
    rated,
    sitting,
)
from tests.helpers.given import given

ONE, TWO, THREE = (AgendaItem(c) for c in (CASE, OTHER_CASE, case_id(3)))
FIRST, SECOND, THIRD = rated(), rated(id=OTHER_CASE), rated(id=case_id(3))
UNKNOWN = case_id(99)
SETTLED = [ItemState.DECIDED, ItemState.DEFERRED, ItemState.CARRIED_OVER]


def hidden(case: Case) -> Case:
    """Restricted to the coordinator: not there for the chair."""
    named = Restriction((COORDINATOR.account,), "", AT, by(COORDINATOR))
    return structs.replace(case, restriction=named)


def agenda(*items: AgendaItem) -> events.AgendaSet:
    return events.AgendaSet(items=items)


# Putting on, taking off


@pytest.mark.parametrize("who", [CHAIR, COORDINATOR, SCRIBE])
@pytest.mark.parametrize("before", [sitting(agenda=(ONE,)), opened(ONE)])
def test_a_case_is_put_at_the_end(who: Seat, before: Meeting) -> None:
    command = PutOnAgenda(meeting=SITTING, case=OTHER_CASE)
    after = given(before, FIRST, SECOND).when(command, by=who).then(agenda(ONE, TWO)).meeting()
    version = before.version + 1
    assert after == structs.replace(
        before, version=version, agenda=(ONE, TWO), agenda_changed=version
    )


@pytest.mark.parametrize("state", SETTLED)
def test_a_case_settled_earlier_in_the_sitting_waits_again(state: ItemState) -> None:
    before = opened(AgendaItem(CASE, state, AT, AT), TWO)
    command = PutOnAgenda(meeting=SITTING, case=CASE)
    given(before, FIRST, SECOND).when(command).then(agenda(TWO, ONE))


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY])
def test_any_case_still_to_be_decided_may_come(stage: Stage) -> None:
    given(opened(), case(stage=stage)).when(PutOnAgenda(meeting=SITTING, case=CASE)).accepted()


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.CLOSING, Stage.CLOSED])
def test_a_case_that_is_decided_may_not_come(stage: Stage) -> None:
    asked = given(opened(), case(stage=stage)).when(PutOnAgenda(meeting=SITTING, case=CASE))
    asked.refused(Code.WRONG_STAGE, stage=stage.value)


@pytest.mark.parametrize("before", [opened(ONE), calling(CASE)])
def test_a_case_is_on_the_agenda_once(before: Meeting) -> None:
    asked = given(before, FIRST).when(PutOnAgenda(meeting=SITTING, case=CASE))
    asked.refused(Code.ALREADY_DONE, case=CASE)


@pytest.mark.parametrize("who", [CHAIR, COORDINATOR, SCRIBE])
def test_a_waiting_case_is_taken_off(who: Seat) -> None:
    command = TakeOffAgenda(meeting=SITTING, case=CASE)
    after = given(opened(ONE, TWO), FIRST, SECOND).when(command, by=who).then(agenda(TWO))
    assert after.meeting() == opened(TWO, version=4, agenda_changed=4)


def test_a_case_under_the_spotlight_stays_on() -> None:
    asked = given(calling(CASE), FIRST).when(TakeOffAgenda(meeting=SITTING, case=CASE))
    asked.refused(Code.UNSETTLED, case=CASE)


@pytest.mark.parametrize("state", SETTLED)
def test_a_settled_case_stays_on(state: ItemState) -> None:
    before = opened(AgendaItem(CASE, state, AT, AT))
    asked = given(before, FIRST).when(TakeOffAgenda(meeting=SITTING, case=CASE))
    asked.refused(Code.ALREADY_DONE, case=CASE)


# The order


@pytest.mark.parametrize("who", [CHAIR, COORDINATOR, SCRIBE])
def test_the_agenda_is_put_in_another_order(who: Seat) -> None:
    command = ReorderAgenda(meeting=SITTING, cases=(OTHER_CASE, CASE))
    after = given(calling(CASE, TWO), FIRST, SECOND).when(command, by=who).accepted().meeting()
    called = AgendaItem(CASE, ItemState.CALLED, called_at=AT)
    assert after.agenda == (TWO, called)
    assert (after.agenda_changed, after.spotlight) == (4, CASE)


def test_a_case_that_the_author_may_not_know_of_keeps_its_place() -> None:
    board = given(opened(ONE, TWO, THREE), FIRST, hidden(SECOND), THIRD)
    command = ReorderAgenda(meeting=SITTING, cases=(THREE.case, CASE))
    board.when(command).then(agenda(THREE, TWO, ONE))
    probe = ReorderAgenda(meeting=SITTING, cases=(THREE.case, OTHER_CASE, CASE))
    board.when(probe).refused(Code.NOT_ON_AGENDA)


def test_nobody_reorders_what_they_did_not_see() -> None:
    board = given(opened(ONE, TWO, agenda_changed=3), FIRST, SECOND)
    command = ReorderAgenda(meeting=SITTING, cases=(OTHER_CASE, CASE), seen=2)
    board.when(command).refused(Code.CHANGED_SINCE, seen="2", changed="3")
    board.when(structs.replace(command, seen=3)).accepted()


@pytest.mark.parametrize(
    "cases",
    [(OTHER_CASE,), (OTHER_CASE, CASE, UNKNOWN), (OTHER_CASE, OTHER_CASE), (CASE, UNKNOWN)],
)
def test_a_new_order_names_exactly_what_is_there(cases: tuple[CaseId, ...]) -> None:
    board = given(opened(ONE, TWO), FIRST, SECOND)
    board.when(ReorderAgenda(meeting=SITTING, cases=cases)).refused(Code.NOT_ON_AGENDA)


def test_the_same_order_changes_nothing() -> None:
    same = ReorderAgenda(meeting=SITTING, cases=(CASE, OTHER_CASE))
    given(opened(ONE, TWO), FIRST, SECOND).when(same).refused(Code.NOTHING_CHANGED)


# The spotlight


def test_a_case_is_called() -> None:
    command = CallCase(meeting=SITTING, case=CASE)
    after = given(opened(ONE, TWO), FIRST, SECOND).when(command).then(events.CaseCalled(case=CASE))
    assert after.meeting() == calling(CASE, TWO, version=4)


def test_the_case_before_must_be_settled_or_put_back() -> None:
    board = given(calling(CASE, TWO), FIRST, SECOND)
    next_case = CallCase(meeting=SITTING, case=OTHER_CASE)
    board.when(next_case).refused(Code.UNSETTLED, case=CASE)
    back = board.when(PutBackCase(meeting=SITTING, case=CASE))
    after = back.then(events.CasePutBack(case=CASE))
    assert after.meeting() == opened(ONE, TWO, version=4)
    after.when(next_case).then(events.CaseCalled(case=OTHER_CASE))


def test_a_case_is_carried_over() -> None:
    command = CarryOverCase(meeting=SITTING, case=CASE)
    settled = events.CaseSettled(case=CASE, state=ItemState.CARRIED_OVER)
    after = given(calling(CASE), FIRST).when(command, at=AT + HOUR).then(settled)
    item = AgendaItem(CASE, ItemState.CARRIED_OVER, AT, AT + HOUR)
    assert after.meeting() == opened(item, version=4)


@pytest.mark.parametrize("called", [(hidden(FIRST),), ()])
def test_a_case_hidden_from_the_chair_since_or_erased_makes_way(called: tuple[Case, ...]) -> None:
    """Its name must not come back in a refusal, and nothing else may stay blocked by it."""
    board = given(calling(CASE, TWO), SECOND, *called)
    asked = board.when(CallCase(meeting=SITTING, case=OTHER_CASE))
    after = asked.then(events.CasePutBack(case=CASE), events.CaseCalled(case=OTHER_CASE))
    assert after.meeting().spotlight == OTHER_CASE


def test_a_case_under_the_spotlight_is_not_called_again() -> None:
    asked = given(calling(CASE), FIRST).when(CallCase(meeting=SITTING, case=CASE))
    asked.refused(Code.NOTHING_CHANGED)


@pytest.mark.parametrize("state", SETTLED)
def test_a_settled_case_is_not_called(state: ItemState) -> None:
    before = opened(AgendaItem(CASE, state, AT, AT))
    asked = given(before, FIRST).when(CallCase(meeting=SITTING, case=CASE))
    asked.refused(Code.ALREADY_DONE, case=CASE)


@pytest.mark.parametrize("kind", [PutBackCase, CarryOverCase])
def test_only_the_called_case_goes(kind: type[PutBackCase | CarryOverCase]) -> None:
    board = given(calling(CASE, TWO), FIRST, SECOND)
    board.when(kind(meeting=SITTING, case=OTHER_CASE)).refused(Code.NOTHING_CHANGED)


Of = type[PutOnAgenda | TakeOffAgenda | CallCase | PutBackCase | CarryOverCase]
CHAIRS: list[Of] = [CallCase, PutBackCase, CarryOverCase]


@pytest.mark.parametrize("kind", CHAIRS)
@pytest.mark.parametrize("who", [SECOND_CHAIR, COORDINATOR])
def test_only_the_sittings_own_chair_moves_the_spotlight(kind: Of, who: Seat) -> None:
    command = kind(meeting=SITTING, case=CASE)
    given(opened(ONE), FIRST).when(command, by=who).refused(Code.NOT_PERMITTED)


@pytest.mark.parametrize("kind", CHAIRS)
def test_only_an_open_sitting_has_a_spotlight(kind: Of) -> None:
    planned = given(sitting(agenda=(ONE,)), FIRST).when(kind(meeting=SITTING, case=CASE))
    planned.refused(Code.SITTING_NOT_OPEN, state="planned")


@pytest.mark.parametrize(
    "command",
    [
        PutOnAgenda(meeting=SITTING, case=OTHER_CASE),
        TakeOffAgenda(meeting=SITTING, case=CASE),
        ReorderAgenda(meeting=SITTING, cases=(CASE,)),
        *(kind(meeting=SITTING, case=CASE) for kind in CHAIRS),
    ],
)
def test_the_agenda_of_a_closed_sitting_stays(command: Command) -> None:
    over = structs.replace(CLOSED, agenda=(ONE,))
    asked = given(over, FIRST, SECOND).when(command)
    asked.refused(Code.SITTING_NOT_OPEN, state="closed")


@pytest.mark.parametrize("kind", [PutOnAgenda, TakeOffAgenda, *CHAIRS])
def test_a_hidden_case_is_refused_like_one_that_never_was(kind: Of) -> None:
    board = given(opened(ONE), hidden(FIRST))
    board.when(kind(meeting=SITTING, case=CASE)).refused(Code.UNKNOWN_CASE)
    board.when(kind(meeting=SITTING, case=UNKNOWN)).refused(Code.UNKNOWN_CASE)


@pytest.mark.parametrize("kind", [TakeOffAgenda, *CHAIRS])
def test_a_case_must_be_on_the_agenda(kind: Of) -> None:
    asked = given(opened(ONE), FIRST, SECOND).when(kind(meeting=SITTING, case=OTHER_CASE))
    asked.refused(Code.NOT_ON_AGENDA, case=OTHER_CASE)
