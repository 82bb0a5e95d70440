"""The board as a table: one row is chosen at a time, headings are passed over."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.domain.values import CaseId
from ui.board.columns import CASE, widths
from ui.board.delegates import GROUP_HEIGHT, ROW_HEIGHT, LinePainter
from ui.board.header import HEIGHT, BoardHeader, agency_width
from ui.board.lines import Group
from ui.board.model import BoardModel, Index
from ui.board.view_model import Row
from ui.focus import paint_focus
from ui.theme import colour

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENDS = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: -1}
_ASIDE = {Qt.Key.Key_Left: -60, Qt.Key.Key_Right: 60}


class BoardTable(QTableView):
    """Signals speak of cases. The chosen one stays chosen while a search hides it."""

    chosen = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    """The case, and where on the screen."""

    def __init__(
        self, model: BoardModel, painter: LinePainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = model
        self._painter = painter
        self._chosen = ""
        self._settling = False
        self._moved = False
        self._by_keys = False
        self._set_up()
        self.setHorizontalHeader(BoardHeader(self))
        self.setModel(model)
        self.activated.connect(self._open)
        for signal in (
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            model.columnsInserted,
            model.columnsRemoved,
            model.modelReset,
        ):
            signal.connect(self._note_move)

    @property
    def case(self) -> CaseId | None:
        """The chosen case, also while it is not shown."""
        return CaseId(self._chosen) if self._chosen else None

    def choose(self, case: str) -> None:
        """Choose a case as if by hand."""
        row = self._lines.row_of(case)
        if row >= 0:
            self.setCurrentIndex(self._lines.index(row, CASE))
            self.scrollTo(self._lines.index(row, CASE))
        else:
            self._choose(case)

    def follow(self, change: Callable[[], None]) -> None:
        """Let `change` change the lines. Qt chooses neighbours meanwhile: nobody hears of them."""
        self._settling, self._moved = True, False
        change()
        if self._moved:
            self._lay_rows()
            self._lay_columns()
            self._choose_again()
            self.updateGeometry()
        self._settling = False

    def shown_rows(self) -> range:
        """The rows that can be seen."""
        return self._rows_in(self.viewport().rect())

    def update_cell(self, row: int, column: int) -> None:
        """Paint one cell again."""
        self.viewport().update(self.visualRect(self._lines.index(row, column)))

    def height_needed(self) -> int:
        """Of the head and every line."""
        bar = self.horizontalScrollBar()
        below = bar.height() if bar.maximum() > 0 else 0
        return HEIGHT + int(self.verticalHeader().length()) + below

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._settling or not current.isValid():
            return
        line = self._lines.line(current.row())
        if isinstance(line, Row):
            self._choose(line.case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        key = Qt.Key(event.key())
        if key in _ENDS:
            self._go_to_end(_ENDS[key])
        elif key in _ASIDE:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + _ASIDE[key])
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in _BY_KEYS
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._go_to_end(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        asked_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if asked_by_key else self.indexAt(event.pos())
        line = self._lines.line(index.row()) if index.isValid() else None
        if isinstance(line, Row):
            place = self.visualRect(index).bottomLeft() if asked_by_key else event.pos()
            self.menu_wanted.emit(line.case, self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        current = self.currentIndex()
        with QPainter(self.viewport()) as painter:
            for row in self._rows_in(event.rect()):
                self._paint_line(painter, row, event.rect(), chosen=row == current.row())
            if current.isValid() and self.hasFocus() and self._by_keys:
                paint_focus(painter, self._row_rect(current.row()), colour, 3)

    def _set_up(self) -> None:
        self.setAccessibleName("Cases")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(GROUP_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)

    def _choose(self, case: str) -> None:
        if case != self._chosen:
            self._chosen = case
            self.chosen.emit(case)

    def _open(self, index: QModelIndex) -> None:
        line = self._lines.line(index.row())
        if isinstance(line, Row):
            self.opened.emit(line.case)

    def _note_move(self) -> None:
        self._moved = True

    def _choose_again(self) -> None:
        row = self._lines.row_of(self._chosen) if self._chosen else -1
        if row != self.currentIndex().row():
            self.setCurrentIndex(self._lines.index(row, CASE) if row >= 0 else QModelIndex())

    def _go_to_end(self, step: int) -> None:
        lines = self._lines.lines()
        rows = [row for row, line in enumerate(lines) if isinstance(line, Row)]
        if rows:
            index = self._lines.index(rows[0] if step > 0 else rows[-1], CASE)
            self.setCurrentIndex(index)
            self.scrollToTop() if step > 0 else self.scrollToBottom()

    def _rows_in(self, rect: QRect) -> range:
        first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
        if first < 0:
            return range(0)
        return range(first, self._lines.rowCount() if last < 0 else last + 1)

    def _row_rect(self, row: int) -> QRectF:
        whole = self.horizontalHeader().length() - self.horizontalHeader().offset()
        left = -self.horizontalHeader().offset()
        width = max(whole, self.viewport().width()) - left
        return QRectF(left, self.rowViewportPosition(row), width, self.rowHeight(row))

    def _paint_line(self, painter: QPainter, row: int, within: QRect, *, chosen: bool) -> None:
        header = self.horizontalHeader()
        places = [
            (column, left, header.sectionSize(column))
            for column in range(header.count())
            if (left := header.sectionViewportPosition(column)) <= within.right()
            and left + header.sectionSize(column) > within.left()
        ]
        line, columns = self._lines.line(row), self._lines.columns()
        self._painter.paint(painter, self._row_rect(row), line, places, columns, chosen=chosen)

    def _lay_rows(self) -> None:
        header = self.verticalHeader()
        for row, line in enumerate(self._lines.lines()):
            height = GROUP_HEIGHT if isinstance(line, Group) else ROW_HEIGHT
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

    def _lay_columns(self) -> None:
        agencies = [agency_width(column.name) for column in self._lines.columns()]
        header = self.horizontalHeader()
        for section, size in enumerate(widths(self.viewport().width(), agencies)):
            if section < header.count() and header.sectionSize(section) != size:
                header.resizeSection(section, size)
