"""The lines of a list for Qt: they come, go and change one by one, never all at once."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.steps import Insert, Move, Remove, Step, steps
from ui.thresholds.paper import Heading, Item

ITEM = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()
_CHANGED = [ITEM, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole]
_SAID = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
Index = QModelIndex | QPersistentModelIndex


class PaperModel(QAbstractListModel):
    """Headings cannot be chosen; entries can."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Item] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        return item if role == ITEM else item.spoken if role in _SAID else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._items[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def items(self) -> Sequence[Item]:
        return self._items

    def index_of(self, key: str) -> QModelIndex:
        """Invalid where there is no such line."""
        row = next((n for n, item in enumerate(self._items) if item.key == key), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def show_items(self, items: Sequence[Item]) -> None:
        """Become `items` by the fewest steps, then tell which of them say something else."""
        for step in steps([i.key for i in self._items], [i.key for i in items]):
            self._take(step, items)
        for row, item in enumerate(items):
            before, self._items[row] = self._items[row], item
            if before != item:
                index = self.index(row)
                self.dataChanged.emit(index, index, _CHANGED)

    def _take(self, step: Step, items: Sequence[Item]) -> None:
        match step:
            case Remove(first, last):
                self.beginRemoveRows(_NO_PARENT, first, last)
                del self._items[first : last + 1]
                self.endRemoveRows()
            case Insert(first, last):
                self.beginInsertRows(_NO_PARENT, first, last)
                self._items[first:first] = items[first : last + 1]
                self.endInsertRows()
            case Move(start, to):
                after = to if to < start else to + 1
                self.beginMoveRows(_NO_PARENT, start, start, _NO_PARENT, after)
                self._items.insert(to, self._items.pop(start))
                self.endMoveRows()
