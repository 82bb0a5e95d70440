"""The rows by case, so that one change looks at one case."""

from collections.abc import Iterable

from app.domain.board import Board
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Instant
from ui.feedback.view_model import Row, Section, is_ripe, rows_of


class Rows:
    """What one seat has to do with on a board."""

    def __init__(self) -> None:
        self._seat: Seat | None = None
        self._rows: dict[CaseId, tuple[Row, ...]] = {}

    def begin(self, board: Board | None, seat: Seat | None, now: Instant) -> None:
        """Everything afresh."""
        self._seat, self._rows = seat, {}
        if board is not None:
            self.take(board, [case.id for case in board.cases()], now)

    def take(self, board: Board, touched: Iterable[CaseId], now: Instant) -> None:
        """Look at these cases again; what is no case of the board has no rows."""
        for case_id in touched:
            case = board.case(case_id)
            if case is None or self._seat is None:
                self._rows.pop(case_id, None)
            else:
                self._rows[case_id] = rows_of(case, self._seat, now)

    def ripe(self, now: Instant) -> frozenset[CaseId]:
        """The cases of which a row reads otherwise by now, for no other reason than the time."""
        moves = (row for row in self.all() if is_ripe(row, now) or row.section is Section.QUEUED)
        return frozenset(row.case for row in moves)

    def all(self) -> list[Row]:
        return [row for rows in self._rows.values() for row in rows]

    def of(self, case: CaseId) -> tuple[Row, ...]:
        return self._rows.get(case, ())

    def find(self, key: str) -> Row | None:
        return next((row for row in self.all() if row.key == key), None)
