"""A case is put off to a day; whatever settles it takes it from under the spotlight."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import ConfirmDecision, DeferCase
from app.domain.case.events import CaseDeferred
from app.domain.case.state import DecisionState, Deferral
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting.events import CaseSettled
from app.domain.meeting.state import AgendaItem, ItemState, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import Stage
from app.domain.writes import on
from tests.app.domain.meeting.sittings import calling, opened
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    DAY,
    DECIDER,
    HOUR,
    OTHER_CASE,
    by,
    decision,
    decision_id,
    meeting_id,
    rated,
    sitting,
)
from tests.helpers.given import given

CONFIRM = ConfirmDecision(case=CASE, decision=decision_id(1))
DEFER = DeferCase(case=CASE, until=AT + DAY, reason="Waiting for health")
READ_BACK = rated(decisions=(decision(state=DecisionState.READ_BACK),))
OVER = [Stage.DECIDED, Stage.CLOSING, Stage.CLOSED]


@pytest.mark.parametrize("who", [CHAIR, DECIDER])
@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY])
def test_a_case_is_deferred(who: Seat, stage: Stage) -> None:
    event = CaseDeferred(by=by(who), until=AT + DAY, reason="Waiting for health")
    after = given(rated(stage=stage)).when(DEFER, by=who).then(event).case()
    deferral = Deferral(AT + DAY, "Waiting for health", AT, by(who))
    assert after == rated(stage=stage, version=3, deferrals=(deferral,), decide_by=AT + DAY), (
        "what it is put off to is the day to decide by"
    )


def test_deferring_is_refused() -> None:
    given(rated()).when(structs.replace(DEFER, reason=" ")).refused(Code.REASON_NEEDED)
    now = structs.replace(DEFER, until=AT)
    given(rated()).when(now).refused(Code.TIME_PASSED, field="until")
    for stage in OVER:
        asked = given(rated(stage=stage)).when(DEFER)
        asked.refused(Code.WRONG_STAGE, stage=stage.value)


@pytest.mark.parametrize(
    ("command", "who", "state"),
    [(CONFIRM, DECIDER, ItemState.DECIDED), (DEFER, CHAIR, ItemState.DEFERRED)],
)
def test_a_case_under_the_spotlight_is_settled_there(
    command: Command, who: Seat, state: ItemState
) -> None:
    here, there = calling(CASE), calling(CASE, id=meeting_id(2))
    elsewhere = calling(OTHER_CASE, AgendaItem(CASE), id=meeting_id(3))
    board = given(READ_BACK, here, there, elsewhere)
    asked = board.when(command, by=who, at=AT + HOUR)
    ((stream, event), *_) = asked.writes()
    settled = CaseSettled(case=CASE, state=state)
    after = asked.then_on(((stream, event),), on(here, settled), on(there, settled))
    item = AgendaItem(CASE, state, AT, AT + HOUR)
    assert after.meeting() == opened(item, version=4)


@pytest.mark.parametrize(
    "meeting",
    [
        opened(AgendaItem(CASE)),
        sitting(agenda=(AgendaItem(CASE),)),
        structs.replace(calling(CASE), state=SittingState.CLOSED),
    ],
)
def test_a_sitting_that_is_not_about_it_is_left_alone(meeting: Any) -> None:
    after = given(READ_BACK, meeting).when(CONFIRM, by=DECIDER).accepted()
    assert after.meeting() == meeting
