"""The agenda that a sitting opens with: Red first, then what was carried over, then by due time."""

from datetime import UTC, datetime

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.meeting.scene import sees
from app.domain.meeting.state import AgendaItem, ItemState
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Instant, Rating, Stage

RANK = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREEN: 2}
AWAITED = frozenset({Stage.SCREENING, Stage.GATHERING, Stage.READY})
FAR = datetime.max.replace(tzinfo=UTC)


def agenda(board: Board, chair: Seat) -> tuple[AgendaItem, ...]:
    """Every rated case still to be decided that `chair` may see, in the order to take them."""
    carried = carried_over(board)
    cases = [c for c in board.cases() if _for_the_meeting(c) and sees(chair, c)]

    def place(case: Case) -> tuple[int, bool, Instant, str]:
        return RANK[case.rating], case.id not in carried, pressing(case), case.reference

    return tuple(AgendaItem(case.id) for case in sorted(cases, key=place))


def carried_over(board: Board) -> frozenset[CaseId]:
    """The cases that the last sitting they came before left undecided."""
    items = (item for meeting in board.meetings() for item in meeting.agenda)
    settled = ((i.settled_at, i.case, i.state) for i in items if i.settled_at is not None)
    last = {case: state for _, case, state in sorted(settled)}
    return frozenset(case for case, state in last.items() if state is ItemState.CARRIED_OVER)


def pressing(case: Case) -> Instant:
    """When the first open answer is due; where none is awaited, when to decide by."""
    dues = [request.due for request in case.requests if request.open and request.due]
    return min(dues, default=case.decide_by or FAR)


def _for_the_meeting(case: Case) -> bool:
    return case.stage in AWAITED and case.rating in RANK
