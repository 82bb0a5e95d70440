"""What a line of the board says by Qt's roles: to a screen reader, as a tip, to type-ahead."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from app.domain.values import Instant
from ui.board.columns import AGENCIES, CASE, CONCERN, DUE, AgencyColumn
from ui.board.due import due_words
from ui.board.lines import Group, Line
from ui.board.sentence import (
    answer_words,
    complete_words,
    due_sentence,
    owed_words,
    row_sentence,
)
from ui.board.view_model import Row

Role = Qt.ItemDataRole


class Says:
    """`agencies` names those of the partnership, one for each cell of a row."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self.agencies: tuple[str, ...] = ()

    def of(self, line: Line, column: int, columns: Sequence[AgencyColumn], role: int) -> str | None:
        """The words for that role; None where there are none."""
        if isinstance(line, Group):
            heard = role in (Role.DisplayRole, Role.AccessibleTextRole) and column == CASE
            return f"{line.title}, {line.words}" if heard else None
        if role == Role.DisplayRole:
            return self._short(line, column)
        if role == Role.AccessibleTextRole and column == CASE:
            return row_sentence(line, self.agencies, self._now())
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._whole(line, column, columns)
        return None

    def _short(self, row: Row, column: int) -> str | None:
        shown = {CASE: row.name, CONCERN: row.concern}
        shown[DUE] = due_words(row.due, self._now()).lead
        return shown.get(column)

    def _whole(self, row: Row, column: int, columns: Sequence[AgencyColumn]) -> str:
        if column == CASE:
            return f"{row.name} · {row.reference}"
        if column == CONCERN:
            return _lines(
                row.concern,
                row.urgent,
                *(mark.whole or mark.chip for mark in row.marks),
                complete_words(row),
                owed_words(row),
                row.reason,
            )
        if column == DUE:
            said = due_sentence(row, self._now())
            return said[:1].upper() + said[1:]
        if column < AGENCIES + len(columns):
            cell = columns[column - AGENCIES]
            return answer_words(row.cell(cell.cell), cell.name, self._now())
        return _lines(row.chip.chip, row.chip.whole or row.chip.below)


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
