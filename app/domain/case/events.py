"""What happened to a case. Past tense; the store keeps these for as long as the record lives."""

from msgspec import Struct

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
from app.domain.values import (
    AccountId,
    ActionId,
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
    Rating,
    RequestId,
    Route,
    Subject,
    SubjectId,
    Text,
)


class CaseEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """Content of its own stream only; when and where stand in the header."""

    by: By


# The door


class ReferralReceived(CaseEvent, frozen=True):
    case: CaseId
    reference: Name
    referral: Referral
    subjects: tuple[Subject, ...]
    decide_by: Instant | None


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


# Asking and answering


class InformationRequested(CaseEvent, frozen=True):
    request: RequestId
    agency: AgencyId
    subjects: tuple[SubjectId, ...]
    question: Text
    purpose: Text
    level: Level | None = None
    basis: Basis | None = None
    basis_owed_by: Instant | None = None
    systems: tuple[Line, ...] = ()
    due: Instant | None = None


class BasisRecorded(CaseEvent, frozen=True):
    request: RequestId
    basis: Basis


class RequestSeen(CaseEvent, frozen=True):
    request: RequestId


class RequestPaused(CaseEvent, frozen=True):
    request: RequestId
    cause: Line


class RequestResumed(CaseEvent, frozen=True):
    request: RequestId
    due: Instant | None


class RequestCancelled(CaseEvent, frozen=True):
    request: RequestId
    reason: Text


class InformationShared(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    request: RequestId | None = None
    late: bool = False
    nil: bool = False
    sealed: bool = False


class ContributionCorrected(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    reason: Text
    nil: bool = False
    sealed: bool = False


class ContributionWithdrawn(CaseEvent, frozen=True):
    contribution: ContributionId
    agency: AgencyId
    reason: Text


class RequestDeclined(CaseEvent, frozen=True):
    request: RequestId
    agency: AgencyId
    reason: DeclineReason
    text: Text = ""


class NoteAdded(CaseEvent, frozen=True):
    text: Text


class CaseMadeReady(CaseEvent, frozen=True):
    reason: Text = ""


# Deciding


class StanceGiven(CaseEvent, frozen=True):
    stance: Stance


class StancesRevealed(CaseEvent, frozen=True):
    """Carries every stance, since replicas did not have the others' until now."""

    stances: tuple[Stance, ...]


class ChallengeRaised(CaseEvent, frozen=True):
    challenge: ChallengeId
    agency: AgencyId
    text: Text
    to: AgencyId | None = None
    headline: Headline = ""


class ChallengeAnswered(CaseEvent, frozen=True):
    challenge: ChallengeId
    text: Text


class AnswerAccepted(CaseEvent, frozen=True):
    challenge: ChallengeId


class ChallengeLeftOpen(CaseEvent, frozen=True):
    challenge: ChallengeId


class DecisionProposed(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft


class DecisionReadBack(CaseEvent, frozen=True):
    decision: DecisionId


class DecisionConfirmed(CaseEvent, frozen=True):
    decision: DecisionId
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class ProposalWithdrawn(CaseEvent, frozen=True):
    decision: DecisionId
    reason: Text


class DecisionCorrected(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft
    reason: Text
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class ActionPut(CaseEvent, frozen=True):
    action: Action


class ActionCompleted(CaseEvent, frozen=True):
    action: ActionId
    note: Line = ""


class CaseDeferred(CaseEvent, frozen=True):
    until: Instant
    reason: Text


# Closing


class ClosingBegun(CaseEvent, frozen=True):
    pass


class CaseClosed(CaseEvent, frozen=True):
    reason: CloseReason
    text: Text


class CaseReopened(CaseEvent, frozen=True):
    reason: Text
    decide_by: Instant | None = None


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
    | InformationRequested
    | BasisRecorded
    | RequestSeen
    | RequestPaused
    | RequestResumed
    | RequestCancelled
    | InformationShared
    | ContributionCorrected
    | ContributionWithdrawn
    | RequestDeclined
    | NoteAdded
    | CaseMadeReady
    | StanceGiven
    | StancesRevealed
    | ChallengeRaised
    | ChallengeAnswered
    | AnswerAccepted
    | ChallengeLeftOpen
    | DecisionProposed
    | DecisionReadBack
    | DecisionConfirmed
    | ProposalWithdrawn
    | DecisionCorrected
    | ActionPut
    | ActionCompleted
    | CaseDeferred
    | ClosingBegun
    | CaseClosed
    | CaseReopened
)
