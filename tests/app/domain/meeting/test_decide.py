"""A sitting from its plan to its close: who may do what to it, and what that leaves."""

import pytest
from msgspec import structs

from app.domain.board import empty
from app.domain.case.state import Restriction
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting import events
from app.domain.meeting.commands import (
    AppointScribe,
    CallCase,
    CarryOverCase,
    CloseSitting,
    HandOverChair,
    OpenSitting,
    PlanSitting,
    PutBackCase,
    PutOnAgenda,
    Register,
    ReorderAgenda,
    SetShutter,
    TakeOffAgenda,
)
from app.domain.meeting.state import AgendaItem, ItemState, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import Attendance, MeetingId, Rating
from tests.app.domain.meeting.sittings import CLOSED, opened
from tests.helpers.builders import (
    AT,
    BOARD,
    CASE,
    CHAIR,
    COORDINATOR,
    HOUR,
    OTHER_CASE,
    SCRIBE,
    SECOND_CHAIR,
    SITTING,
    account,
    by,
    case,
    case_id,
    meeting_id,
    rated,
    sitting,
)
from tests.helpers.given import given

PLAN = PlanSitting(
    meeting=SITTING,
    name="Morning",
    starts=AT + HOUR,
    ends=AT + 2 * HOUR,
    chair=CHAIR.account,
    scribe=SCRIBE.account,
)
NO_SITTING = meeting_id(99)
NOBODY = account(99)


# Planning


@pytest.mark.parametrize("planner", [CHAIR, COORDINATOR])
def test_a_sitting_is_planned(planner: Seat) -> None:
    planned = events.SittingPlanned(
        meeting=SITTING,
        name="Morning",
        starts=AT + HOUR,
        ends=AT + 2 * HOUR,
        chair=CHAIR.account,
        scribe=SCRIBE.account,
    )
    assert given().when(PLAN, by=planner).then(planned).meeting() == sitting()


def test_a_sitting_may_be_planned_without_a_scribe() -> None:
    command = structs.replace(PLAN, scribe=None, minutes_per_case=8)
    planned = given().when(command, by=CHAIR).accepted().meeting()
    assert planned == sitting(scribe=None, minutes_per_case=8)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"name": " "}, Code.TEXT_NEEDED, {"field": "name"}),
        ({"ends": AT + HOUR}, Code.TIME_PASSED, {"field": "ends"}),
        ({"starts": AT - HOUR, "ends": AT}, Code.TIME_PASSED, {"field": "ends"}),
        ({"chair": NOBODY}, Code.UNKNOWN_ACCOUNT, {"account": NOBODY}),
        ({"scribe": NOBODY}, Code.UNKNOWN_ACCOUNT, {"account": NOBODY}),
        (
            {"chair": SCRIBE.account},
            Code.NOT_PERMITTED,
            {"account": SCRIBE.account, "role": "chair"},
        ),
        (
            {"scribe": CHAIR.account},
            Code.NOT_PERMITTED,
            {"account": CHAIR.account, "role": "scribe"},
        ),
    ],
)
def test_a_plan_is_refused(changes: dict[str, object], code: Code, facts: dict[str, str]) -> None:
    given().when(structs.replace(PLAN, **changes)).refused(code, **facts)


def test_an_id_is_used_once() -> None:
    given(sitting()).when(PLAN).refused(Code.ID_IN_USE, meeting=SITTING)
    of_a_case = structs.replace(PLAN, meeting=MeetingId(CASE))
    given(case()).when(of_a_case).refused(Code.ID_IN_USE, meeting=CASE)


@pytest.mark.parametrize(
    "command",
    [
        OpenSitting(meeting=NO_SITTING),
        Register(meeting=NO_SITTING, account=CHAIR.account, attendance=Attendance.VIRTUAL),
        PutOnAgenda(meeting=NO_SITTING, case=CASE),
        TakeOffAgenda(meeting=NO_SITTING, case=CASE),
        ReorderAgenda(meeting=NO_SITTING, cases=()),
        CallCase(meeting=NO_SITTING, case=CASE),
        PutBackCase(meeting=NO_SITTING, case=CASE),
        CarryOverCase(meeting=NO_SITTING, case=CASE),
        HandOverChair(meeting=NO_SITTING, to=CHAIR.account),
        AppointScribe(meeting=NO_SITTING, scribe=SCRIBE.account),
        SetShutter(meeting=NO_SITTING, shut=True),
        CloseSitting(meeting=NO_SITTING),
    ],
)
def test_everything_else_needs_a_sitting(command: Command) -> None:
    given(case()).when(command).refused(Code.UNKNOWN_MEETING)


# Opening


@pytest.mark.parametrize("opener", [CHAIR, COORDINATOR])
def test_it_opens_with_an_agenda_of_its_own(opener: Seat) -> None:
    asked = given(sitting(), rated()).when(OpenSitting(meeting=SITTING), by=opener)
    after = asked.then(events.SittingOpened(), events.AgendaSet(items=(AgendaItem(CASE),)))
    assert after.meeting() == opened(AgendaItem(CASE), agenda_changed=3)


def test_it_opens_with_the_agenda_as_it_stands() -> None:
    ready = sitting(agenda=(AgendaItem(OTHER_CASE),))
    given(ready, rated()).when(OpenSitting(meeting=SITTING)).then(events.SittingOpened())


def test_it_may_open_with_nothing_to_decide() -> None:
    given(sitting()).when(OpenSitting(meeting=SITTING)).then(events.SittingOpened())


def test_the_agenda_is_of_what_its_chair_may_see_whoever_opens_it() -> None:
    """A coordinator named on a restricted case opens a sitting whose chair is not."""
    secret = rated(restriction=Restriction((COORDINATOR.account,), "", AT, by(COORDINATOR)))
    given(sitting(), secret).when(OpenSitting(meeting=SITTING), by=COORDINATOR).then(
        events.SittingOpened()
    )


def test_another_sitting_may_be_open_the_same_day() -> None:
    other = opened(id=meeting_id(2))
    given(sitting(), other).when(OpenSitting(meeting=SITTING)).then(events.SittingOpened())


@pytest.mark.parametrize("other", [SECOND_CHAIR, SCRIBE])
def test_only_its_chair_or_a_coordinator_opens_it(other: Seat) -> None:
    given(sitting()).when(OpenSitting(meeting=SITTING), by=other).refused(Code.NOT_PERMITTED)


def test_it_opens_once() -> None:
    given(opened()).when(OpenSitting(meeting=SITTING)).refused(Code.SITTING_OPEN)
    again = given(CLOSED).when(OpenSitting(meeting=SITTING))
    again.refused(Code.SITTING_NOT_OPEN, state="closed")


# Closing


def test_closing_carries_over_what_is_not_settled() -> None:
    decided = AgendaItem(case_id(3), ItemState.DECIDED, AT, AT)
    called = AgendaItem(CASE, ItemState.CALLED, called_at=AT)
    before = opened(decided, called, AgendaItem(OTHER_CASE), spotlight=CASE)
    after = (
        given(before, rated(), rated(id=OTHER_CASE, rating=Rating.RED))
        .when(CloseSitting(meeting=SITTING), at=AT + HOUR)
        .then(
            events.CaseSettled(case=CASE, state=ItemState.CARRIED_OVER),
            events.CaseSettled(case=OTHER_CASE, state=ItemState.CARRIED_OVER),
            events.SittingClosed(),
        )
    )
    assert after.meeting() == structs.replace(
        before,
        version=6,
        state=SittingState.CLOSED,
        closed_at=AT + HOUR,
        spotlight=None,
        agenda=(
            decided,
            AgendaItem(CASE, ItemState.CARRIED_OVER, AT, AT + HOUR),
            AgendaItem(OTHER_CASE, ItemState.CARRIED_OVER, None, AT + HOUR),
        ),
    )


@pytest.mark.parametrize("other", [SECOND_CHAIR, COORDINATOR])
def test_only_its_own_chair_closes_it(other: Seat) -> None:
    given(opened()).when(CloseSitting(meeting=SITTING), by=other).refused(Code.NOT_PERMITTED)


def test_only_an_open_sitting_closes() -> None:
    unopened = given(sitting()).when(CloseSitting(meeting=SITTING))
    unopened.refused(Code.SITTING_NOT_OPEN, state="planned")


def test_where_nothing_is_founded_nobody_is_seated() -> None:
    given(empty(BOARD)).when(PLAN).refused(Code.UNKNOWN_ACCOUNT, account=CHAIR.account)
