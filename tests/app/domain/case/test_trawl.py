"""Requests that wait for consent, the second trawl that lets them go, and what stops them again."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    CancelRequest,
    ChoosePreset,
    ConfirmDecision,
    DeclineRequest,
    Dispense,
    MarkReady,
    MarkRequestSeen,
    NameKeyWorker,
    PauseRequest,
    RateCase,
    RecordConsent,
    ReopenCase,
    RequestInformation,
    ResumeRequest,
    ShareInformation,
    WithdrawConsent,
)
from app.domain.case.events import (
    Because,
    CaseRated,
    ConsentRecorded,
    ConsentWithdrawn,
    InformationRequested,
    RequestCancelled,
    RequestResumed,
    TrawlOpened,
)
from app.domain.case.lawful import ConsentKind, ConsentRecord
from app.domain.case.parts import ChildOutcome, DeclineReason
from app.domain.case.state import Case, DecisionState, RequestState, Screening
from app.domain.clocks import Pause
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.meeting.state import SittingState
from app.domain.partnership.state import Seat
from app.domain.values import DataClass, Outcome, Preset, Rating, Stage
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    MOTHER,
    NURSE,
    OFFICER,
    POLICE,
    PROFILE,
    SOCIAL_CARE,
    by,
    consent,
    content,
    contribution,
    contribution_id,
    decision,
    draft,
    partnership,
    rated,
    request,
    request_id,
    sitting,
)
from tests.helpers.given import Given, given

SIGNED = partnership(profiles=(PROFILE,))
HERS = consent()
MY_HEALTH = consent(2, kind=ConsentKind.CONFIDENCE, data=(DataClass.HEALTH,))
GREEN_DUE = AT + 3 * DAY
ASK = RequestInformation(
    case=CASE,
    request=request_id(1),
    agency=POLICE,
    subjects=(MOTHER,),
    question="What is known?",
    purpose="To find the right help",
    basis=BASIS,
)
GIVE = RecordConsent(case=CASE, consent=HERS)
WITHDRAW = WithdrawConsent(case=CASE, consent=HERS.id, reason="Changed her mind")
LOCKED: dict[str, Any] = {
    "state": RequestState.LOCKED,
    "clock_from": None,
    "due": None,
    "level": 2,
    "subjects": (MOTHER,),
}
WAITING = request(POLICE, **LOCKED)
HEALTH_WAITS = request(HEALTH, 2, **LOCKED)
SHARE = ShareInformation(
    case=CASE, contribution=contribution_id(1), content=content(), request=request_id(1)
)


def early_help(*requests: Any, **changes: Any) -> Case:
    usual = rated(
        Rating.GREEN,
        preset=Preset.EARLY_HELP,
        screening=Screening(level=2),
        requests=requests,
        stage=Stage.GATHERING if any(r.open for r in requests) else Stage.SCREENING,
    )
    return structs.replace(usual, **changes)


def agreed(*requests: Any, **changes: Any) -> Case:
    records = (ConsentRecord(HERS, by(COORDINATOR), AT - HOUR),)
    return early_help(*requests, consents=records, **changes)


def now(case: Case, *more: Any) -> Given:
    return given(case, SIGNED, *more)


def went_out(why: Because, *ids: Any, seat: Seat = CHAIR, due: Any = GREEN_DUE) -> TrawlOpened:
    return TrawlOpened(by=by(seat), because=why, requests=tuple((one, due) for one in ids))


def test_domain_1_8_a_request_without_consent_is_kept_and_waits() -> None:
    event = InformationRequested(
        by=by(COORDINATOR),
        request=request_id(1),
        agency=POLICE,
        subjects=(MOTHER,),
        question="What is known?",
        purpose="To find the right help",
        level=2,
        basis=BASIS,
        locked=True,
    )
    after = now(early_help()).when(ASK, by=COORDINATOR).then(event).case()
    assert after.requests == (structs.replace(WAITING, purpose=ASK.purpose),)
    assert after.stage is Stage.SCREENING


def test_a_request_with_consent_goes_out() -> None:
    after = now(agreed()).when(ASK).accepted().case().requests[0]
    assert (after.state, after.due) == (RequestState.ASKED, GREEN_DUE)


@pytest.mark.parametrize(
    ("command", "seat"),
    [
        (SHARE, OFFICER),
        (MarkRequestSeen(case=CASE, request=request_id(1)), OFFICER),
        (PauseRequest(case=CASE, request=request_id(1), cause="Ward round"), CHAIR),
        (ResumeRequest(case=CASE, request=request_id(1)), CHAIR),
        (
            DeclineRequest(case=CASE, request=request_id(1), reason=DeclineReason.NOT_RELEVANT),
            OFFICER,
        ),
    ],
)
def test_a_locked_answer_stays_with_its_author(command: Command, seat: Seat) -> None:
    now(early_help(WAITING)).when(command, by=seat).refused(Code.GATE_LOCKED, agency=POLICE)


def test_a_waiting_request_can_be_cancelled_and_does_not_keep_a_case_from_ready() -> None:
    cancel = CancelRequest(case=CASE, request=request_id(1), reason="Not needed")
    cancelled = now(early_help(WAITING)).when(cancel).accepted().case().requests[0]
    assert cancelled.state is RequestState.CANCELLED
    ready = now(early_help(WAITING)).when(MarkReady(case=CASE)).accepted()
    assert ready.case().stage is Stage.READY
    assert ready.when(GIVE).accepted().case().stage is Stage.GATHERING


def test_report_l657_consent_opens_exactly_what_waited_for_it() -> None:
    story = now(early_help(WAITING, HEALTH_WAITS)).when(GIVE, at=AT + HOUR)
    after = story.then(
        ConsentRecorded(by=by(CHAIR), consent=HERS),
        went_out(Because.CONSENT, request_id(1), due=GREEN_DUE + HOUR),
    ).case()
    asked, waits = after.requests
    assert (asked.state, asked.due, asked.clock_from, asked.trawl) == (
        RequestState.ASKED,
        GREEN_DUE + HOUR,
        AT + HOUR,
        2,
    )
    assert waits == HEALTH_WAITS
    assert (after.trawl, after.stage) == (2, Stage.GATHERING)


def test_report_l661_health_goes_out_once_a_key_worker_is_named_too() -> None:
    name = NameKeyWorker(case=CASE, name="Kit Keyworker")
    story = now(early_help(HEALTH_WAITS)).when(RecordConsent(case=CASE, consent=MY_HEALTH))
    named = story.then(ConsentRecorded(by=by(CHAIR), consent=MY_HEALTH)).when(name)
    assert named.writes()[1][1] == went_out(Because.KEY_WORKER, request_id(2))


def test_report_l657_what_came_by_the_second_trawl_is_marked() -> None:
    story = now(early_help(HEALTH_WAITS, WAITING)).when(GIVE).accepted()
    story = story.when(SHARE, by=OFFICER).accepted()
    assert [c.trawl for c in story.case().contributions] == [2]
    free = structs.replace(SHARE, request=None, contribution=contribution_id(2))
    later = story.when(free, by=NURSE).accepted().case()
    assert [c.trawl for c in later.contributions] == [2, 1]


def test_domain_1_8_a_dispensation_opens_it() -> None:
    command = Dispense(case=CASE, subjects=(MOTHER,), agencies=(POLICE,), reason="Harm")
    found = now(early_help(WAITING, HEALTH_WAITS)).when(command).writes()
    assert found[1][1] == went_out(Because.DISPENSATION, request_id(1))


@pytest.mark.parametrize(
    ("rating", "level", "due"),
    [(Rating.RED, None, AT + 4 * HOUR), (Rating.GREEN, 4, GREEN_DUE)],
)
def test_design_8_at_level_4_or_red_all_go_out_at_once(
    rating: Rating, level: int | None, due: Any
) -> None:
    command = RateCase(case=CASE, rating=rating, level=level, reason="A second call")
    after = now(early_help(WAITING, HEALTH_WAITS)).when(command)
    told = after.then(
        CaseRated(by=by(CHAIR), rating=rating, reason="A second call", level=level),
        went_out(Because.NOTHING_WAITS, request_id(1), request_id(2), due=due),
    )
    assert all(r.open for r in told.case().requests)


def test_design_8_a_decision_at_level_4_lets_all_go_out_and_stays_decided() -> None:
    made = draft(children=(ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=4),))
    proposed = decision(draft=made, state=DecisionState.READ_BACK)
    before = early_help(WAITING, stage=Stage.READY, decisions=(proposed,))
    confirm = ConfirmDecision(proposed.id, case=CASE)
    after = now(before).when(confirm, by=DECIDER).accepted().case()
    assert (after.requests[0].open, after.stage) == (True, Stage.DECIDED)


def test_another_model_opens_what_only_the_first_kept_waiting() -> None:
    command = ChoosePreset(case=CASE, preset=Preset.FRONT_DOOR, reason="Stepped up")
    found = now(early_help(WAITING)).when(command).writes()
    assert found[1][1] == went_out(Because.NOT_NEEDED, request_id(1))


def test_a_blue_or_decided_case_asks_nobody() -> None:
    for changes in ({"rating": Rating.BLUE}, {"stage": Stage.DECIDED}):
        before = early_help(WAITING, **changes)
        given_consent = now(before).when(GIVE).then(ConsentRecorded(by=by(CHAIR), consent=HERS))
        assert given_consent.case().requests == (WAITING,)


def test_a_case_that_comes_back_asks_what_may_be_asked_by_now() -> None:
    before = agreed(WAITING, stage=Stage.DECIDED)
    after = now(before).when(ReopenCase(case=CASE, reason="A new call")).accepted().case()
    assert (after.requests[0].open, after.stage) == (True, Stage.GATHERING)


def test_what_waits_is_asked_already() -> None:
    again = structs.replace(ASK, request=request_id(3))
    now(early_help(WAITING)).when(again).refused(Code.ALREADY_ASKED, agency=POLICE)


def test_design_8_what_waits_stands_in_nobodys_way_at_level_4() -> None:
    """Asked at Level 4, it goes out; the one that waited gives way."""
    urgent = structs.replace(ASK, request=request_id(3), level=4, basis=None)
    events = [event for _, event in now(early_help(WAITING)).when(urgent).writes()]
    assert isinstance(events[0], RequestCancelled)
    assert isinstance(events[1], InformationRequested)
    assert not events[1].locked
    assert len(events) == 2


RESTS = request(POLICE, subjects=(MOTHER,), level=2)


def test_a_withdrawal_stops_what_rests_on_the_consent() -> None:
    seen = structs.replace(RESTS, state=RequestState.SEEN)
    other = request(SOCIAL_CARE, 3, subjects=(CHILD,))
    event = ConsentWithdrawn(
        by=by(CHAIR), consent=HERS.id, reason="Changed her mind", stopped=(request_id(1),)
    )
    after = now(agreed(seen, other)).when(WITHDRAW, at=AT + HOUR).then(event).case()
    stopped, kept = after.requests
    assert (stopped.state, stopped.due, stopped.stopped) == (RequestState.LOCKED, None, True)
    assert kept == other
    assert after.stage is Stage.GATHERING


def test_a_withdrawal_during_a_meeting_is_heard_at_once() -> None:
    open_sitting = sitting(state=SittingState.OPEN, spotlight=CASE)
    after = now(agreed(RESTS), open_sitting).when(WITHDRAW).accepted()
    assert after.case().requests[0].locked
    assert after.case().stage is Stage.READY
    assert after.meeting().spotlight == CASE


def test_a_paused_clock_ends_its_pause_before_it_stops() -> None:
    paused = structs.replace(RESTS, pauses=(Pause("Ward round", AT),), due=None)
    after = now(agreed(paused)).when(WITHDRAW, at=AT + HOUR)
    events = [type(event) for _, event in after.writes()]
    assert events == [RequestResumed, ConsentWithdrawn]
    assert not after.accepted().case().requests[0].paused


def test_consent_given_again_asks_again_with_a_new_clock() -> None:
    story = now(agreed(RESTS)).when(WITHDRAW).accepted()
    again = RecordConsent(case=CASE, consent=consent(4, asked_at=AT + HOUR))
    after = story.when(again, at=AT + HOUR).accepted().case().requests[0]
    assert (after.state, after.stopped, after.trawl) == (RequestState.ASKED, False, 2)
    assert after.due == GREEN_DUE + HOUR


def test_what_was_shared_on_it_is_marked_and_never_unsaid() -> None:
    answered = structs.replace(RESTS, state=RequestState.ANSWERED)
    other = request(SOCIAL_CARE, 3, subjects=(CHILD,), state=RequestState.ANSWERED)
    shared = (
        contribution(POLICE, 1, request=request_id(1)),
        contribution(SOCIAL_CARE, 2, request=request_id(3)),
        contribution(POLICE, 3, request=request_id(1), withdrawn_at=AT),
        contribution(POLICE, 4, request=request_id(1), at=AT - 2 * HOUR),
        contribution(POLICE, 5),
    )
    before = agreed(answered, other, contributions=shared)
    after = now(before).when(WITHDRAW, at=AT + HOUR).accepted().case()
    marked = [c.consent_withdrawn_at for c in after.contributions]
    assert marked == [AT + HOUR, None, None, None, None]
    assert after.contributions[0].content == shared[0].content


@pytest.mark.parametrize(
    "changes", [{"rating": Rating.RED}, {"screening": Screening(level=4)}, {"decided_level": 4}]
)
def test_design_8_at_level_4_or_red_a_withdrawal_stops_nothing(changes: Any) -> None:
    answered = structs.replace(RESTS, state=RequestState.ANSWERED)
    open_too = request(SOCIAL_CARE, 3, subjects=(MOTHER,), level=2)
    said = (contribution(POLICE, 1, request=request_id(1)),)
    before = agreed(answered, open_too, contributions=said, **changes)
    event = ConsentWithdrawn(by=by(CHAIR), consent=HERS.id, reason="Changed her mind")
    now(before).when(WITHDRAW).then(event)


def test_a_refusal_when_asked_again_stops_it_too() -> None:
    no = consent(5, given=False, asked_at=AT)
    event = ConsentRecorded(by=by(CHAIR), consent=no, stopped=(request_id(1),))
    after = now(agreed(RESTS)).when(RecordConsent(case=CASE, consent=no)).then(event).case()
    assert after.requests[0].stopped


def test_another_consent_that_holds_keeps_it_going() -> None:
    """Of two answers the later carries the request: taking back the first stops nothing."""
    two = (
        ConsentRecord(HERS, by(COORDINATOR), AT - HOUR),
        ConsentRecord(consent(6, asked_at=AT), by(COORDINATOR), AT),
    )
    before = early_help(RESTS, consents=two)
    event = ConsentWithdrawn(by=by(CHAIR), consent=HERS.id, reason="Changed her mind")
    now(before).when(WITHDRAW).then(event)
