"""Rows by key for Qt: differences become insertions, removals and moves, never a reset."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.values import Instant
from ui.steps import Insert, Move, Remove, Step, steps

ITEM = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()
_CHANGED = [ITEM, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole]
Index = QModelIndex | QPersistentModelIndex


class Item(Protocol):
    """A row, or a heading among them."""

    @property
    def key(self) -> str: ...

    @property
    def shown(self) -> str:
        """What type-ahead finds it by."""

    @property
    def chooseable(self) -> bool:
        """False for a heading."""

    def spoken(self, now: Instant) -> str:
        """As one sentence, for who hears the list; no ticking time in it."""


Shown = TypeVar("Shown", bound=Item)


class KeyedModel(QAbstractListModel, Generic[Shown]):
    """Headings and rows. `now` tells the hub's time to who reads a row aloud."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        super().__init__()
        self._now = now
        self._items: list[Shown] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken(self._now())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self._items[index.row()].chooseable:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def item(self, index: Index) -> Shown | None:
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Invalid where there is no such row."""
        for number, item in enumerate(self._items):
            if item.key == key:
                return self.index(number)
        return QModelIndex()

    def first(self) -> str:
        """The key of the first row that can be chosen; empty where there is none."""
        return next((item.key for item in self._items if item.chooseable), "")

    def show_items(self, items: Sequence[Shown]) -> None:
        """Become `items` by the fewest steps, then tell which rows differ."""
        for step in steps([item.key for item in self._items], [item.key for item in items]):
            self._take(step, items)
        for number, item in enumerate(items):
            self._change(number, item)

    def _take(self, step: Step, items: Sequence[Shown]) -> None:
        match step:
            case Remove(first, last):
                self.beginRemoveRows(_NO_PARENT, first, last)
                del self._items[first : last + 1]
                self.endRemoveRows()
            case Move(start, to):
                self._move(start, to)
            case Insert(first, last):
                self.beginInsertRows(_NO_PARENT, first, last)
                self._items[first:first] = items[first : last + 1]
                self.endInsertRows()

    def _move(self, start: int, to: int) -> None:
        """Qt counts the place before the row is taken out."""
        self.beginMoveRows(_NO_PARENT, start, start, _NO_PARENT, to if to < start else to + 1)
        self._items.insert(to, self._items.pop(start))
        self.endMoveRows()

    def _change(self, number: int, item: Shown) -> None:
        if self._items[number] is not item and self._items[number] != item:
            self._items[number] = item
            index = self.index(number)
            self.dataChanged.emit(index, index, _CHANGED)
