"""Actions: who puts them down for whom, and that what is done stays done."""

from datetime import datetime
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import CompleteAction, PutAction
from app.domain.case.events import ActionCompleted, ActionPut
from app.domain.case.parts import Action
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import ActionId, AgencyId, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NIGHT_TEAM,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    by,
    rated,
    uid,
)
from tests.helpers.given import given

FIND = Action(ActionId(uid(1, 9)), "Find Kit, safe and well", POLICE, AT + HOUR)
RING = Action(ActionId(uid(2, 9)), "Ring grandmother", SOCIAL_CARE, AT + DAY)
RUNS = [CHAIR, SCRIBE, COORDINATOR, DECIDER]


def put(**changes: Any) -> PutAction:
    return PutAction(case=CASE, action=structs.replace(FIND, **changes))


def complete(action: Action = FIND) -> CompleteAction:
    return CompleteAction(case=CASE, action=action.id, note="Seen at home")


def done(action: Action = FIND, at: datetime = AT) -> Action:
    return structs.replace(action, done_at=at, done_note="Seen at home")


@pytest.mark.parametrize("who", [OFFICER, *RUNS])
def test_an_agency_puts_down_its_own_and_the_meeting_anyones(who: Seat) -> None:
    event = ActionPut(by=by(who), action=FIND)
    after = given(rated(actions=(RING,))).when(put(), by=who).then(event)
    assert after.case() == rated(version=3, actions=(RING, FIND))


def test_an_action_keeps_its_place_when_it_is_changed() -> None:
    after = given(rated(actions=(FIND, RING))).when(put(due=AT + DAY), by=OFFICER).accepted()
    assert after.case().actions == (structs.replace(FIND, due=AT + DAY), RING)


def test_what_is_put_down_is_still_to_be_done() -> None:
    event = ActionPut(by=by(OFFICER), action=FIND)
    given(rated()).when(put(done_at=AT, done_note="Already"), by=OFFICER).then(event)


@pytest.mark.parametrize(
    ("changes", "who", "code", "facts"),
    [
        ({}, NURSE, Code.NOT_PERMITTED, {"agency": POLICE}),
        ({"owner": HEALTH}, NURSE, Code.NOT_PERMITTED, {"agency": POLICE}),
        ({"owner": AgencyId("nowhere")}, CHAIR, Code.UNKNOWN_AGENCY, {"agency": "nowhere"}),
        ({"what": " "}, OFFICER, Code.TEXT_NEEDED, {"field": "what"}),
        ({}, OFFICER, Code.NOTHING_CHANGED, {}),
    ],
)
def test_an_action_is_refused(
    changes: dict[str, Any], who: Seat, code: Code, facts: dict[str, str]
) -> None:
    given(rated(actions=(FIND,))).when(put(**changes), by=who).refused(code, **facts)


def test_nobody_takes_on_an_action_for_another() -> None:
    asked = given(rated()).when(put(), by=NIGHT_TEAM)
    asked.refused(Code.NOT_PERMITTED, agency=POLICE)


@pytest.mark.parametrize("who", [OFFICER, *RUNS])
def test_an_action_is_done(who: Seat) -> None:
    event = ActionCompleted(by=by(who), action=FIND.id, note="Seen at home")
    board = given(rated(actions=(FIND, RING)))
    after = board.when(complete(), by=who, at=AT + HOUR).then(event)
    assert after.case() == rated(version=3, actions=(done(at=AT + HOUR), RING))


def test_what_is_done_stays_done() -> None:
    board = given(rated(actions=(done(),)))
    board.when(complete(), by=OFFICER).refused(Code.ALREADY_DONE)
    board.when(put(due=AT + DAY), by=OFFICER).refused(Code.ALREADY_DONE)


def test_completing_is_refused() -> None:
    board = given(rated(actions=(FIND,)))
    board.when(complete(), by=NURSE).refused(Code.NOT_PERMITTED, agency=POLICE)
    board.when(complete(RING), by=CHAIR).refused(Code.UNKNOWN_ACTION)


def test_a_closed_case_takes_no_new_action_but_its_last_one_is_done() -> None:
    board = given(rated(stage=Stage.CLOSED, actions=(FIND,)))
    board.when(put(due=AT + DAY), by=OFFICER).refused(Code.WRONG_STAGE, stage="closed")
    board.when(complete(), by=OFFICER).accepted()
