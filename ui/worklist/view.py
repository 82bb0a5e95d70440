"""The list at the left, and at the right the page of what is chosen in it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.values import Instant
from ui.keyed_delegate import KeyedDelegate
from ui.keyed_list import NARROW, WIDE, KeyedList
from ui.keyed_model import KeyedModel, Shown
from ui.session_bridge import SessionBridge
from ui.worklist.delegates import Look, RowPen

_ROOM = 1_180


class WorkList(KeyedList[Shown]):
    """Of rows and headings as `ui.worklist.view_model` has them."""

    minute_passed = Signal()
    """What is counted down is drawn anew; what is over by now is to go up."""

    def __init__(self, name: str, look: Look, bridge: SessionBridge) -> None:
        super().__init__(KeyedModel(bridge.now))
        self._now = bridge.now
        self._minute: Instant | None = None
        self.setItemDelegate(KeyedDelegate(self, RowPen(look, bridge.now), QRect.top))
        self.setAccessibleName(name)
        bridge.tick.connect(self._tick)

    def _tick(self) -> None:
        minute = self._now().replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self.viewport().update()
            self.minute_passed.emit()


class ListAndPages(QWidget):
    """The list is wide where there is room; Enter in it goes into the page that is shown."""

    def __init__(self, rows: KeyedList[Shown], *pages: QWidget) -> None:
        super().__init__()
        self._rows, self._pages = rows, QStackedWidget()
        for page in pages:
            self._pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rows)
        row.addWidget(self._pages, 1)
        rows.activated.connect(self._into_page)
        self.setFocusProxy(rows)

    def show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows.setFixedWidth(WIDE if event.size().width() >= _ROOM else NARROW)

    def _into_page(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
