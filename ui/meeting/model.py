"""The agenda for a list view: rows come, go and move one by one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.values import CaseId
from ui.meeting.agenda_rows import Row

ROW = Qt.ItemDataRole.UserRole
_KIND = "application/x-mashboard-agenda"
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractListModel):
    """Holds what the hub confirmed; a drop asks for an order and changes nothing itself."""

    order_wanted = Signal(object)
    """Tuple of CaseId: the whole new order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.movable = False

    def show(self, rows: Sequence[Row]) -> None:
        """Become `rows`, touching only what differs."""
        there = {row.case for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].case not in there:
                self._remove(at)
        for at, row in enumerate(rows):
            self._place(at, row)

    def row_of(self, index: _Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def moved(self, case: CaseId, to: int) -> tuple[CaseId, ...]:
        """The order with `case` at place `to`, as if it had been taken out first."""
        order = [row.case for row in self._rows if row.case != case]
        order.insert(max(0, min(to, len(order))), case)
        return tuple(order)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == ROW else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.movable:
            return flags
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        row = self.row_of(index)
        return flags if row is None or row.done else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_KIND, ",".join(self._rows[i.row()].case for i in indexes).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """False: the row stays until the hub has moved it."""
        case = CaseId(bytes(data.data(_KIND).data()).decode())
        to = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        at = next((n for n, one in enumerate(self._rows) if one.case == case), to)
        order = self.moved(case, to - 1 if at < to else to)
        if order != tuple(one.case for one in self._rows):
            self.order_wanted.emit(order)
        return False

    def _find(self, at: int, case: CaseId) -> int | None:
        """Mostly it is where it should be."""
        if at < len(self._rows) and self._rows[at].case == case:
            return at
        return next((n for n, one in enumerate(self._rows) if one.case == case), None)

    def _place(self, at: int, row: Row) -> None:
        found = self._find(at, row.case)
        if found is None:
            self.beginInsertRows(_NOWHERE, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            index = self.index(at)
            self.dataChanged.emit(index, index, [ROW, Qt.ItemDataRole.DisplayRole])

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(_NOWHERE, at, at)
        del self._rows[at]
        self.endRemoveRows()
