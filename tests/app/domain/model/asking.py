"""What people may ask, right or not; of few ids of each kind, so that one meets another."""

from datetime import timedelta

from hypothesis import strategies as st
from msgspec import structs

from app.domain.case import commands as case
from app.domain.case.parts import CloseReason, DeclineReason
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.meeting import commands as meeting
from app.domain.partnership import commands as partnership
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, CaseId, Rating, RequestId, Role, SeatMode
from tests.helpers.builders import (
    ADMINISTRATOR,
    AT,
    AUDITOR,
    BASIS,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NIGHT_TEAM,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    SCRIBE,
    SECOND_CHAIR,
    YOUTH_JUSTICE,
    case_id,
    content,
    contribution_id,
    decision_id,
    draft,
    meeting_id,
    request_id,
)
from tests.helpers.submitting import receive

OPERATORS = BUILT_IN[OPERATOR]
EVERYONE = (
    *(CHAIR, SECOND_CHAIR, DECIDER, SCRIBE, COORDINATOR, OFFICER, NURSE, NIGHT_TEAM),
    *(OBSERVER, AUDITOR, ADMINISTRATOR, OPERATORS),
)
CASES, SITTINGS = (case_id(1), case_id(2)), (meeting_id(1), meeting_id(2))
REQUESTS = tuple(request_id(n) for n in (1, 2, 3))
SHARED = tuple(contribution_id(n) for n in (1, 2, 3))
DECISIONS = tuple(decision_id(n) for n in (1, 2))
WHY, WORDS = "Since it is better so", ("One.", "Two.")

Asked = tuple[Seat, Command]
some_case, some_sitting = st.sampled_from(CASES), st.sampled_from(SITTINGS)
some_request, some_shared = st.sampled_from(REQUESTS), st.sampled_from(SHARED)
some_decision = st.sampled_from(DECISIONS)
some_agency = st.sampled_from([POLICE, HEALTH, HEALTH, YOUTH_JUSTICE])
some_words = st.sampled_from(WORDS)


def by(usual: tuple[Seat, ...], *asked: st.SearchStrategy[Command]) -> st.SearchStrategy[Asked]:
    """Mostly by those whose business it is."""
    whoever = st.sampled_from([*usual * (30 // len(usual)), *EVERYONE])
    return st.tuples(whoever, st.one_of(*asked))


DOOR = by(
    (COORDINATOR, COORDINATOR, CHAIR),
    st.sampled_from([receive(1), receive(2)]),
    st.builds(case.BeginScreening, case=some_case),
    st.builds(
        case.RateCase,
        st.sampled_from([Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE]),
        st.just(WHY),
        case=some_case,
    ),
    st.builds(case.AddNote, some_words, case=some_case),
)
HIDING = by(
    (COORDINATOR, CHAIR),
    st.builds(
        case.RestrictCase,
        st.sampled_from([(), (CHAIR.account,), (NURSE.account, OFFICER.account)]),
        st.just(WHY),
        case=some_case,
    ),
    st.builds(case.LiftRestriction, st.just(WHY), case=some_case),
)


def asks(name: CaseId, request: RequestId, agency: AgencyId) -> Command:
    return case.RequestInformation(
        request, agency, (CHILD,), "What is known?", "To decide", basis=BASIS, case=name
    )


ASKING = by(
    (COORDINATOR, CHAIR),
    st.builds(asks, some_case, some_request, some_agency),
    st.builds(case.PauseRequest, some_request, st.just("Waits for the school"), case=some_case),
    st.builds(case.ResumeRequest, some_request, case=some_case),
    st.builds(case.CancelRequest, some_request, st.just(WHY), case=some_case),
    st.builds(case.MarkReady, st.just(WHY), case=some_case),
)
ANSWERING = by(
    (NURSE, OFFICER, COORDINATOR),
    st.builds(case.MarkRequestSeen, some_request, case=some_case),
    st.builds(
        case.ShareInformation,
        some_shared,
        some_words.map(content),
        some_request | st.none(),
        st.none() | some_agency,
        case=some_case,
    ),
    st.builds(
        case.CorrectContribution, some_shared, some_words.map(content), st.just(WHY), case=some_case
    ),
    st.builds(case.WithdrawContribution, some_shared, st.just(WHY), case=some_case),
    st.builds(
        case.DeclineRequest,
        some_request,
        st.sampled_from(DeclineReason),
        st.just(WHY),
        case=some_case,
    ),
)
DRAFTS = st.sampled_from(["Needs an assessment.", "Said otherwise.", ""]).map(
    lambda reasons: draft(reasons=reasons)
)
DECIDING = by(
    (SCRIBE, CHAIR, DECIDER),
    st.builds(case.ProposeDecision, some_decision, DRAFTS, case=some_case),
    st.builds(case.ReadBackDecision, some_decision, case=some_case),
    st.builds(case.ConfirmDecision, some_decision, case=some_case),
    st.builds(case.WithdrawProposal, some_decision, st.just(WHY), case=some_case),
    st.builds(
        case.DeferCase, st.sampled_from([AT, AT + DAY, AT + 9 * DAY]), st.just(WHY), case=some_case
    ),
)
CLOSING = by(
    (COORDINATOR, DECIDER),
    st.builds(case.BeginClosing, case=some_case),
    st.builds(case.CloseCase, st.sampled_from(CloseReason), st.just(WHY), case=some_case),
    st.builds(case.ReopenCase, st.just(WHY), case=some_case),
)
CHAIRS = (CHAIR, CHAIR, SECOND_CHAIR)
SITTING = by(
    CHAIRS,
    st.builds(
        meeting.PlanSitting,
        st.just("Morning"),
        st.sampled_from([AT, AT + DAY]),
        st.sampled_from([AT, AT + HOUR, AT + 2 * DAY]),
        st.sampled_from([CHAIR.account, SECOND_CHAIR.account, NURSE.account]),
        meeting=some_sitting,
    ),
    st.builds(meeting.OpenSitting, meeting=some_sitting),
    st.builds(meeting.PutOnAgenda, some_case, meeting=some_sitting),
    st.builds(meeting.TakeOffAgenda, some_case, meeting=some_sitting),
    st.builds(
        meeting.HandOverChair,
        st.sampled_from([CHAIR.account, SECOND_CHAIR.account, SCRIBE.account]),
        meeting=some_sitting,
    ),
    st.builds(meeting.SetShutter, st.booleans(), meeting=some_sitting),
    st.builds(meeting.CloseSitting, meeting=some_sitting),
)
SPOTLIGHT = by(
    CHAIRS,
    st.builds(meeting.CallCase, some_case, meeting=some_sitting),
    st.builds(meeting.PutBackCase, some_case, meeting=some_sitting),
    st.builds(meeting.CarryOverCase, some_case, meeting=some_sitting),
)
OTHERWISE = (
    structs.replace(OFFICER, roles=(Role.OBSERVER,), agency=None),
    structs.replace(NURSE, agency=POLICE),
    structs.replace(SECOND_CHAIR, roles=(Role.PRACTITIONER,)),
    structs.replace(OBSERVER, roles=(Role.CHAIR,)),
    structs.replace(OBSERVER, roles=(Role.ADMINISTRATOR,)),
    structs.replace(ADMINISTRATOR, roles=(Role.OBSERVER,)),
)
CHANGED = (OFFICER, NURSE, SECOND_CHAIR, OBSERVER, ADMINISTRATOR)
SETTINGS = by(
    (OPERATORS, ADMINISTRATOR),
    st.sampled_from([*OTHERWISE, *CHANGED]).map(lambda seat: partnership.PutSeat(seat=seat)),
    st.sampled_from(CHANGED).map(lambda seat: partnership.RemoveSeat(account=seat.account)),
    st.builds(partnership.SetAgencyMode, agency=some_agency, mode=st.sampled_from(SeatMode)),
)
LATER = st.integers(-2 * 3600, 30 * 3600).map(lambda seconds: timedelta(seconds=seconds))
"""How far the hub's clock goes; back where somebody set it right."""
