"""From a command to what happens, or a refusal. Pure and total over every command."""

from app.domain.board import Board
from app.domain.case.decide import decide as decide_case
from app.domain.commands import CaseCommand, Command, MeetingCommand
from app.domain.context import Context
from app.domain.meeting.decide import decide as decide_meeting
from app.domain.partnership.decide import decide as decide_partnership
from app.domain.rights import permit
from app.domain.writes import Writes


def decide(board: Board, command: Command, context: Context) -> Writes:
    """The events that `command` makes on `board`, in order. Raises `Refused`."""
    permit(command, context)
    if isinstance(command, CaseCommand):
        return decide_case(board, command, context)
    if isinstance(command, MeetingCommand):
        return decide_meeting(board, command, context)
    return decide_partnership(board, command, context)
