"""What may be asked of a case. Imperative; made by a person, judged when sequenced."""

from app.domain.case.commands import (
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
from app.domain.case.commands.acting import CompleteAction, PutAction
from app.domain.case.commands.answering import (
    CorrectContribution,
    DeclineRequest,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.commands.base import CaseCommand
from app.domain.case.commands.closing import BeginClosing, CloseCase, ReopenCase
from app.domain.case.commands.deciding import (
    ConfirmDecision,
    CorrectDecision,
    DeferCase,
    ProposeDecision,
    ReadBackDecision,
    WithdrawProposal,
)
from app.domain.case.commands.discussing import (
    AcceptAnswer,
    AnswerChallenge,
    EscalateChallenge,
    GiveStance,
    LeaveChallengeOpen,
    RaiseChallenge,
    RevealStances,
)
from app.domain.case.commands.door import (
    AmendReferral,
    BeginScreening,
    LiftRestriction,
    LinkCase,
    PutSubject,
    RateCase,
    ReceiveReferral,
    RemoveSubject,
    RestrictCase,
    RouteReferral,
    TagCase,
)
from app.domain.case.commands.feedback import (
    DisputeMessage,
    FileMessage,
    MarkGiven,
    QueueMessage,
    RecallMessage,
    RecordAttempt,
    RecordSafeContact,
    SeeMessage,
    SettleDispute,
)
from app.domain.case.commands.gathering import (
    AddNote,
    CancelRequest,
    MarkReady,
    MarkRequestSeen,
    PauseRequest,
    RecordBasis,
    RequestInformation,
    ResumeRequest,
)
from app.domain.case.commands.lawful import (
    ChoosePreset,
    Dispense,
    NameKeyWorker,
    RecordConsent,
    RecordInformed,
    WithdrawConsent,
)
from app.domain.case.commands.papers import ConfirmDestroyed, DestroyPapers, HoldPapers, LiftHold
from app.domain.case.commands.releasing import (
    AnswerRelease,
    AskRelease,
    FollowUpRelease,
    ReleaseInformation,
)
from app.domain.case.commands.reviewing import RaiseForReview, SettleReview

Command = (
    door.Command
    | gathering.Command
    | answering.Command
    | lawful.Command
    | discussing.Command
    | deciding.Command
    | acting.Command
    | closing.Command
    | releasing.Command
    | reviewing.Command
    | feedback.Command
    | papers.Command
)

__all__ = [
    "AcceptAnswer",
    "AddNote",
    "AmendReferral",
    "AnswerChallenge",
    "AnswerRelease",
    "AskRelease",
    "BeginClosing",
    "BeginScreening",
    "CancelRequest",
    "CaseCommand",
    "ChoosePreset",
    "CloseCase",
    "Command",
    "CompleteAction",
    "ConfirmDecision",
    "ConfirmDestroyed",
    "CorrectContribution",
    "CorrectDecision",
    "DeclineRequest",
    "DeferCase",
    "DestroyPapers",
    "Dispense",
    "DisputeMessage",
    "EscalateChallenge",
    "FileMessage",
    "FollowUpRelease",
    "GiveStance",
    "HoldPapers",
    "LeaveChallengeOpen",
    "LiftHold",
    "LiftRestriction",
    "LinkCase",
    "MarkGiven",
    "MarkReady",
    "MarkRequestSeen",
    "NameKeyWorker",
    "PauseRequest",
    "ProposeDecision",
    "PutAction",
    "PutSubject",
    "QueueMessage",
    "RaiseChallenge",
    "RaiseForReview",
    "RateCase",
    "ReadBackDecision",
    "RecallMessage",
    "ReceiveReferral",
    "RecordAttempt",
    "RecordBasis",
    "RecordConsent",
    "RecordInformed",
    "RecordSafeContact",
    "ReleaseInformation",
    "RemoveSubject",
    "ReopenCase",
    "RequestInformation",
    "RestrictCase",
    "ResumeRequest",
    "RevealStances",
    "RouteReferral",
    "SeeMessage",
    "SettleDispute",
    "SettleReview",
    "ShareInformation",
    "TagCase",
    "WithdrawConsent",
    "WithdrawContribution",
    "WithdrawProposal",
]
