"""The list at the left, and at the right the page of what is chosen in it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.values import Instant
from ui.keyed_delegate import KeyedDelegate
from ui.keyed_list import NARROW, WIDE, KeyedList
from ui.keyed_model import KeyedModel, Shown
from ui.worklist.delegates import Look, RowPen

_ROOM = 1_180


class WorkList(KeyedList[Shown]):
    """Of rows and headings as `ui.worklist.view_model` has them."""

    def __init__(self, name: str, look: Look, now: Callable[[], Instant]) -> None:
        super().__init__(KeyedModel(now))
        self.setItemDelegate(KeyedDelegate(self, RowPen(look, now), QRect.top))
        self.setAccessibleName(name)


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
