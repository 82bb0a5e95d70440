"""A list of such lines, and what it says where it has none."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QWidget

from app.domain.values import Instant
from ui.keyed_delegate import KeyedDelegate
from ui.keyed_model import ITEM, KeyedModel
from ui.thresholds.delegates import PaperPen
from ui.thresholds.paper import Entry, Item
from ui.widgets import EmptyState


class PaperList(QStackedWidget):
    chosen = Signal(str)
    """The key of the line that is now the chosen one; empty for none."""

    def __init__(self, name: str, now: Callable[[], Instant], *empty: EmptyState) -> None:
        super().__init__()
        self.model, self.view = KeyedModel[Item](now), _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(KeyedDelegate(self.view, PaperPen(), QRect.bottom))
        self.view.setAccessibleName(name)
        self.addWidget(self.view)
        for page in empty:
            self.addWidget(page)
        self.view.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.key()))

    def show_items(self, items: Sequence[Item], empty: QWidget) -> None:
        """What changed alone is drawn anew; `empty` stands where there is nothing."""
        self.model.show_items(items)
        self.setCurrentWidget(self.view if items else empty)
        nobody = cast(QWidget, None)  # Qt takes a null pointer here; its stubs say otherwise
        self.setFocusProxy(self.view if items else nobody)

    def key(self) -> str:
        item = self.view.currentIndex().data(ITEM)
        return item.key if isinstance(item, Entry) else ""

    def choose(self, key: str) -> None:
        """Bring that line into sight and make it the chosen one."""
        index = self.model.index_of(key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)


class _View(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are as high as their words need at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
