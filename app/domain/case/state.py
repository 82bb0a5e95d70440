"""One referral from the door to its close, as every replica holds it."""

from enum import StrEnum

from msgspec import Struct

from app.domain.case.feedback import Message, SafeContact
from app.domain.case.lawful import ConsentRecord, Dispensation, Informed, KeyWorker
from app.domain.case.papers import Certificate, Hold
from app.domain.case.parts import (
    Action,
    Basis,
    CloseReason,
    Content,
    DeclineReason,
    Draft,
    Link,
    Referral,
    Stance,
)
from app.domain.case.releases import Release
from app.domain.clocks import Pause
from app.domain.values import (
    AccountId,
    AgencyId,
    By,
    CaseId,
    ChallengeId,
    ContributionId,
    DecisionId,
    Factor,
    Headline,
    Instant,
    Level,
    Line,
    Name,
    Preset,
    Rating,
    RequestId,
    ReviewId,
    Route,
    Rung,
    Stage,
    Subject,
    SubjectId,
    Text,
)


class Rated(Struct, frozen=True, omit_defaults=True):
    rating: Rating
    at: Instant
    by: By
    reason: Text = ""


class Amendment(Struct, frozen=True):
    """That and why a part was changed; the earlier words stay in the record's events."""

    at: Instant
    by: By
    what: Line
    reason: Text


class Version(Struct, frozen=True):
    """An earlier text of a contribution, with when, by whom and why it was replaced."""

    content: Content
    at: Instant
    by: By
    reason: Text


class Contribution(Struct, frozen=True, omit_defaults=True):
    """What one agency shared. When sealed from the viewer, `content` holds no words."""

    id: ContributionId
    agency: AgencyId
    by: By
    at: Instant
    content: Content
    changed: int
    request: RequestId | None = None
    late: bool = False
    trawl: int = 1
    """2 and on: came after consent or a key worker opened the way."""
    nil: bool = False
    """No record found in any system searched."""
    sealed: bool = False
    working: bool = False
    """Among the working papers, which go once the key worker is named."""
    earlier: tuple[Version, ...] = ()
    withdrawn_at: Instant | None = None
    withdrawn_because: Text = ""
    consent_withdrawn_at: Instant | None = None
    """What it rested on was withdrawn after it was shared."""


class RequestState(StrEnum):
    ASKED = "asked"
    SEEN = "seen"
    ANSWERED = "answered"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    LOCKED = "locked"
    """Waits for consent: the agency is not asked yet."""
    DESTROYED = "destroyed"
    """Answered, and the answer destroyed with the working papers."""


class Request(Struct, frozen=True, omit_defaults=True):
    """An agency asked for what it knows: about whom, why, on what basis, by when."""

    id: RequestId
    agency: AgencyId
    subjects: tuple[SubjectId, ...]
    question: Text
    purpose: Text
    by: By
    at: Instant
    state: RequestState = RequestState.ASKED
    level: Level | None = None
    basis: Basis | None = None
    basis_owed_by: Instant | None = None
    """Set where the request went out first: Level 4 or Red never waits."""
    systems: tuple[Line, ...] = ()
    clock_from: Instant | None = None
    due: Instant | None = None
    pauses: tuple[Pause, ...] = ()
    trawl: int = 1
    stopped: bool = False
    """Locked again, since consent was withdrawn."""
    seen_at: Instant | None = None
    declined: DeclineReason | None = None
    closed_because: Text = ""
    closed_at: Instant | None = None

    @property
    def open(self) -> bool:
        return self.state in (RequestState.ASKED, RequestState.SEEN)

    @property
    def locked(self) -> bool:
        return self.state is RequestState.LOCKED

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].ended is None


class ChallengeState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    LEFT_OPEN = "left-open"


class Escalation(Struct, frozen=True, omit_defaults=True):
    """To a higher rung, with the answer of the rung below where that was not enough."""

    rung: Rung
    to: Line
    reason: Text
    at: Instant
    by: By
    due: Instant | None = None
    answer: Text = ""
    answered_by: By | None = None
    answered_at: Instant | None = None


class Challenge(Struct, frozen=True, omit_defaults=True):
    """One agency asks another to look again. Only the challenger can accept an answer."""

    id: ChallengeId
    agency: AgencyId
    by: By
    at: Instant
    text: Text
    to: AgencyId | None = None
    """None: to the meeting as a whole."""
    headline: Headline = ""
    state: ChallengeState = ChallengeState.OPEN
    answer: Text = ""
    answered_by: By | None = None
    answered_at: Instant | None = None
    settled_at: Instant | None = None
    due: Instant | None = None
    """By when the rung that it is on owes an answer."""
    escalations: tuple[Escalation, ...] = ()

    @property
    def rung(self) -> Rung:
        return self.escalations[-1].rung if self.escalations else Rung.PRACTITIONER


class DecisionState(StrEnum):
    PROPOSED = "proposed"
    READ_BACK = "read-back"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class Correction(Struct, frozen=True):
    earlier: Draft
    at: Instant
    by: By
    reason: Text


class Decision(Struct, frozen=True, omit_defaults=True):
    id: DecisionId
    draft: Draft
    proposed_by: By
    proposed_at: Instant
    changed: int
    state: DecisionState = DecisionState.PROPOSED
    read_back_by: By | None = None
    read_back_at: Instant | None = None
    decided_by: By | None = None
    decided_at: Instant | None = None
    owed: tuple[Line, ...] = ()
    """What an urgent decision left out …"""
    owed_by: Instant | None = None
    """… and by when it is owed."""
    present: tuple[AgencyId, ...] = ()
    """Who was there when it was confirmed …"""
    stances: tuple[Stance, ...] = ()
    """… how those who showed it stood …"""
    silent: bool = False
    """… and that nobody challenged it when asked."""
    corrections: tuple[Correction, ...] = ()
    withdrawn_because: Text = ""


class Deferral(Struct, frozen=True):
    until: Instant
    reason: Text
    at: Instant
    by: By


class Note(Struct, frozen=True, omit_defaults=True):
    """Said to the meeting in writing; kept on the record, unless it is a working paper."""

    text: Text
    at: Instant
    by: By
    working: bool = False


class Screening(Struct, frozen=True, omit_defaults=True):
    by: By | None = None
    at: Instant | None = None
    level: Level | None = None
    route: Route | None = None
    route_to: Line = ""
    route_reason: Text = ""


class Restriction(Struct, frozen=True):
    """The case does not exist for anyone not named here."""

    named: tuple[AccountId, ...]
    reason: Text
    at: Instant
    by: By


class Review(Struct, frozen=True, omit_defaults=True):
    """A clause of the threshold document that this case calls into question."""

    id: ReviewId
    version: Line
    clause: Line
    text: Text
    at: Instant
    by: By
    settled_at: Instant | None = None
    settled_by: By | None = None
    answer: Text = ""
    amend: bool = False


class Closing(Struct, frozen=True, omit_defaults=True):
    reason: CloseReason
    text: Text
    at: Instant
    by: By


class Case(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """State of one case stream. `version` counts its events; each `changed` is the version at
    which that part last changed, so that nobody overwrites what they did not see."""

    id: CaseId
    version: int
    reference: Name
    stage: Stage
    opened_at: Instant
    opened_by: By
    referral: Referral
    subjects: tuple[Subject, ...]
    referral_changed: int = 0
    subjects_changed: int = 0
    decide_by: Instant | None = None
    rating: Rating = Rating.UNRATED
    ratings: tuple[Rated, ...] = ()
    screening: Screening = Screening()
    decided_level: Level | None = None
    factors: tuple[Factor, ...] = ()
    programmes: tuple[Line, ...] = ()
    requests: tuple[Request, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    stances: tuple[Stance, ...] = ()
    stances_revealed: bool = False
    challenges: tuple[Challenge, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    restriction: Restriction | None = None
    closing: Closing | None = None
    preset: Preset | None = None
    informed: tuple[Informed, ...] = ()
    consents: tuple[ConsentRecord, ...] = ()
    dispensations: tuple[Dispensation, ...] = ()
    key_worker: KeyWorker | None = None
    trawl: int = 1
    """How many times the way was opened to ask."""
    hold: Hold | None = None
    certificate: Certificate | None = None
    releases: tuple[Release, ...] = ()
    reviews: tuple[Review, ...] = ()
    messages: tuple[Message, ...] = ()
    contacts: tuple[SafeContact, ...] = ()

    @property
    def proposal(self) -> Decision | None:
        """The decision proposed or read back and not yet confirmed, if there is one."""
        last = self.decisions[-1] if self.decisions else None
        waiting = (DecisionState.PROPOSED, DecisionState.READ_BACK)
        return last if last is not None and last.state in waiting else None

    @property
    def decision(self) -> Decision | None:
        """The latest confirmed decision."""
        confirmed = [d for d in self.decisions if d.state is DecisionState.CONFIRMED]
        return confirmed[-1] if confirmed else None
