"""At the door: received, screened, rated, tagged and linked."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.feedback import Owed
from app.domain.case.parts import Link, Referral
from app.domain.values import (
    AccountId,
    CaseId,
    Factor,
    Instant,
    Level,
    Line,
    Name,
    Rating,
    RequestId,
    Route,
    Subject,
    SubjectId,
    Text,
)


class ReferralReceived(CaseEvent, frozen=True):
    case: CaseId
    reference: Name
    referral: Referral
    subjects: tuple[Subject, ...]
    decide_by: Instant | None
    owes: tuple[Owed, ...] = ()


class ReferralAmended(CaseEvent, frozen=True):
    referral: Referral
    reason: Text


class SubjectPut(CaseEvent, frozen=True):
    subject: Subject
    reason: Text = ""


class SubjectRemoved(CaseEvent, frozen=True):
    subject: SubjectId
    reason: Text


class ScreeningBegun(CaseEvent, frozen=True):
    pass


class ReferralRouted(CaseEvent, frozen=True):
    route: Route
    reason: Text
    to: Line = ""


class CaseRestricted(CaseEvent, frozen=True):
    named: tuple[AccountId, ...]
    reason: Text


class RestrictionLifted(CaseEvent, frozen=True):
    reason: Text


class CaseRated(CaseEvent, frozen=True):
    rating: Rating
    reason: Text = ""
    level: Level | None = None
    dues: tuple[tuple[RequestId, Instant | None], ...] = ()
    """New due times of the requests still open."""


class CaseTagged(CaseEvent, frozen=True):
    factors: tuple[Factor, ...]
    programmes: tuple[Line, ...]


class CaseLinked(CaseEvent, frozen=True):
    """`link` is None for a viewer to whom the other case does not exist."""

    link: Link | None


Event = (
    ReferralReceived
    | ReferralAmended
    | SubjectPut
    | SubjectRemoved
    | ScreeningBegun
    | ReferralRouted
    | CaseRestricted
    | RestrictionLifted
    | CaseRated
    | CaseTagged
    | CaseLinked
)
