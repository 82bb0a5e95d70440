"""A small, plainly fake partnership and the parts of a case, each with room for what a test says.

`AT` is a Tuesday, 10:00 in London. Builders take the fields to be other than usual.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from msgspec import structs

from app.domain.board import Board, Stream, stream_of
from app.domain.case.lawful import Capacity, Consent, ConsentKind
from app.domain.case.parts import (
    Basis,
    ChildOutcome,
    Content,
    Draft,
    Referral,
    Search,
)
from app.domain.case.state import Case, Contribution, Decision, Request
from app.domain.context import Context
from app.domain.meeting.state import Meeting
from app.domain.partnership.legal import ConsentRule, Ground, LegalProfile
from app.domain.partnership.state import Agency, Clause, Partnership, Seat, ThresholdVersion
from app.domain.values import (
    AccountId,
    AgencyId,
    BoardId,
    By,
    CaseId,
    ConsentId,
    ContributionId,
    DataClass,
    DecisionId,
    Factor,
    MeetingId,
    Outcome,
    Preset,
    ProfileId,
    Rating,
    RequestId,
    Role,
    Searched,
    SeatMode,
    Stage,
    StreamId,
    Subject,
    SubjectId,
    SubjectKind,
)

AT = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FRESH = ("7K3FQ", "M4XTP", "R9WHD")


def uid(number: int, kind: int = 0) -> str:
    """A UUIDv4 that reads as its number."""
    return f"{kind:08x}-0000-4000-8000-{number:012x}"


def account(n: int) -> AccountId:
    return AccountId(uid(n, 1))


def case_id(n: int) -> CaseId:
    return CaseId(uid(n, 2))


def meeting_id(n: int) -> MeetingId:
    return MeetingId(uid(n, 3))


def subject_id(n: int) -> SubjectId:
    return SubjectId(uid(n, 4))


def request_id(n: int) -> RequestId:
    return RequestId(uid(n, 5))


def contribution_id(n: int) -> ContributionId:
    return ContributionId(uid(n, 6))


def decision_id(n: int) -> DecisionId:
    return DecisionId(uid(n, 7))


BOARD = BoardId(uid(1, 0xB))


def consent_id(n: int) -> ConsentId:
    return ConsentId(uid(n, 0xE))


CASE = case_id(1)
OTHER_CASE = case_id(2)
SITTING = meeting_id(1)
CHILD = subject_id(1)
MOTHER = subject_id(2)

SOCIAL_CARE = AgencyId("social-care")
POLICE = AgencyId("police")
HEALTH = AgencyId("health")
EDUCATION = AgencyId("education")
DOMESTIC_ABUSE = AgencyId("domestic-abuse")
YOUTH_JUSTICE = AgencyId("youth-justice")
"""Not at this board: its mode is OFF."""

AGENCIES = (
    Agency(SOCIAL_CARE, "Children's social care", systems=("Case file",)),
    Agency(POLICE, "Police", systems=("Incidents", "Intelligence")),
    Agency(HEALTH, "Health", SeatMode.VIRTUAL, off_wall=True, data=DataClass.HEALTH),
    Agency(EDUCATION, "Education", SeatMode.VIRTUAL),
    Agency(DOMESTIC_ABUSE, "Refuge", column=False, desk_for=(Factor.DOMESTIC_ABUSE_PARENT,)),
    Agency(YOUTH_JUSTICE, "Youth justice", SeatMode.OFF, desk_for=(Factor.GANGS,)),
)


def seat(n: int, name: str, *roles: Role, **changes: Any) -> Seat:
    return Seat(account(n), name, roles, **changes)


CHAIR = seat(1, "Chris Chair", Role.CHAIR, agency=SOCIAL_CARE)
DECIDER = seat(2, "Dee Decider", Role.DECIDER, agency=SOCIAL_CARE)
SCRIBE = seat(3, "Sam Scribe", Role.SCRIBE, agency=SOCIAL_CARE)
COORDINATOR = seat(4, "Cora Coordinator", Role.COORDINATOR, agency=SOCIAL_CARE)
SOCIAL_WORKER = seat(5, "Wyn Worker", Role.PRACTITIONER, agency=SOCIAL_CARE)
OFFICER = seat(6, "Pat Police", Role.PRACTITIONER, agency=POLICE)
NURSE = seat(7, "Nat Nurse", Role.PRACTITIONER, agency=HEALTH, mode=SeatMode.VIRTUAL)
TEACHER = seat(8, "Teo Teacher", Role.PRACTITIONER, agency=EDUCATION, mode=SeatMode.VIRTUAL)
NIGHT_TEAM = seat(9, "Ona Outofhours", Role.OUT_OF_HOURS, agency=SOCIAL_CARE)
OBSERVER = seat(10, "Obi Observer", Role.OBSERVER)
AUDITOR = seat(11, "Ada Auditor", Role.AUDITOR)
ADMINISTRATOR = seat(12, "Addy Administrator", Role.ADMINISTRATOR)
DISPLAY = seat(13, "Wall", Role.DISPLAY)
SECOND_CHAIR = seat(14, "Cleo Chair", Role.CHAIR, agency=POLICE)

SEATS = (
    CHAIR,
    DECIDER,
    SCRIBE,
    COORDINATOR,
    SOCIAL_WORKER,
    OFFICER,
    NURSE,
    TEACHER,
    NIGHT_TEAM,
    OBSERVER,
    AUDITOR,
    ADMINISTRATOR,
    DISPLAY,
    SECOND_CHAIR,
)

THRESHOLD = ThresholdVersion(
    "2026.1",
    date(2026, 4, 1),
    (Clause("4.3", 4, "Violence at home"), Clause("4.4", 4, "Violence elsewhere")),
)
BASIS = Basis(power="Children Act 1989 section 47", article_6="6(1)(e)")


PROFILE = LegalProfile(
    id=ProfileId("testshire"),
    version="1",
    name="Testshire (a sample)",
    jurisdiction="England",
    effective=date(2026, 1, 1),
    sample=True,
    dispensations=(Ground("harm", "Waiting could harm a child"),),
    consent=(
        ConsentRule(presets=(Preset.EARLY_HELP,), levels=(1, 2, 3)),
        ConsentRule(
            presets=(Preset.EARLY_HELP,),
            levels=(1, 2, 3),
            data=DataClass.HEALTH,
            key_worker=True,
        ),
    ),
)
"""Early help below Level 4 waits for consent, and health for each individual and a key worker."""


def by(seat: Seat) -> By:
    """The stamp of what that seat does."""
    return Context(seat, AT, ()).by


def partnership(**changes: Any) -> Partnership:
    usual = Partnership(
        id=BOARD,
        version=1,
        name="Northbridge (fictional)",
        prefix="NB",
        founded_at=AT - 30 * DAY,
        agencies=AGENCIES,
        seats=SEATS,
        thresholds=(THRESHOLD,),
    )
    return structs.replace(usual, **changes)


def board(*streams: Stream) -> Board:
    """The streams on one board, with the usual partnership unless one is among them."""
    founded = any(isinstance(stream, Partnership) for stream in streams)
    parts = streams if founded else (partnership(), *streams)
    found: dict[StreamId, Stream] = {stream_of(part): part for part in parts}
    return Board(BOARD, found, sum(part.version for part in parts), AT - DAY)


def subject(n: int = 1, **changes: Any) -> Subject:
    usual = Subject(subject_id(n), SubjectKind.CHILD, "Jade", "Maple", born=date(2019, 3, 4))
    return structs.replace(usual, **changes)


def mother(**changes: Any) -> Subject:
    usual = Subject(MOTHER, SubjectKind.ADULT, "Rowan", "Maple", relationship="mother")
    return structs.replace(usual, **changes)


def referral(**changes: Any) -> Referral:
    usual = Referral(received=AT - HOUR, concern="Domestic abuse", details="Shouting heard.")
    return structs.replace(usual, **changes)


def case(n: int = 1, **changes: Any) -> Case:
    """A case just received, about a child and her mother."""
    usual = Case(
        id=case_id(n),
        version=1,
        reference="NB-AAAAA",
        stage=Stage.NEW,
        opened_at=AT - HOUR,
        opened_by=by(COORDINATOR),
        referral=referral(),
        subjects=(subject(), mother()),
        referral_changed=1,
        subjects_changed=1,
        decide_by=AT + DAY - HOUR,
    )
    return structs.replace(usual, **changes)


def rated(rating: Rating = Rating.AMBER, **changes: Any) -> Case:
    """A case in screening with its rating."""
    return structs.replace(case(stage=Stage.SCREENING, rating=rating, version=2), **changes)


def request(agency: AgencyId = HEALTH, n: int = 1, **changes: Any) -> Request:
    """An open request, asked at `AT` and due a day later."""
    usual = Request(
        id=request_id(n),
        agency=agency,
        subjects=(CHILD,),
        question="What is known?",
        purpose="To decide what to do next",
        by=by(COORDINATOR),
        at=AT,
        basis=BASIS,
        clock_from=AT,
        due=AT + DAY,
    )
    return structs.replace(usual, **changes)


def gathering(*requests: Request, **changes: Any) -> Case:
    """An Amber case waiting for the answers to `requests` (one to health unless given)."""
    asked = requests or (request(),)
    usual = rated(stage=Stage.GATHERING, requests=asked, version=2 + len(asked))
    return structs.replace(usual, **changes)


def content(facts: str = "Seen by the school nurse twice.", **changes: Any) -> Content:
    return structs.replace(Content(facts=facts), **changes)


def search(result: Searched = Searched.NO_RECORD, **changes: Any) -> Search:
    return structs.replace(Search("Records", CHILD, result), **changes)


def contribution(agency: AgencyId = HEALTH, n: int = 1, **changes: Any) -> Contribution:
    usual = Contribution(
        id=contribution_id(n), agency=agency, by=by(NURSE), at=AT, content=content(), changed=1
    )
    return structs.replace(usual, **changes)


def consent(n: int = 1, **changes: Any) -> Consent:
    """The mother's own, to all agencies for what is not health, an hour before `AT`."""
    usual = Consent(
        id=consent_id(n),
        kind=ConsentKind.SHARING,
        giver=MOTHER,
        capacity=Capacity.OWN,
        subjects=(MOTHER,),
        given=True,
        asked_at=AT - HOUR,
        purpose="To find the right help",
        asked_how="At home, in person",
    )
    return structs.replace(usual, **changes)


def draft(**changes: Any) -> Draft:
    """A complete decision for the child of `case()`: an assessment at level 3."""
    usual = Draft(
        children=(ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=3),),
        reasons="Needs an assessment.",
        clause="4.3",
        threshold_version=THRESHOLD.version,
        lead=SOCIAL_CARE,
    )
    return structs.replace(usual, **changes)


def decision(n: int = 1, **changes: Any) -> Decision:
    """A decision as proposed by the scribe."""
    usual = Decision(decision_id(n), draft(), by(SCRIBE), AT, changed=1)
    return structs.replace(usual, **changes)


def sitting(n: int = 1, **changes: Any) -> Meeting:
    """A planned sitting of the chair, an hour from `AT`."""
    usual = Meeting(
        id=meeting_id(n),
        version=1,
        name="Morning",
        starts=AT + HOUR,
        ends=AT + 2 * HOUR,
        chair=CHAIR.account,
        scribe=SCRIBE.account,
    )
    return structs.replace(usual, **changes)


def stream(part: Stream | CaseId | MeetingId) -> StreamId:
    return cast(StreamId, part if isinstance(part, str) else part.id)
