"""Rows by key for Qt: differences become insertions, removals and changes, never a reset."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.values import Instant

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
        """Go from what is shown to `items`; what moved is taken out and put in again."""
        self._take_out({item.key for item in items})
        for number, item in enumerate(items):
            self._put(number, item)

    def _take_out(self, staying: set[str]) -> None:
        for number in reversed(range(len(self._items))):
            if self._items[number].key not in staying:
                self._remove(number)

    def _put(self, number: int, item: Shown) -> None:
        while number < len(self._items) and self._items[number].key != item.key:
            later = self._later(number, item.key)
            if later is None:
                break
            self._remove(later)
        if number < len(self._items) and self._items[number].key == item.key:
            self._change(number, item)
        else:
            self.beginInsertRows(QModelIndex(), number, number)
            self._items.insert(number, item)
            self.endInsertRows()

    def _later(self, number: int, key: str) -> int | None:
        places = range(number + 1, len(self._items))
        return next((place for place in places if self._items[place].key == key), None)

    def _change(self, number: int, item: Shown) -> None:
        if self._items[number] is not item and self._items[number] != item:
            self._items[number] = item
            index = self.index(number)
            self.dataChanged.emit(index, index, _CHANGED)

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._items[number]
        self.endRemoveRows()
