"""What may be asked of a case. Imperative; made by a person, judged when sequenced."""

from app.domain.case.commands import (
    acting,
    answering,
    closing,
    deciding,
    discussing,
    door,
    gathering,
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

Command = (
    door.Command
    | gathering.Command
    | answering.Command
    | discussing.Command
    | deciding.Command
    | acting.Command
    | closing.Command
)

__all__ = [
    "AcceptAnswer",
    "AddNote",
    "AmendReferral",
    "AnswerChallenge",
    "BeginClosing",
    "BeginScreening",
    "CancelRequest",
    "CaseCommand",
    "CloseCase",
    "Command",
    "CompleteAction",
    "ConfirmDecision",
    "CorrectContribution",
    "CorrectDecision",
    "DeclineRequest",
    "DeferCase",
    "GiveStance",
    "LeaveChallengeOpen",
    "LiftRestriction",
    "LinkCase",
    "MarkReady",
    "MarkRequestSeen",
    "PauseRequest",
    "ProposeDecision",
    "PutAction",
    "PutSubject",
    "RaiseChallenge",
    "RateCase",
    "ReadBackDecision",
    "ReceiveReferral",
    "RecordBasis",
    "RemoveSubject",
    "ReopenCase",
    "RequestInformation",
    "RestrictCase",
    "ResumeRequest",
    "RevealStances",
    "RouteReferral",
    "ShareInformation",
    "TagCase",
    "WithdrawContribution",
    "WithdrawProposal",
]
