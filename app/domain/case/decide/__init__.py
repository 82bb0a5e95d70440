"""From a command on a case to its events, by topic."""

from collections.abc import Callable
from typing import Any

from app.domain.board import Board
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    AnswerRelease,
    AskRelease,
    CaseCommand,
    CompleteAction,
    ConfirmDestroyed,
    CorrectContribution,
    CorrectDecision,
    DestroyPapers,
    EscalateChallenge,
    FollowUpRelease,
    HoldPapers,
    LeaveChallengeOpen,
    LiftHold,
    LinkCase,
    ReceiveReferral,
    RecordBasis,
    RecordInformed,
    ReleaseInformation,
    ReopenCase,
    SettleReview,
    WithdrawConsent,
    WithdrawContribution,
)
from app.domain.case.decide import (
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
from app.domain.case.decide.scene import Scene, visible_case, wrong_stage
from app.domain.case.decide.trawl import opened
from app.domain.context import Context
from app.domain.values import Stage
from app.domain.writes import Writes

TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = (
    door.TABLE
    | gathering.TABLE
    | answering.TABLE
    | lawful.TABLE
    | discussing.TABLE
    | deciding.TABLE
    | acting.TABLE
    | closing.TABLE
    | releasing.TABLE
    | reviewing.TABLE
    | papers.TABLE
    | feedback.TABLE
)
ON_CLOSED = (
    frozenset(
        {
            AcceptAnswer,
            AnswerChallenge,
            AnswerRelease,
            AskRelease,
            CompleteAction,
            ConfirmDestroyed,
            CorrectContribution,
            CorrectDecision,
            DestroyPapers,
            EscalateChallenge,
            FollowUpRelease,
            HoldPapers,
            LeaveChallengeOpen,
            LiftHold,
            LinkCase,
            RecordBasis,
            RecordInformed,
            ReleaseInformation,
            ReopenCase,
            SettleReview,
            WithdrawConsent,
            WithdrawContribution,
        }
    )
    | feedback.TABLE.keys()
)
"""What may still be asked of a closed case."""


def decide(board: Board, command: CaseCommand, context: Context) -> Writes:
    """Raises `Refused`. All but a new referral ask something of a case that the actor can see.

    Whatever waited and need not wait any more goes out in the same turn.
    """
    if isinstance(command, ReceiveReferral):
        return door.receive_referral(board, command, context)
    case = visible_case(board, command.case, context)
    if case.stage is Stage.CLOSED and type(command) not in ON_CLOSED:
        raise wrong_stage(case)
    scene = Scene(board, case, context)
    writes = TABLE[type(command)](scene, command)
    return writes + opened(scene, writes)
