"""What the bar says over the board: how many cases, and when the partners meet."""

from app.domain.board import Board
from app.domain.meeting.state import Meeting, SittingState
from app.domain.values import Instant, Stage
from ui.words import clock_time, plural, time_left, today


def head_words(board: Board, now: Instant) -> str:
    """ "11 cases · 10:00 meeting in 22 min"."""
    count = sum(case.stage is not Stage.CLOSED for case in board.cases())
    return " · ".join(filter(None, (plural(count, "case"), _meeting(board, now))))


def open_sitting(board: Board) -> Meeting | None:
    """The sitting that is going on."""
    return next((m for m in board.meetings() if m.state is SittingState.OPEN), None)


def _meeting(board: Board, now: Instant) -> str:
    going_on = open_sitting(board)
    if going_on is not None:
        return f"meeting since {clock_time(going_on.opened_at or going_on.starts)}"
    planned = [m for m in board.meetings() if _to_come(m, now)]
    if not planned:
        return ""
    starts = min(m.starts for m in planned)
    left = f"in {time_left(starts, now)}" if starts >= now else "not begun"
    return f"{clock_time(starts)} meeting {left}"


def _to_come(meeting: Meeting, now: Instant) -> bool:
    """Also one whose time has come and gone without it, until its end."""
    planned = meeting.state is SittingState.PLANNED
    return planned and today(meeting.starts) == today(now) and meeting.ends > now
