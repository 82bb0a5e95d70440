"""What happened to a case. Past tense; the store keeps these for as long as the record lives."""

from app.domain.case.events import acting, answering, closing, deciding, discussing, door, gathering
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

Event = (
    door.Event
    | gathering.Event
    | answering.Event
    | discussing.Event
    | deciding.Event
    | acting.Event
    | closing.Event
)

__all__ = [
    "ActionCompleted",
    "ActionPut",
    "AnswerAccepted",
    "BasisRecorded",
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
    "ChallengeLeftOpen",
    "ChallengeRaised",
    "ClosingBegun",
    "ContributionCorrected",
    "ContributionWithdrawn",
    "DecisionConfirmed",
    "DecisionCorrected",
    "DecisionProposed",
    "DecisionReadBack",
    "Event",
    "InformationRequested",
    "InformationShared",
    "NoteAdded",
    "ProposalWithdrawn",
    "ReferralAmended",
    "ReferralReceived",
    "ReferralRouted",
    "RequestCancelled",
    "RequestDeclined",
    "RequestPaused",
    "RequestResumed",
    "RequestSeen",
    "RestrictionLifted",
    "ScreeningBegun",
    "StanceGiven",
    "StancesRevealed",
    "SubjectPut",
    "SubjectRemoved",
]
