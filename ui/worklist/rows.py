"""The rows by case, so that one change looks at one case."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.values import CaseId, Instant
from ui.words import today
from ui.worklist.view_model import Listed

Whose = TypeVar("Whose")
"""An agency, or a seat."""


class Rows(Generic[Listed, Whose]):
    """What of a board concerns one agency, or one seat."""

    def __init__(
        self,
        rows_of: Callable[[Case, Whose, Board, Instant], tuple[Listed, ...]],
        is_ripe: Callable[[Listed, Instant], bool],
    ) -> None:
        """`is_ripe`: whether a row reads otherwise by now, within its day."""
        self._rows_of, self._is_ripe = rows_of, is_ripe
        self._whose: Whose | None = None
        self._rows: dict[CaseId, tuple[Listed, ...]] = {}
        self._from: dict[CaseId, Case] = {}
        self._day: date | None = None

    def begin(self, board: Board | None, whose: Whose | None, now: Instant) -> None:
        """Everything afresh."""
        self._whose, self._day = whose, today(now)
        self._rows, self._from = {}, {}
        if board is not None:
            self._take(board, [case.id for case in board.cases()], now)

    def change(self, board: Board, cases: Iterable[CaseId], now: Instant) -> bool:
        """Look again at those of these cases that differ. Whether any row of theirs does."""
        other = [case for case in cases if self._from.get(case) != board.case(case)]
        before = [self.of(case) for case in other]
        self._take(board, other, now)
        return before != [self.of(case) for case in other]

    def pass_time(self, board: Board | None, now: Instant) -> frozenset[CaseId]:
        """Look again at the cases that read otherwise for no other reason than the time."""
        another_day, self._day = today(now) != self._day, today(now)
        if board is None:
            return frozenset()
        ripe = frozenset(r.case for r in self.all() if another_day or self._is_ripe(r, now))
        self._take(board, ripe, now)
        return ripe

    def _take(self, board: Board, cases: Iterable[CaseId], now: Instant) -> None:
        """What is no case of the board has no rows."""
        for case_id in cases:
            case = board.case(case_id)
            if case is None or self._whose is None:
                self._rows.pop(case_id, None)
                self._from.pop(case_id, None)
            else:
                self._rows[case_id] = self._rows_of(case, self._whose, board, now)
                self._from[case_id] = case

    def all(self) -> list[Listed]:
        return [row for rows in self._rows.values() for row in rows]

    def of(self, case: CaseId) -> tuple[Listed, ...]:
        return self._rows.get(case, ())

    def find(self, key: str) -> Listed | None:
        return next((row for row in self.all() if row.key == key), None)
