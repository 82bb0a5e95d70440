"""A list at the left of a screen: one thing chosen, which stays chosen wherever its row goes."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.keyed_model import Index, KeyedModel, Shown

WIDE, NARROW = 380, 300
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class KeyedList(QListView, Generic[Shown]):
    """Up and Down choose; `chosen` speaks of the person's choice alone."""

    chosen = Signal(str)
    """The key of the row."""

    def __init__(self, rows: KeyedModel[Shown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._mine = True
        self._rows = rows
        self.setModel(rows)
        self.setProperty("edge", "right")
        self.setFixedWidth(WIDE)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def key(self) -> str:
        """What is chosen; empty where nothing is."""
        return self._key

    def show_items(self, items: Sequence[Shown]) -> None:
        """Show these, keeping what is chosen."""
        self._mine = False
        self._rows.show_items(items)
        self._mine = True
        self.choose(self._key)

    def shows_choice(self) -> bool:
        """Whether what is chosen is in the list."""
        return self._rows.index_of(self._key).isValid()

    def first(self) -> str:
        return self._rows.first()

    def choose(self, key: str) -> None:
        """Choose that row, silently."""
        self._key = key
        self._mine = False
        index = self._rows.index_of(key)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT)
        else:
            self.selectionModel().clear()
        self._mine = True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        item = self._rows.item(current)
        if self._mine and item is not None and item.key != self._key:
            self._key = item.key
            self.chosen.emit(item.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
