"""What ending a meeting does, said before it is done."""

from app.domain.board import Board
from app.domain.meeting.state import Meeting
from ui.meeting.view_model import left_over
from ui.words import case_name, plural

_NAMED = 4


def closing_text(sitting: Meeting, board: Board) -> str:
    """ "3 cases go on to the next meeting: Asha Sycamore, 4; …"."""
    left = [board.case(case) for case in left_over(sitting)]
    named = [case_name(case) for case in left if case is not None]
    if not named:
        return "Every case is settled."
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    goes = "goes" if len(named) == 1 else "go"
    count = plural(len(named), "case")
    return f"{count} {goes} on to the next meeting: {'; '.join(named[:_NAMED])}{more}."
