"""The rows by case, so that one change looks at one case."""

from collections.abc import Iterable

from app.domain.board import Board
from app.domain.values import AgencyId, CaseId, Instant
from ui.requests.view_model import Row, is_ripe, rows_of


class Rows:
    """What concerns one agency on a board."""

    def __init__(self) -> None:
        self._agency: AgencyId | None = None
        self._rows: dict[CaseId, tuple[Row, ...]] = {}

    def begin(self, board: Board | None, agency: AgencyId | None, now: Instant) -> None:
        """Everything afresh."""
        self._agency, self._rows = agency, {}
        if board is not None:
            self.take(board, [case.id for case in board.cases()], now)

    def take(self, board: Board, touched: Iterable[CaseId], now: Instant) -> None:
        """Look at these cases again; what is no case of the board has no rows."""
        for case_id in touched:
            case = board.case(case_id)
            if case is None or self._agency is None:
                self._rows.pop(case_id, None)
            else:
                self._rows[case_id] = rows_of(case, self._agency, board, now)

    def ripe(self, now: Instant) -> frozenset[CaseId]:
        """The cases of which a row stands elsewhere by now, for no other reason than the time."""
        waiting = (row for row in self.all() if row.due is not None)
        return frozenset(row.case for row in waiting if is_ripe(row, now))

    def all(self) -> list[Row]:
        return [row for rows in self._rows.values() for row in rows]

    def find(self, key: str) -> Row | None:
        return next((row for row in self.all() if row.key == key), None)
