"""Answering: whose words they are, what they must say, and what is kept when they change."""

from datetime import date, datetime
from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Stream
from app.domain.case.commands import (
    CorrectContribution,
    DeclineRequest,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.events import (
    ContributionCorrected,
    ContributionWithdrawn,
    InformationShared,
    RequestDeclined,
    RequestResumed,
)
from app.domain.case.parts import Content, DeclineReason, Handling, Voice
from app.domain.case.state import DecisionState, RequestState, Version
from app.domain.clocks import Pause
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, Role, Searched, SeatMode, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    NIGHT_TEAM,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    by,
    content,
    contribution,
    contribution_id,
    decision,
    gathering,
    rated,
    request,
    request_id,
    search,
    seat,
    subject_id,
)
from tests.helpers.given import given

SHARE = ShareInformation(
    case=CASE, contribution=contribution_id(1), content=content(), request=request_id(1)
)
OFFER = structs.replace(SHARE, request=None)
SHARED = InformationShared(
    by=by(NURSE),
    contribution=contribution_id(1),
    agency=HEALTH,
    content=content(),
    request=request_id(1),
)
BETTER = content("Seen by the school nurse three times.")
CORRECT = CorrectContribution(
    case=CASE, contribution=contribution_id(1), content=BETTER, reason="Miscounted"
)
WITHDRAW = WithdrawContribution(case=CASE, contribution=contribution_id(1), reason="Other child")
DECLINE = DeclineRequest(
    case=CASE, request=request_id(1), reason=DeclineReason.CONSENT_REFUSED, text="Asked today"
)
PAUSED = request(pauses=(Pause("Ward round", AT),), due=None)
ANSWERED = request(state=RequestState.ANSWERED)
SEALED = content(handling=Handling(only_for=(HEALTH, POLICE)))


def test_an_answer_closes_its_request_and_the_case_is_ready() -> None:
    after = given(gathering()).when(SHARE, by=NURSE).then(SHARED).case()
    shared = contribution(request=request_id(1), changed=after.version)
    assert after.contributions == (shared,)
    assert shared.by.mode is SeatMode.VIRTUAL
    assert (after.requests[0].state, after.requests[0].closed_at) == (RequestState.ANSWERED, AT)
    assert after.stage is Stage.READY


def test_another_open_request_keeps_the_case_gathering() -> None:
    both = gathering(request(), request(POLICE, 2))
    assert given(both).when(SHARE, by=NURSE).accepted().case().stage is Stage.GATHERING


@pytest.mark.parametrize("stage", [s for s in Stage if s is not Stage.CLOSED])
def test_what_was_not_asked_for_may_be_offered_until_the_case_is_closed(stage: Stage) -> None:
    after = given(rated(stage=stage)).when(OFFER, by=OFFICER).accepted().case()
    assert (after.contributions[0].agency, after.contributions[0].late) == (POLICE, False)
    assert after.stage is stage


@pytest.mark.parametrize("seat", [CHAIR, COORDINATOR, SCRIBE, BUILT_IN[OPERATOR]])
def test_who_runs_the_board_writes_down_the_words_of_an_agency(seat: Seat) -> None:
    event = structs.replace(SHARED, by=by(seat))
    given(gathering()).when(structs.replace(SHARE, for_agency=HEALTH), by=seat).then(event)


def test_one_may_name_the_own_agency() -> None:
    given(gathering()).when(structs.replace(SHARE, for_agency=HEALTH), by=NURSE).then(SHARED)


@pytest.mark.parametrize(
    ("asked", "at", "late"),
    [
        (request(), AT + DAY, False),
        (request(), AT + DAY + HOUR, True),
        (request(due=None), AT + 9 * DAY, False),
    ],
)
def test_after_the_due_time_is_late(asked: Any, at: datetime, late: bool) -> None:
    after = given(gathering(asked)).when(SHARE, by=NURSE, at=at).accepted().case()
    assert after.contributions[0].late is late


def test_an_answer_while_the_clock_stands_still_is_in_time_and_lets_it_go_on() -> None:
    at = AT + 2 * DAY
    resumed = RequestResumed(by=by(NURSE), request=request_id(1), due=at + DAY)
    after = given(gathering(PAUSED)).when(SHARE, by=NURSE, at=at).then(resumed, SHARED).case()
    assert not after.requests[0].paused


def test_a_pause_after_the_due_time_does_not_excuse() -> None:
    paused = request(pauses=(Pause("Ward round", AT + 2 * DAY),))
    after = given(gathering(paused)).when(SHARE, by=NURSE, at=AT + 3 * DAY).accepted().case()
    assert after.contributions[0].late


NO_RECORD = search()
NOT_SEARCHED = search(Searched.NOT_SEARCHED, reason="System down")
CANNOT_SHARE = search(Searched.CANNOT_SHARE, reason="Third party")


@pytest.mark.parametrize(
    ("said", "nil"),
    [
        (Content(searches=(NO_RECORD,)), True),
        (Content(searches=(NO_RECORD, NOT_SEARCHED), facts=" "), True),
        (Content(searches=(NO_RECORD,), meaning="Not known here"), True),
        (Content(searches=(NOT_SEARCHED,)), False),
        (Content(searches=(NO_RECORD, CANNOT_SHARE)), False),
        (Content(searches=(NO_RECORD, search(Searched.FOUND))), False),
        (Content(searches=(NO_RECORD,), facts="Known to a neighbour"), False),
        (Content(meaning="A worry"), False),
        (Content(voice=Voice(words="I hide")), False),
        (Content(headline="Seen in May"), False),
        (Content(searches=(search(as_of=date(2026, 5, 1)),)), True),
    ],
)
def test_no_record_is_said_only_where_nothing_was_found(said: Content, nil: bool) -> None:
    command = structs.replace(SHARE, content=said)
    shared = given(gathering()).when(command, by=NURSE).accepted().case().contributions[0]
    assert (shared.nil, shared.sealed, shared.content) == (nil, False, said)


def test_sealed_words_are_always_for_their_own_agency_too() -> None:
    for_police = content(handling=Handling(only_for=(POLICE, POLICE)))
    command = structs.replace(SHARE, content=for_police)
    shared = given(gathering()).when(command, by=NURSE).accepted().case().contributions[0]
    assert shared.sealed
    assert shared.content.handling.only_for == (HEALTH, POLICE)


WORKING_CHAIR = seat(21, "Wil Chair", Role.CHAIR, Role.PRACTITIONER, agency=SOCIAL_CARE)
COLLEAGUE = seat(20, "Nic Nurse", *NURSE.roles, agency=HEALTH)


@pytest.mark.parametrize("seat", [NURSE, COLLEAGUE, CHAIR, COORDINATOR, SCRIBE])
@pytest.mark.parametrize("stage", [Stage.GATHERING, Stage.DECIDED, Stage.CLOSED])
def test_a_correction_keeps_what_stood_there(seat: Seat, stage: Stage) -> None:
    event = ContributionCorrected(
        by=by(seat),
        contribution=contribution_id(1),
        agency=HEALTH,
        content=BETTER,
        reason="Miscounted",
    )
    before = gathering(contributions=(contribution(),), stage=stage)
    after = given(before).when(CORRECT, by=seat, at=AT + HOUR).then(event).case()
    earlier = Version(content(), AT + HOUR, by(seat), "Miscounted")
    assert after.contributions == (
        contribution(content=BETTER, changed=after.version, earlier=(earlier,)),
    )
    assert after.stage is stage


def test_a_correction_may_find_nothing_and_seal() -> None:
    nil = Content(searches=(NO_RECORD,), handling=Handling(only_for=(POLICE,)))
    before = gathering(contributions=(contribution(),))
    command = structs.replace(CORRECT, content=nil, seen=1)
    after = given(before).when(command, by=NURSE).accepted().case().contributions[0]
    assert (after.nil, after.sealed) == (True, True)


def test_sealed_words_are_corrected_by_who_may_read_them() -> None:
    sealed = contribution(SOCIAL_CARE, sealed=True, content=content(handling=_only(SOCIAL_CARE)))
    given(gathering(contributions=(sealed,))).when(CORRECT, by=SCRIBE).accepted()


def _only(*agencies: AgencyId) -> Handling:
    return Handling(only_for=agencies)


@pytest.mark.parametrize("seat", [NURSE, COORDINATOR])
def test_withdrawn_words_stay_on_the_record(seat: Seat) -> None:
    event = ContributionWithdrawn(
        by=by(seat), contribution=contribution_id(1), agency=HEALTH, reason="Other child"
    )
    before = gathering(ANSWERED, contributions=(contribution(),), stage=Stage.CLOSED)
    after = given(before).when(WITHDRAW, by=seat, at=AT + HOUR).then(event).case()
    withdrawn = after.contributions[0]
    assert (withdrawn.withdrawn_at, withdrawn.withdrawn_because) == (AT + HOUR, "Other child")
    assert (withdrawn.content, withdrawn.changed) == (content(), after.version)


@pytest.mark.parametrize("stage", [Stage.GATHERING, Stage.DECIDED])
def test_an_agency_declines_with_its_reason(stage: Stage) -> None:
    event = RequestDeclined(
        by=by(NURSE),
        request=request_id(1),
        agency=HEALTH,
        reason=DeclineReason.CONSENT_REFUSED,
        text="Asked today",
    )
    after = given(gathering(stage=stage)).when(DECLINE, by=NURSE).then(event).case()
    declined = after.requests[0]
    assert (declined.state, declined.declined) == (
        RequestState.DECLINED,
        DeclineReason.CONSENT_REFUSED,
    )
    assert (declined.closed_at, declined.closed_because) == (AT, "Asked today")
    assert after.stage is (Stage.READY if stage is Stage.GATHERING else stage)


def test_a_paused_request_is_declined_with_its_clock_running_again() -> None:
    after = given(gathering(PAUSED)).when(DECLINE, by=NURSE, at=AT + HOUR).accepted().case()
    assert (after.requests[0].paused, after.requests[0].due) == (False, AT + DAY + HOUR)


def sharing_not_permitted() -> list[Any]:
    health = {"agency": HEALTH}
    return [
        (gathering(), NURSE, shared(for_agency=POLICE), Code.NOT_PERMITTED, {"agency": POLICE}),
        (gathering(), BUILT_IN[OPERATOR], SHARE, Code.NOT_PERMITTED, {}),
        (
            gathering(),
            SCRIBE,
            shared(for_agency=AgencyId("dogs")),
            Code.UNKNOWN_AGENCY,
            {"agency": "dogs"},
        ),
        (gathering(), OFFICER, SHARE, Code.NOT_PERMITTED, health),
        (gathering(), SCRIBE, SHARE, Code.NOT_PERMITTED, health),
        (gathering(), NIGHT_TEAM, SHARE, Code.NOT_PERMITTED, health),
        (gathering(), DECIDER, SHARE, Code.NOT_PERMITTED, {}),
        (gathering(), OBSERVER, SHARE, Code.NOT_PERMITTED, {}),
    ]


def sharing_makes_no_sense() -> list[Any]:
    closed = {"stage": "closed"}
    here = gathering(contributions=(contribution(),))
    made = decision(state=DecisionState.CONFIRMED, decided_at=AT)
    unreasoned = search(Searched.CANNOT_SHARE, reason=" ")
    stranger = search(subject=subject_id(9))
    to_dogs = content(handling=_only(AgencyId("dogs")))
    return [
        (here, NURSE, SHARE, Code.ID_IN_USE, {"contribution": contribution_id(1)}),
        (rated(), NURSE, SHARE, Code.UNKNOWN_REQUEST, {}),
        (gathering(ANSWERED), NURSE, SHARE, Code.ALREADY_ANSWERED, {"state": "answered"}),
        (
            gathering(stage=Stage.DECIDED, decisions=(made,)),
            NURSE,
            SHARE,
            Code.WRONG_STAGE,
            {"stage": "decided", "decided_at": AT.isoformat()},
        ),
        (gathering(stage=Stage.CLOSING), NURSE, SHARE, Code.WRONG_STAGE, {"stage": "closing"}),
        (gathering(stage=Stage.CLOSED), NURSE, SHARE, Code.WRONG_STAGE, closed),
        (gathering(stage=Stage.CLOSED), NURSE, OFFER, Code.WRONG_STAGE, closed),
        (gathering(), NURSE, shared(content=Content()), Code.TEXT_NEEDED, {}),
        (gathering(), NURSE, shared(content=content(" \n")), Code.TEXT_NEEDED, {}),
        (gathering(), NURSE, shared(content=found(stranger)), Code.UNKNOWN_SUBJECT, {}),
        (
            gathering(),
            NURSE,
            shared(content=found(unreasoned)),
            Code.REASON_NEEDED,
            {"system": "Records"},
        ),
        (
            gathering(),
            NURSE,
            shared(content=found(search(Searched.NOT_SEARCHED))),
            Code.REASON_NEEDED,
            {"system": "Records"},
        ),
        (gathering(), NURSE, shared(content=to_dogs), Code.UNKNOWN_AGENCY, {"agency": "dogs"}),
    ]


def changes_refused() -> list[Any]:
    health = {"agency": HEALTH}
    here = gathering(contributions=(contribution(),))
    gone = gathering(contributions=(contribution(withdrawn_at=AT),))
    sealed = gathering(contributions=(contribution(content=SEALED, sealed=True),))
    changed = gathering(contributions=(contribution(changed=5),), version=5)
    return [
        (gathering(), NURSE, CORRECT, Code.UNKNOWN_CONTRIBUTION, {}),
        (here, OFFICER, CORRECT, Code.NOT_PERMITTED, health),
        (sealed, SCRIBE, CORRECT, Code.NOT_PERMITTED, health),
        (gone, NURSE, CORRECT, Code.ALREADY_DONE, {}),
        (here, NURSE, corrected(reason=" "), Code.REASON_NEEDED, {}),
        (here, NURSE, corrected(content=content()), Code.NOTHING_CHANGED, {}),
        (here, NURSE, corrected(content=Content()), Code.TEXT_NEEDED, {}),
        (changed, NURSE, corrected(seen=4), Code.CHANGED_SINCE, {"seen": "4", "changed": "5"}),
        (gathering(), NURSE, WITHDRAW, Code.UNKNOWN_CONTRIBUTION, {}),
        (here, OFFICER, WITHDRAW, Code.NOT_PERMITTED, health),
        (sealed, SCRIBE, WITHDRAW, Code.NOT_PERMITTED, health),
        (gone, NURSE, WITHDRAW, Code.ALREADY_DONE, {}),
        (here, NURSE, structs.replace(WITHDRAW, reason=" "), Code.REASON_NEEDED, {}),
    ]


def declining_refused() -> list[Any]:
    health = {"agency": HEALTH}
    closed = {"stage": "closed"}
    return [
        (rated(), NURSE, DECLINE, Code.UNKNOWN_REQUEST, {}),
        (gathering(), OFFICER, DECLINE, Code.NOT_PERMITTED, health),
        (gathering(), WORKING_CHAIR, DECLINE, Code.NOT_PERMITTED, health),
        (gathering(), CHAIR, DECLINE, Code.NOT_PERMITTED, {}),
        (gathering(request(EDUCATION)), NURSE, DECLINE, Code.NOT_PERMITTED, {"agency": EDUCATION}),
        (gathering(ANSWERED), NURSE, DECLINE, Code.ALREADY_ANSWERED, {"state": "answered"}),
        (gathering(), NURSE, declined(" "), Code.REASON_NEEDED, {}),
        (gathering(stage=Stage.CLOSED), NURSE, DECLINE, Code.WRONG_STAGE, closed),
    ]


def refusals() -> list[Any]:
    return [
        *sharing_not_permitted(),
        *sharing_makes_no_sense(),
        *changes_refused(),
        *declining_refused(),
    ]


def shared(**changes: Any) -> ShareInformation:
    return structs.replace(SHARE, **changes)


def corrected(**changes: Any) -> CorrectContribution:
    return structs.replace(CORRECT, **changes)


def declined(text: str) -> DeclineRequest:
    return structs.replace(DECLINE, reason=DeclineReason.OTHER, text=text)


def found(*searches: Any) -> Content:
    return content(searches=searches)


@pytest.mark.parametrize(("before", "seat", "command", "code", "facts"), refusals())
def test_refused(
    before: Stream, seat: Seat, command: Command, code: Code, facts: dict[str, Any]
) -> None:
    given(before).when(command, by=seat).refused(code, **facts)
