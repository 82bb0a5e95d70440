"""The matrix as a table: arrows go from tile to tile, Enter or the menu key offers what to do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QSizePolicy, QTableView

from ui.case.blocks import Act
from ui.case.consent.delegates import (
    HEAD_HEIGHT,
    SIDE_MOST,
    TILE_HEIGHT,
    TILE_LEAST,
    Heading,
    TileDelegate,
)
from ui.case.consent.model import ConsentModel, Index
from ui.case.consent.tiles import Matrix, Tile
from ui.fonts import text_font

_SHARE = 0.34
_PRESSING = {"locked": 2, "owed": 1}
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ConsentTable(QTableView):
    """As high as its tiles; where the people do not fit, it moves sideways."""

    at = Signal()
    """Another tile, or the same one differs."""
    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix = ConsentModel()
        self.setAccessibleName("Sharing and consent: agencies down, people across")
        self.setModel(self._matrix)
        self.setItemDelegate(TileDelegate(self))
        self.setHorizontalHeader(Heading(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(Heading(Qt.Orientation.Vertical, self))
        self._set_up()
        self._matrix.dataChanged.connect(self._differs)

    def show_matrix(self, matrix: Matrix) -> None:
        """Only what differs is drawn anew; the tile one stands at is kept by its names."""
        held = self.tile()
        before = (self._matrix.rowCount(), self._matrix.columnCount())
        self._matrix.show(matrix)
        if before != (len(matrix.agencies), len(matrix.people)):
            self._lay()
            self.updateGeometry()
        if not self.currentIndex().isValid() and matrix.rows:
            self.setCurrentIndex(self._index_of(held))

    def tile(self) -> Tile | None:
        """The one that is chosen."""
        return self._matrix.tile(self.currentIndex())

    def tile_box(self) -> QRect:
        """Where that one stands, in this widget."""
        box = self.visualRect(self.currentIndex())
        return box.translated(self.viewport().pos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.at.emit()

    def _differs(self) -> None:
        self.at.emit()

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self._overflows() else 0
        return QSize(200, HEAD_HEIGHT + TILE_HEIGHT * self._matrix.rowCount() + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._offer(self.visualRect(self.currentIndex()).bottomLeft())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """A second press does nothing more: what may be done stands below."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if not by_key and self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
        self._offer(self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._matrix.rowCount():
            self.setCurrentIndex(self._matrix.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("bare", "true")
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setMinimumSectionSize(TILE_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(TILE_HEIGHT)
        self.horizontalHeader().setMinimumSectionSize(TILE_LEAST)
        self.horizontalHeader().setFixedHeight(HEAD_HEIGHT)

    def _lay(self) -> None:
        """Tiles share what the agencies' names leave."""
        people = max(self._matrix.columnCount(), 1)
        side = min(SIDE_MOST, max(84, round(self.width() * _SHARE)))
        if self.verticalHeader().width() != side:
            self.verticalHeader().setFixedWidth(side)
        each = max(TILE_LEAST, (self.width() - side) // people)
        header = self.horizontalHeader()
        for section in range(header.count()):
            if header.sectionSize(section) != each:
                header.resizeSection(section, each)

    def _overflows(self) -> bool:
        side = self.verticalHeader().width()
        return side + self.horizontalHeader().length() > max(self.width(), 1)

    def _index_of(self, held: Tile | None) -> Index:
        """Of the same person and agency; else of what most stands in the way."""
        tiles = [(r, c, t) for r, row in enumerate(self._rows()) for c, t in enumerate(row)]
        for row, column, tile in tiles:
            if held and (tile.subject, tile.agency) == (held.subject, held.agency):
                return self._matrix.index(row, column)
        row, column, _ = max(tiles, key=lambda one: (_PRESSING.get(one[2].state, 0), -one[0]))
        return self._matrix.index(row, column)

    def _rows(self) -> tuple[tuple[Tile, ...], ...]:
        return self._matrix.matrix.rows

    def _offer(self, at: QPoint) -> None:
        tile = self.tile()
        if tile is None or not tile.acts:
            return
        menu = QMenu(self)
        menu.setFont(text_font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in tile.acts:
            menu.addAction(act.label).triggered.connect(lambda _=False, a=act: self._ask(a))
        menu.popup(self.viewport().mapToGlobal(at))

    def _ask(self, act: Act) -> None:
        self.asked.emit(act)
