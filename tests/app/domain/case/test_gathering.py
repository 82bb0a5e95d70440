"""Asking: who may be asked what, on which basis, by when, and when nothing is waited for."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec import structs

from app.domain.board import Stream
from app.domain.case.commands import (
    AddNote,
    CancelRequest,
    MarkReady,
    MarkRequestSeen,
    PauseRequest,
    RecordBasis,
    RequestInformation,
    ResumeRequest,
)
from app.domain.case.events import (
    BasisRecorded,
    CaseMadeReady,
    InformationRequested,
    NoteAdded,
    RequestCancelled,
    RequestPaused,
    RequestResumed,
    RequestSeen,
)
from app.domain.case.parts import Basis
from app.domain.case.state import DecisionState, Note, RequestState, Screening
from app.domain.clocks import NoClock, Pause
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, Rating, Stage
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    DOMESTIC_ABUSE,
    HEALTH,
    HOUR,
    MOTHER,
    NIGHT_TEAM,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    YOUTH_JUSTICE,
    by,
    case,
    decision,
    gathering,
    partnership,
    rated,
    request,
    request_id,
    subject_id,
)
from tests.helpers.given import given

ASK = RequestInformation(
    case=CASE,
    request=request_id(1),
    agency=HEALTH,
    subjects=(CHILD, MOTHER),
    question="What is known?",
    purpose="To decide what to do next",
    basis=BASIS,
    systems=("Records",),
)
ASKED = InformationRequested(
    by=by(COORDINATOR),
    request=request_id(1),
    agency=HEALTH,
    subjects=(CHILD, MOTHER),
    question="What is known?",
    purpose="To decide what to do next",
    basis=BASIS,
    systems=("Records",),
    due=AT + DAY,
)
UNFOUNDED = structs.replace(ASK, basis=None)
BLANK = Basis(power=" ")
RECORD = RecordBasis(case=CASE, request=request_id(1), basis=BASIS)
SEE = MarkRequestSeen(case=CASE, request=request_id(1))
PAUSE = PauseRequest(case=CASE, request=request_id(1), cause="Ward round")
RESUME = ResumeRequest(case=CASE, request=request_id(1))
CANCEL = CancelRequest(case=CASE, request=request_id(1), reason="Asked the wrong desk")
NOTE = AddNote(case=CASE, text="The school rang.")
READY = MarkReady(case=CASE)
PAUSED = request(pauses=(Pause("Ward round", AT),), due=None)
ANSWERED = request(state=RequestState.ANSWERED)
END_OF_DAY = datetime(2026, 5, 12, 22, 59, 59, 999999, UTC)


def test_a_request_runs_on_the_clock_of_its_rating() -> None:
    after = given(rated()).when(ASK, by=COORDINATOR).then(ASKED).case()
    expected = request(subjects=(CHILD, MOTHER), systems=("Records",))
    assert after.requests == (expected,)
    assert after.stage is Stage.GATHERING


@pytest.mark.parametrize("stage", [Stage.SCREENING, Stage.GATHERING, Stage.READY])
@pytest.mark.parametrize("seat", [CHAIR, COORDINATOR, DECIDER, NIGHT_TEAM, OFFICER])
def test_until_it_is_decided_a_case_gathers(stage: Stage, seat: Seat) -> None:
    assert given(rated(stage=stage)).when(ASK, by=seat).accepted().case().stage is Stage.GATHERING


@pytest.mark.parametrize(
    ("rating", "due"), [(Rating.RED, AT + 4 * HOUR), (Rating.GREEN, AT + 3 * DAY)]
)
def test_each_rating_has_its_clock(rating: Rating, due: datetime) -> None:
    assert given(rated(rating)).when(ASK).accepted().case().requests[0].due == due


def test_a_rating_without_a_clock_is_never_due() -> None:
    founded = partnership()
    timeless = partnership(clocks=structs.replace(founded.clocks, amber=NoClock()))
    assert given(rated(), timeless).when(ASK).accepted().case().requests[0].due is None


@pytest.mark.parametrize(
    ("before", "command", "level"),
    [
        (rated(Rating.RED), UNFOUNDED, None),
        (rated(screening=Screening(level=4)), UNFOUNDED, 4),
        (rated(screening=Screening(level=2)), structs.replace(UNFOUNDED, level=4), 4),
        (rated(screening=Screening(level=4)), structs.replace(UNFOUNDED, level=3), 3),
    ],
)
def test_level_4_and_red_go_out_and_owe_their_basis_the_same_day(
    before: Stream, command: Command, level: int | None
) -> None:
    asked = given(before).when(command).accepted().case().requests[0]
    assert (asked.basis, asked.basis_owed_by, asked.level) == (None, END_OF_DAY, level)


def test_a_basis_given_is_not_owed() -> None:
    assert given(rated(Rating.RED)).when(ASK).accepted().case().requests[0].basis_owed_by is None


def test_an_owed_basis_is_recorded_also_after_the_answer() -> None:
    owing = request(basis=None, basis_owed_by=END_OF_DAY, state=RequestState.ANSWERED)
    event = BasisRecorded(by=by(COORDINATOR), request=request_id(1), basis=BASIS)
    after = given(gathering(owing)).when(RECORD, by=COORDINATOR).then(event).case()
    assert (after.requests[0].basis, after.requests[0].basis_owed_by) == (BASIS, None)


@pytest.mark.parametrize(
    "before",
    [
        request(HEALTH, 2, state=RequestState.ANSWERED),
        request(HEALTH, 2, state=RequestState.DECLINED),
        request(HEALTH, 2, state=RequestState.CANCELLED),
        request(POLICE, 2),
    ],
)
def test_an_agency_that_is_not_waited_for_may_be_asked_again(before: Any) -> None:
    assert len(given(gathering(before)).when(ASK).accepted().case().requests) == 2


def test_a_subject_asked_about_twice_is_asked_about_once_and_a_desk_has_no_column() -> None:
    twice = structs.replace(ASK, subjects=(CHILD, CHILD), agency=DOMESTIC_ABUSE)
    assert given(rated()).when(twice).accepted().case().requests[0].subjects == (CHILD,)


def test_the_agency_has_seen_it() -> None:
    event = RequestSeen(by=by(NURSE), request=request_id(1))
    after = given(gathering()).when(SEE, by=NURSE, at=AT + HOUR).then(event).case()
    assert (after.requests[0].state, after.requests[0].seen_at) == (RequestState.SEEN, AT + HOUR)
    assert after.stage is Stage.GATHERING


def test_a_paused_clock_has_no_due_time_and_goes_on_by_what_was_left() -> None:
    paused = (
        given(gathering())
        .when(PAUSE, at=AT + HOUR)
        .then(RequestPaused(by=by(CHAIR), request=request_id(1), cause="Ward round"))
    )
    standing = paused.case().requests[0]
    assert (standing.paused, standing.due) == (True, None)
    resumed = RequestResumed(by=by(CHAIR), request=request_id(1), due=AT + DAY + 2 * HOUR)
    after = paused.when(RESUME, at=AT + 3 * HOUR).then(resumed).case().requests[0]
    assert after.pauses == (Pause("Ward round", AT + HOUR, AT + 3 * HOUR),)
    assert after.due == AT + DAY + 2 * HOUR


def test_a_clock_that_ran_out_before_its_pause_stays_run_out() -> None:
    late = AT + 2 * DAY
    paused = given(gathering()).when(PAUSE, at=late).accepted()
    assert paused.case().requests[0].due == AT + DAY
    after = paused.when(RESUME, at=late + HOUR).accepted().case()
    assert after.requests[0].due == AT + DAY


def test_a_second_pause_counts_too() -> None:
    story = given(gathering()).when(PAUSE, at=AT + HOUR).accepted()
    story = story.when(RESUME, at=AT + 2 * HOUR).accepted().when(PAUSE, at=AT + 3 * HOUR).accepted()
    after = story.when(RESUME, at=AT + 4 * HOUR).accepted().case()
    assert after.requests[0].due == AT + DAY + 2 * HOUR


@pytest.mark.parametrize(
    ("others", "stage"), [((), Stage.READY), ((request(POLICE, 2),), Stage.GATHERING)]
)
def test_a_case_is_ready_when_no_request_is_open(others: tuple[Any, ...], stage: Stage) -> None:
    event = RequestCancelled(by=by(COORDINATOR), request=request_id(1), reason=CANCEL.reason)
    before = gathering(request(), *others)
    after = given(before).when(CANCEL, by=COORDINATOR, at=AT + HOUR).then(event).case()
    cancelled = after.requests[0]
    assert cancelled.state is RequestState.CANCELLED
    assert (cancelled.closed_at, cancelled.closed_because) == (AT + HOUR, CANCEL.reason)
    assert after.stage is stage


def test_elsewhere_the_last_answer_moves_no_stage() -> None:
    decided = gathering(stage=Stage.DECIDED)
    assert given(decided).when(CANCEL).accepted().case().stage is Stage.DECIDED


def test_a_paused_request_is_cancelled_with_its_clock_running_again() -> None:
    after = given(gathering(PAUSED)).when(CANCEL, at=AT + HOUR).accepted().case().requests[0]
    assert after.state is RequestState.CANCELLED
    assert (after.paused, after.due) == (False, AT + DAY + HOUR)


def test_a_note_is_kept() -> None:
    event = NoteAdded(by=by(SCRIBE), text=NOTE.text)
    after = given(case()).when(NOTE, by=SCRIBE).then(event).case()
    assert after.notes == (Note(NOTE.text, AT, by(SCRIBE)),)


@pytest.mark.parametrize(
    ("before", "reason"),
    [(rated(), ""), (gathering(ANSWERED), ""), (gathering(), "Health comes to the meeting")],
)
def test_a_case_is_made_ready(before: Stream, reason: str) -> None:
    event = CaseMadeReady(by=by(COORDINATOR), reason=reason)
    command = MarkReady(case=CASE, reason=reason)
    after = given(before).when(command, by=COORDINATOR).then(event).case()
    assert after.stage is Stage.READY


def refusals() -> list[Any]:
    answered = {"state": "answered"}
    made = decision(state=DecisionState.CONFIRMED, decided_at=AT)
    decided = gathering(stage=Stage.DECIDED, decisions=(made,))
    late = {"stage": "decided", "decided_at": AT.isoformat()}
    two = gathering(request(), request(POLICE, 2), ANSWERED)
    owing = request(basis=None)
    health = {"agency": HEALTH}
    second = {"request": request_id(2)}
    return [
        (case(), ASK, Code.NOT_RATED, {}),
        (rated(Rating.BLUE), ASK, Code.WRONG_STAGE, {"rating": "blue"}),
        (decided, ASK, Code.WRONG_STAGE, late),
        (rated(stage=Stage.CLOSING), ASK, Code.WRONG_STAGE, {"stage": "closing"}),
        (gathering(ANSWERED), ASK, Code.ID_IN_USE, {"request": request_id(1)}),
        (rated(), asked(agency=AgencyId("dogs")), Code.UNKNOWN_AGENCY, {"agency": "dogs"}),
        (rated(), asked(agency=YOUTH_JUSTICE), Code.AGENCY_OFF, {"agency": YOUTH_JUSTICE}),
        (gathering(), asked(request=request_id(2)), Code.ALREADY_ASKED, health),
        (gathering(PAUSED), asked(request=request_id(2)), Code.ALREADY_ASKED, health),
        (rated(), asked(subjects=(CHILD, subject_id(9))), Code.UNKNOWN_SUBJECT, {}),
        (rated(), asked(question=" "), Code.TEXT_NEEDED, {}),
        (rated(), asked(purpose="\t"), Code.TEXT_NEEDED, {}),
        (rated(), UNFOUNDED, Code.BASIS_NEEDED, {}),
        (rated(screening=Screening(level=3)), UNFOUNDED, Code.BASIS_NEEDED, {}),
        (rated(Rating.RED), asked(basis=BLANK), Code.BASIS_NEEDED, {}),
        (gathering(), structs.replace(RECORD, **second), Code.UNKNOWN_REQUEST, {}),
        (gathering(), RECORD, Code.ALREADY_DONE, {}),
        (gathering(owing), structs.replace(RECORD, basis=BLANK), Code.BASIS_NEEDED, {}),
        (gathering(), structs.replace(PAUSE, **second), Code.UNKNOWN_REQUEST, {}),
        (gathering(ANSWERED), PAUSE, Code.ALREADY_ANSWERED, answered),
        (gathering(), structs.replace(PAUSE, cause=" "), Code.REASON_NEEDED, {}),
        (gathering(PAUSED), PAUSE, Code.ALREADY_DONE, {}),
        (gathering(), structs.replace(RESUME, **second), Code.UNKNOWN_REQUEST, {}),
        (gathering(ANSWERED), RESUME, Code.ALREADY_ANSWERED, answered),
        (gathering(), RESUME, Code.ALREADY_DONE, {}),
        (gathering(), structs.replace(CANCEL, **second), Code.UNKNOWN_REQUEST, {}),
        (gathering(ANSWERED), CANCEL, Code.ALREADY_ANSWERED, answered),
        (gathering(), structs.replace(CANCEL, reason=" "), Code.REASON_NEEDED, {}),
        (case(), structs.replace(NOTE, text=" "), Code.TEXT_NEEDED, {}),
        (case(), READY, Code.WRONG_STAGE, {"stage": "new"}),
        (rated(stage=Stage.READY), READY, Code.ALREADY_DONE, {}),
        (decided, READY, Code.WRONG_STAGE, late),
        (two, READY, Code.REASON_NEEDED, {"missing": "health,police"}),
        *(
            (gathering(stage=Stage.CLOSED), command, Code.WRONG_STAGE, {"stage": "closed"})
            for command in (ASK, PAUSE, RESUME, CANCEL, NOTE, READY)
        ),
    ]


def asked(**changes: Any) -> RequestInformation:
    return structs.replace(ASK, **changes)


@pytest.mark.parametrize(("before", "command", "code", "facts"), refusals())
def test_refused(before: Stream, command: Command, code: Code, facts: dict[str, Any]) -> None:
    given(before).when(command, by=COORDINATOR).refused(code, **facts)


@pytest.mark.parametrize(
    ("before", "seat", "code", "facts"),
    [
        (gathering(), OFFICER, Code.NOT_PERMITTED, {"agency": HEALTH}),
        (gathering(), COORDINATOR, Code.NOT_PERMITTED, {}),
        (gathering(request(n=2)), NURSE, Code.UNKNOWN_REQUEST, {}),
        (gathering(request(state=RequestState.SEEN)), NURSE, Code.ALREADY_DONE, {}),
        (gathering(ANSWERED), NURSE, Code.ALREADY_ANSWERED, {"state": "answered"}),
        (gathering(stage=Stage.CLOSED), NURSE, Code.WRONG_STAGE, {"stage": "closed"}),
    ],
)
def test_only_the_agency_says_it_has_seen(
    before: Stream, seat: Seat, code: Code, facts: dict[str, Any]
) -> None:
    given(before).when(SEE, by=seat).refused(code, **facts)


@pytest.mark.parametrize("command", [PAUSE, RESUME, CANCEL, READY])
def test_a_practitioner_does_not_run_the_board(command: Command) -> None:
    given(gathering()).when(command, by=OFFICER).refused(Code.NOT_PERMITTED)
