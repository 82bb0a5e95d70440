"""The lines of the board as a Qt model: rows come, go and move one by one, never all at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.values import Instant
from ui.board.columns import AFTER, AGENCIES, BEFORE, CASE, CONCERN, DUE, AgencyColumn
from ui.board.lines import Group, Line
from ui.board.says import Says
from ui.board.view_model import Row
from ui.steps import Insert, Move, Remove, Step, steps

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class BoardModel(QAbstractTableModel):
    """Painted from `line(row)`; what a screen reader hears comes by roles, at the hub's time."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._columns: tuple[AgencyColumn, ...] = ()
        self._says = Says(now)

    def reset(
        self, lines: Sequence[Line], columns: tuple[AgencyColumn, ...], agencies: Sequence[str]
    ) -> None:
        """A board afresh."""
        self.beginResetModel()
        self._lines, self._columns = list(lines), columns
        self._says.agencies = tuple(agencies)
        self.endResetModel()

    def show(self, lines: Sequence[Line]) -> None:
        """Become `lines` by the fewest steps, then tell which cells differ."""
        for step in steps([line.key for line in self._lines], [line.key for line in lines]):
            self._take(step, lines)
        for row, line in enumerate(lines):
            before, self._lines[row] = self._lines[row], line
            if before is not line and before != line:
                self._tell(row, before, line)

    def swap(self, row: int, line: Line) -> None:
        """Put another line there and tell nobody: for what only the eye follows, such as typing."""
        self._lines[row] = line

    def show_columns(self, columns: tuple[AgencyColumn, ...], agencies: Sequence[str]) -> None:
        """Other agencies; `agencies` names those of the partnership, one for each cell of a row."""
        self._says.agencies = tuple(agencies)
        wanted = {column.key: column for column in columns}
        now = [column.key for column in self._columns]
        for step in steps(now, list(wanted)):
            self._take_column(step, columns)
        if self._columns != columns:
            self._columns = columns
            first, last = AGENCIES, AGENCIES + len(columns) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, first, last)

    def line(self, row: int) -> Line:
        return self._lines[row]

    def lines(self) -> Sequence[Line]:
        return self._lines

    def columns(self) -> tuple[AgencyColumn, ...]:
        return self._columns

    def row_of(self, key: str) -> int:
        """Where that line stands; -1 where it does not."""
        return next((n for n, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else BEFORE + len(self._columns) + AFTER

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self._says.of(self._lines[index.row()], index.column(), self._columns, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in _NAMED_BY:
            return None
        named = {CASE: "Case", CONCERN: "Concern", DUE: "Answers due"}
        agency = section - AGENCIES
        if 0 <= agency < len(self._columns):
            return self._columns[agency].name
        return named.get(section, "Stage")

    def _take(self, step: Step, lines: Sequence[Line]) -> None:
        match step:
            case Remove(first, last):
                self.beginRemoveRows(_NO_PARENT, first, last)
                del self._lines[first : last + 1]
                self.endRemoveRows()
            case Move(start, to):
                self._move(start, to)
            case Insert(first, last):
                self.beginInsertRows(_NO_PARENT, first, last)
                self._lines[first:first] = lines[first : last + 1]
                self.endInsertRows()

    def _move(self, start: int, to: int) -> None:
        """Qt counts the place before the line is taken out."""
        self.beginMoveRows(_NO_PARENT, start, start, _NO_PARENT, to if to < start else to + 1)
        self._lines.insert(to, self._lines.pop(start))
        self.endMoveRows()

    def _take_column(self, step: Step, columns: tuple[AgencyColumn, ...]) -> None:
        """Agencies keep their order, so that none moves."""
        now = list(self._columns)
        if isinstance(step, Remove):
            self.beginRemoveColumns(_NO_PARENT, BEFORE + step.first, BEFORE + step.last)
            del now[step.first : step.last + 1]
            self._columns = tuple(now)
            self.endRemoveColumns()
        elif isinstance(step, Insert):
            self.beginInsertColumns(_NO_PARENT, BEFORE + step.first, BEFORE + step.last)
            now[step.first : step.first] = columns[step.first : step.last + 1]
            self._columns = tuple(now)
            self.endInsertColumns()

    def _tell(self, row: int, before: Line, after: Line) -> None:
        changed = self._changed(before, after)
        if changed:
            first, last = self.index(row, min(changed)), self.index(row, max(changed))
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.DisplayRole])

    def _changed(self, before: Line, after: Line) -> list[int]:
        if isinstance(before, Group) or isinstance(after, Group):
            return [CASE]
        shown = zip(_shown(before, self._columns), _shown(after, self._columns), strict=True)
        return [column for column, (old, new) in enumerate(shown) if old != new]


_NAMED_BY = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def _shown(row: Row, columns: Sequence[AgencyColumn]) -> list[object]:
    """What each column is painted from."""
    return [
        (row.rating, row.name, row.reference),
        (row.concern, row.urgent, row.marks, row.to_complete, row.owed, row.reason),
        row.due,
        *(row.cell(column.cell) for column in columns),
        row.chip,
    ]
