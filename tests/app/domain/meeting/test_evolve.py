"""A sitting as a viewer holds it: a case that they may not know of is None in every event."""

import pytest
from msgspec import structs

from app.domain.events import Recorded
from app.domain.meeting import events
from app.domain.meeting.evolve import evolve
from app.domain.meeting.state import AgendaItem, ItemState, Meeting
from tests.app.domain.meeting.sittings import calling, opened
from tests.helpers.builders import AT, CASE, CHAIR, OTHER_CASE, case_id, stream

NOT_HERE = case_id(99)


def after(before: Meeting | None, event: events.Event) -> Meeting | None:
    where = stream(before or opened())
    return evolve(before, event, Recorded(9, where, 4, AT, CHAIR.account, event))


def test_without_its_planning_there_is_nothing() -> None:
    assert after(None, events.SittingOpened()) is None


@pytest.mark.parametrize(
    "event",
    [
        events.CasePutBack(case=None),
        events.CaseSettled(case=None, state=ItemState.DECIDED),
        events.CasePutBack(case=NOT_HERE),
        events.CaseSettled(case=NOT_HERE, state=ItemState.DEFERRED),
    ],
)
def test_what_is_not_there_is_not_touched(event: events.Event) -> None:
    before = calling(CASE, AgendaItem(OTHER_CASE))
    assert after(before, event) == structs.replace(before, version=4)


def test_an_unknown_case_takes_the_spotlight_away() -> None:
    before = opened(AgendaItem(CASE, ItemState.DECIDED, AT, AT), spotlight=CASE)
    called = after(before, events.CaseCalled(case=None))
    assert called == structs.replace(before, version=4, spotlight=None)
