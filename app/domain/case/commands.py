"""What may be asked of a case. Imperative; made by a person, judged when sequenced."""

from typing import Annotated

from msgspec import Meta, Struct

from app.domain.case.parts import (
    Action,
    Basis,
    CloseReason,
    Content,
    DeclineReason,
    Draft,
    LinkKind,
    Referral,
)
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    CaseId,
    ChallengeId,
    ContributionId,
    DecisionId,
    Factor,
    Headline,
    Instant,
    Level,
    Line,
    NonEmptyLine,
    NonEmptyText,
    Outcome,
    Rating,
    RequestId,
    Route,
    Subject,
    SubjectId,
    Text,
    Version,
)


class CaseCommand(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """Every command on a case names it; `seen` is the stream version its author looked at."""

    case: CaseId
    seen: Version | None = None


# The door


class ReceiveReferral(CaseCommand):
    referral: Referral
    subjects: Annotated[tuple[Subject, ...], Meta(min_length=1, max_length=40)]


class AmendReferral(CaseCommand):
    referral: Referral
    reason: NonEmptyText


class PutSubject(CaseCommand):
    """Add a person, or replace what is held of one."""

    subject: Subject
    reason: Text = ""


class RemoveSubject(CaseCommand):
    subject: SubjectId
    reason: NonEmptyText


class BeginScreening(CaseCommand):
    pass


class RouteReferral(CaseCommand):
    route: Route
    reason: NonEmptyText
    to: Line = ""
    """The allocated worker or team, where the route has one."""


class RestrictCase(CaseCommand):
    """Hide the case from everyone not named (its author always is)."""

    named: tuple[AccountId, ...]
    reason: NonEmptyText


class LiftRestriction(CaseCommand):
    reason: NonEmptyText


class RateCase(CaseCommand):
    rating: Rating
    reason: Text = ""
    """Needed on a change."""
    level: Level | None = None
    """Screening's level of need."""


class TagCase(CaseCommand):
    factors: tuple[Factor, ...] = ()
    programmes: tuple[NonEmptyLine, ...] = ()


class LinkCase(CaseCommand):
    other: CaseId
    kind: LinkKind
    note: Line = ""


# Asking and answering


class RequestInformation(CaseCommand):
    request: RequestId
    agency: AgencyId
    subjects: Annotated[tuple[SubjectId, ...], Meta(min_length=1)]
    question: NonEmptyText
    purpose: NonEmptyText
    level: Level | None = None
    basis: Basis | None = None
    """May be owed the same day at Level 4 or Red; needed otherwise."""
    systems: tuple[NonEmptyLine, ...] = ()


class RecordBasis(CaseCommand):
    request: RequestId
    basis: Basis


class MarkRequestSeen(CaseCommand):
    request: RequestId


class PauseRequest(CaseCommand):
    request: RequestId
    cause: NonEmptyLine


class ResumeRequest(CaseCommand):
    request: RequestId


class CancelRequest(CaseCommand):
    request: RequestId
    reason: NonEmptyText


class ShareInformation(CaseCommand):
    """Answer a request, or offer what was not asked for (`request` None)."""

    contribution: ContributionId
    content: Content
    request: RequestId | None = None
    for_agency: AgencyId | None = None
    """Whose words these are, where coordinator, scribe or an import writes them down."""


class CorrectContribution(CaseCommand):
    contribution: ContributionId
    content: Content
    reason: NonEmptyText


class WithdrawContribution(CaseCommand):
    contribution: ContributionId
    reason: NonEmptyText


class DeclineRequest(CaseCommand):
    request: RequestId
    reason: DeclineReason
    text: Text = ""


class AddNote(CaseCommand):
    text: NonEmptyText


class MarkReady(CaseCommand):
    """Ready for the meeting; `reason` where answers are missing."""

    reason: Text = ""


# Deciding


class GiveStance(CaseCommand):
    outcome: Outcome | None = None
    level: Level | None = None
    unsure: bool = False
    reason: Text = ""


class RevealStances(CaseCommand):
    pass


class RaiseChallenge(CaseCommand):
    challenge: ChallengeId
    text: NonEmptyText
    to: AgencyId | None = None
    headline: Headline = ""


class AnswerChallenge(CaseCommand):
    challenge: ChallengeId
    text: NonEmptyText


class AcceptAnswer(CaseCommand):
    challenge: ChallengeId


class LeaveChallengeOpen(CaseCommand):
    challenge: ChallengeId


class ProposeDecision(CaseCommand):
    """Draft, or redraft with the same id until it is confirmed."""

    decision: DecisionId
    draft: Draft


class ReadBackDecision(CaseCommand):
    decision: DecisionId


class ConfirmDecision(CaseCommand):
    decision: DecisionId


class WithdrawProposal(CaseCommand):
    decision: DecisionId
    reason: NonEmptyText


class CorrectDecision(CaseCommand):
    decision: DecisionId
    draft: Draft
    reason: NonEmptyText


class PutAction(CaseCommand):
    """Add an action, or change one that is not done."""

    action: Action


class CompleteAction(CaseCommand):
    action: ActionId
    note: Line = ""


class DeferCase(CaseCommand):
    until: Instant
    reason: NonEmptyText


# Closing


class BeginClosing(CaseCommand):
    pass


class CloseCase(CaseCommand):
    reason: CloseReason
    text: NonEmptyText


class ReopenCase(CaseCommand):
    reason: NonEmptyText


Command = (
    ReceiveReferral
    | AmendReferral
    | PutSubject
    | RemoveSubject
    | BeginScreening
    | RouteReferral
    | RestrictCase
    | LiftRestriction
    | RateCase
    | TagCase
    | LinkCase
    | RequestInformation
    | RecordBasis
    | MarkRequestSeen
    | PauseRequest
    | ResumeRequest
    | CancelRequest
    | ShareInformation
    | CorrectContribution
    | WithdrawContribution
    | DeclineRequest
    | AddNote
    | MarkReady
    | GiveStance
    | RevealStances
    | RaiseChallenge
    | AnswerChallenge
    | AcceptAnswer
    | LeaveChallengeOpen
    | ProposeDecision
    | ReadBackDecision
    | ConfirmDecision
    | WithdrawProposal
    | CorrectDecision
    | PutAction
    | CompleteAction
    | DeferCase
    | BeginClosing
    | CloseCase
    | ReopenCase
)
