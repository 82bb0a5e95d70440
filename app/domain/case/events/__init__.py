"""What happened to a case. Past tense; the store keeps these for as long as the record lives."""

from app.domain.case.events import (
    acting,
    answering,
    closing,
    deciding,
    discussing,
    door,
    feedback,
    gathering,
    lawful,
    papers,
    releasing,
    reviewing,
)
from app.domain.case.events.acting import ActionCompleted, ActionPut
from app.domain.case.events.answering import (
    ContributionCorrected,
    ContributionWithdrawn,
    InformationShared,
    RequestDeclined,
)
from app.domain.case.events.base import CaseEvent
from app.domain.case.events.closing import CaseClosed, CaseReopened, ClosingBegun
from app.domain.case.events.deciding import (
    CaseDeferred,
    DecisionConfirmed,
    DecisionCorrected,
    DecisionProposed,
    DecisionReadBack,
    ProposalWithdrawn,
)
from app.domain.case.events.discussing import (
    AnswerAccepted,
    ChallengeAnswered,
    ChallengeEscalated,
    ChallengeLeftOpen,
    ChallengeRaised,
    StanceGiven,
    StancesRevealed,
)
from app.domain.case.events.door import (
    CaseLinked,
    CaseRated,
    CaseRestricted,
    CaseTagged,
    ReferralAmended,
    ReferralReceived,
    ReferralRouted,
    RestrictionLifted,
    ScreeningBegun,
    SubjectPut,
    SubjectRemoved,
)
from app.domain.case.events.feedback import (
    DisputeSettled,
    MessageAttempted,
    MessageDisputed,
    MessageFiled,
    MessageGiven,
    MessageQueued,
    MessageRecalled,
    MessageSeen,
    SafeContactRecorded,
)
from app.domain.case.events.gathering import (
    BasisRecorded,
    CaseMadeReady,
    InformationRequested,
    NoteAdded,
    RequestCancelled,
    RequestPaused,
    RequestResumed,
    RequestSeen,
)
from app.domain.case.events.lawful import (
    Because,
    ConsentDispensed,
    ConsentRecorded,
    ConsentWithdrawn,
    KeyWorkerNamed,
    PersonInformed,
    PresetChosen,
    TrawlOpened,
)
from app.domain.case.events.papers import (
    DestructionConfirmed,
    HoldLifted,
    PapersDestroyed,
    PapersHeld,
)
from app.domain.case.events.releasing import (
    InformationReleased,
    ReleaseAnswered,
    ReleaseAsked,
    ReleaseFollowedUp,
)
from app.domain.case.events.reviewing import ReviewSettled, ThresholdQuestioned

Event = (
    door.Event
    | gathering.Event
    | answering.Event
    | lawful.Event
    | discussing.Event
    | deciding.Event
    | acting.Event
    | closing.Event
    | releasing.Event
    | reviewing.Event
    | feedback.Event
    | papers.Event
)

__all__ = [
    "ActionCompleted",
    "ActionPut",
    "AnswerAccepted",
    "BasisRecorded",
    "Because",
    "CaseClosed",
    "CaseDeferred",
    "CaseEvent",
    "CaseLinked",
    "CaseMadeReady",
    "CaseRated",
    "CaseReopened",
    "CaseRestricted",
    "CaseTagged",
    "ChallengeAnswered",
    "ChallengeEscalated",
    "ChallengeLeftOpen",
    "ChallengeRaised",
    "ClosingBegun",
    "ConsentDispensed",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "ContributionCorrected",
    "ContributionWithdrawn",
    "DecisionConfirmed",
    "DecisionCorrected",
    "DecisionProposed",
    "DecisionReadBack",
    "DestructionConfirmed",
    "DisputeSettled",
    "Event",
    "HoldLifted",
    "InformationReleased",
    "InformationRequested",
    "InformationShared",
    "KeyWorkerNamed",
    "MessageAttempted",
    "MessageDisputed",
    "MessageFiled",
    "MessageGiven",
    "MessageQueued",
    "MessageRecalled",
    "MessageSeen",
    "NoteAdded",
    "PapersDestroyed",
    "PapersHeld",
    "PersonInformed",
    "PresetChosen",
    "ProposalWithdrawn",
    "ReferralAmended",
    "ReferralReceived",
    "ReferralRouted",
    "ReleaseAnswered",
    "ReleaseAsked",
    "ReleaseFollowedUp",
    "RequestCancelled",
    "RequestDeclined",
    "RequestPaused",
    "RequestResumed",
    "RequestSeen",
    "RestrictionLifted",
    "ReviewSettled",
    "SafeContactRecorded",
    "ScreeningBegun",
    "StanceGiven",
    "StancesRevealed",
    "SubjectPut",
    "SubjectRemoved",
    "ThresholdQuestioned",
    "TrawlOpened",
]
