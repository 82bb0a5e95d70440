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


class ReceiveReferral(CaseCommand, frozen=True):
    referral: Referral
    subjects: Annotated[tuple[Subject, ...], Meta(min_length=1, max_length=40)]


class AmendReferral(CaseCommand, frozen=True):
    referral: Referral
    reason: NonEmptyText


class PutSubject(CaseCommand, frozen=True):
    """Add a person, or replace what is held of one."""

    subject: Subject
    reason: Text = ""


class RemoveSubject(CaseCommand, frozen=True):
    subject: SubjectId
    reason: NonEmptyText


class BeginScreening(CaseCommand, frozen=True):
    pass


class RouteReferral(CaseCommand, frozen=True):
    route: Route
    reason: NonEmptyText
    to: Line = ""
    """The allocated worker or team, where the route has one."""


class RestrictCase(CaseCommand, frozen=True):
    """Hide the case from everyone not named (its author always is)."""

    named: tuple[AccountId, ...]
    reason: NonEmptyText


class LiftRestriction(CaseCommand, frozen=True):
    reason: NonEmptyText


class RateCase(CaseCommand, frozen=True):
    rating: Rating
    reason: Text = ""
    """Needed on a change."""
    level: Level | None = None
    """Screening's level of need."""


class TagCase(CaseCommand, frozen=True):
    factors: tuple[Factor, ...] = ()
    programmes: tuple[NonEmptyLine, ...] = ()


class LinkCase(CaseCommand, frozen=True):
    other: CaseId
    kind: LinkKind
    note: Line = ""


# Asking and answering


class RequestInformation(CaseCommand, frozen=True):
    request: RequestId
    agency: AgencyId
    subjects: Annotated[tuple[SubjectId, ...], Meta(min_length=1)]
    question: NonEmptyText
    purpose: NonEmptyText
    level: Level | None = None
    basis: Basis | None = None
    """May be owed the same day at Level 4 or Red; needed otherwise."""
    systems: tuple[NonEmptyLine, ...] = ()


class RecordBasis(CaseCommand, frozen=True):
    request: RequestId
    basis: Basis


class MarkRequestSeen(CaseCommand, frozen=True):
    request: RequestId


class PauseRequest(CaseCommand, frozen=True):
    request: RequestId
    cause: NonEmptyLine


class ResumeRequest(CaseCommand, frozen=True):
    request: RequestId


class CancelRequest(CaseCommand, frozen=True):
    request: RequestId
    reason: NonEmptyText


class ShareInformation(CaseCommand, frozen=True):
    """Answer a request, or offer what was not asked for (`request` None)."""

    contribution: ContributionId
    content: Content
    request: RequestId | None = None
    for_agency: AgencyId | None = None
    """Whose words these are, where coordinator, scribe or an import writes them down."""


class CorrectContribution(CaseCommand, frozen=True):
    contribution: ContributionId
    content: Content
    reason: NonEmptyText


class WithdrawContribution(CaseCommand, frozen=True):
    contribution: ContributionId
    reason: NonEmptyText


class DeclineRequest(CaseCommand, frozen=True):
    request: RequestId
    reason: DeclineReason
    text: Text = ""


class AddNote(CaseCommand, frozen=True):
    text: NonEmptyText


class MarkReady(CaseCommand, frozen=True):
    """Ready for the meeting; `reason` where answers are missing."""

    reason: Text = ""


# Deciding


class GiveStance(CaseCommand, frozen=True):
    outcome: Outcome | None = None
    level: Level | None = None
    unsure: bool = False
    reason: Text = ""


class RevealStances(CaseCommand, frozen=True):
    pass


class RaiseChallenge(CaseCommand, frozen=True):
    challenge: ChallengeId
    text: NonEmptyText
    to: AgencyId | None = None
    headline: Headline = ""


class AnswerChallenge(CaseCommand, frozen=True):
    challenge: ChallengeId
    text: NonEmptyText


class AcceptAnswer(CaseCommand, frozen=True):
    challenge: ChallengeId


class LeaveChallengeOpen(CaseCommand, frozen=True):
    challenge: ChallengeId


class ProposeDecision(CaseCommand, frozen=True):
    """Draft, or redraft with the same id until it is confirmed."""

    decision: DecisionId
    draft: Draft


class ReadBackDecision(CaseCommand, frozen=True):
    decision: DecisionId


class ConfirmDecision(CaseCommand, frozen=True):
    decision: DecisionId


class WithdrawProposal(CaseCommand, frozen=True):
    decision: DecisionId
    reason: NonEmptyText


class CorrectDecision(CaseCommand, frozen=True):
    decision: DecisionId
    draft: Draft
    reason: NonEmptyText


class PutAction(CaseCommand, frozen=True):
    """Add an action, or change one that is not done."""

    action: Action


class CompleteAction(CaseCommand, frozen=True):
    action: ActionId
    note: Line = ""


class DeferCase(CaseCommand, frozen=True):
    until: Instant
    reason: NonEmptyText


# Closing


class BeginClosing(CaseCommand, frozen=True):
    pass


class CloseCase(CaseCommand, frozen=True):
    reason: CloseReason
    text: NonEmptyText


class ReopenCase(CaseCommand, frozen=True):
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
