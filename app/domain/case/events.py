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


class ReferralReceived(CaseEvent):
    case: CaseId
    reference: Name
    referral: Referral
    subjects: tuple[Subject, ...]
    decide_by: Instant | None


class ReferralAmended(CaseEvent):
    referral: Referral
    reason: Text


class SubjectPut(CaseEvent):
    subject: Subject
    reason: Text = ""


class SubjectRemoved(CaseEvent):
    subject: SubjectId
    reason: Text


class ScreeningBegun(CaseEvent):
    pass


class ReferralRouted(CaseEvent):
    route: Route
    reason: Text
    to: Line = ""


class CaseRestricted(CaseEvent):
    named: tuple[AccountId, ...]
    reason: Text


class RestrictionLifted(CaseEvent):
    reason: Text


class CaseRated(CaseEvent):
    rating: Rating
    reason: Text = ""
    level: Level | None = None
    dues: tuple[tuple[RequestId, Instant | None], ...] = ()
    """New due times of the requests still open."""


class CaseTagged(CaseEvent):
    factors: tuple[Factor, ...]
    programmes: tuple[Line, ...]


class CaseLinked(CaseEvent):
    link: Link


# Asking and answering


class InformationRequested(CaseEvent):
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


class BasisRecorded(CaseEvent):
    request: RequestId
    basis: Basis


class RequestSeen(CaseEvent):
    request: RequestId


class RequestPaused(CaseEvent):
    request: RequestId
    cause: Line


class RequestResumed(CaseEvent):
    request: RequestId
    due: Instant | None


class RequestCancelled(CaseEvent):
    request: RequestId
    reason: Text


class InformationShared(CaseEvent):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    request: RequestId | None = None
    late: bool = False
    nil: bool = False
    sealed: bool = False


class ContributionCorrected(CaseEvent):
    contribution: ContributionId
    agency: AgencyId
    content: Content
    reason: Text
    nil: bool = False
    sealed: bool = False


class ContributionWithdrawn(CaseEvent):
    contribution: ContributionId
    agency: AgencyId
    reason: Text


class RequestDeclined(CaseEvent):
    request: RequestId
    agency: AgencyId
    reason: DeclineReason
    text: Text = ""


class NoteAdded(CaseEvent):
    text: Text


class CaseMadeReady(CaseEvent):
    reason: Text = ""


# Deciding


class StanceGiven(CaseEvent):
    stance: Stance


class StancesRevealed(CaseEvent):
    """Carries every stance, since replicas did not have the others' until now."""

    stances: tuple[Stance, ...]


class ChallengeRaised(CaseEvent):
    challenge: ChallengeId
    agency: AgencyId
    text: Text
    to: AgencyId | None = None
    headline: Headline = ""


class ChallengeAnswered(CaseEvent):
    challenge: ChallengeId
    text: Text


class AnswerAccepted(CaseEvent):
    challenge: ChallengeId


class ChallengeLeftOpen(CaseEvent):
    challenge: ChallengeId


class DecisionProposed(CaseEvent):
    decision: DecisionId
    draft: Draft


class DecisionReadBack(CaseEvent):
    decision: DecisionId


class DecisionConfirmed(CaseEvent):
    decision: DecisionId
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class ProposalWithdrawn(CaseEvent):
    decision: DecisionId
    reason: Text


class DecisionCorrected(CaseEvent):
    decision: DecisionId
    draft: Draft
    reason: Text
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class ActionPut(CaseEvent):
    action: Action


class ActionCompleted(CaseEvent):
    action: ActionId
    note: Line = ""


class CaseDeferred(CaseEvent):
    until: Instant
    reason: Text


# Closing


class ClosingBegun(CaseEvent):
    pass


class CaseClosed(CaseEvent):
    reason: CloseReason
    text: Text


class CaseReopened(CaseEvent):
    reason: Text


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
