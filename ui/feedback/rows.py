"""The rows by case, so that one change looks at one case."""

from collections.abc import Iterable

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Instant
from ui.feedback.view_model import Row, Section, is_ripe, rows_of


class Rows:
    """What one seat has to do with on a board."""

    def __init__(self) -> None:
        self._seat: Seat | None = None
        self._rows: dict[CaseId, tuple[Row, ...]] = {}
        self._from: dict[CaseId, tuple[object, ...]] = {}

    def begin(self, board: Board | None, seat: Seat | None, now: Instant) -> None:
        """Everything afresh."""
        self._seat, self._rows, self._from = seat, {}, {}
        if board is not None:
            self.take(board, [case.id for case in board.cases()], now)

    def take(self, board: Board, touched: Iterable[CaseId], now: Instant) -> None:
        """Look at these cases again; what is no case of the board has no rows."""
        for case_id in touched:
            self._take(case_id, board.case(case_id), now)

    def change(self, board: Board, touched: Iterable[CaseId], now: Instant) -> bool:
        """As `take`, of those where something changed that a row is made from. Whether any did."""
        other = [case for case in touched if self._differs(case, board.case(case))]
        self.take(board, other, now)
        return bool(other)

    def _differs(self, case_id: CaseId, case: Case | None) -> bool:
        return self._from.get(case_id) != (_made_from(case) if case else None)

    def _take(self, case_id: CaseId, case: Case | None, now: Instant) -> None:
        if case is None or self._seat is None:
            self._rows.pop(case_id, None)
            self._from.pop(case_id, None)
        else:
            self._rows[case_id] = rows_of(case, self._seat, now)
            self._from[case_id] = _made_from(case)

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


def _made_from(case: Case) -> tuple[object, ...]:
    kept = case.referral.keep_from_family
    return case.messages, case.contacts, case.subjects, case.rating, case.stage, kept
