"""The part "Sharing and consent" of the panel: the matrix, the tile one is at, and the history."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.case.block_view import BlockList
from ui.case.blocks import Act, Look
from ui.case.consent import history, owed
from ui.case.consent.table import ConsentTable
from ui.case.consent.tiles import Tile, matrix
from ui.case.scrolled import scrolled
from ui.theme import colour, space
from ui.widgets import Label, LinkButton
from ui.widgets.flow import Flow

_LOW = 340
"""Below this height in px the foot leaves most of the page to the matrix."""


class ConsentPage(QWidget):
    """Shows one look at a case; `asked` names the act pressed.

    What may be recorded at a tile stands at the foot, in sight however many agencies there are.
    """

    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._owed, self._table = BlockList(), ConsentTable()
        self._detail, self._history = TileDetail(), BlockList()
        self._none = Label("Nobody is named on this case yet.", ink="ink-3", wrap=True)
        self._above = scrolled(self._lists())
        self._lay_out()
        for part in (self._owed, self._table, self._detail, self._history):
            part.asked.connect(self.asked)
        self._table.at.connect(self._at_tile)

    def show_look(self, look: Look | None) -> None:
        """Touch only what differs from what is shown."""
        shown = matrix(look) if look else None
        for part in (self._table, self._detail):
            part.setVisible(bool(shown and shown.rows))
        self._none.setVisible(bool(shown and not shown.rows))
        found = owed.blocks(look) if look else ()
        self._owed.show_blocks(found)
        self._owed.setVisible(bool(found))
        self._history.show_blocks(history.blocks(look) if look else ())
        if shown is not None:
            self._table.show_matrix(shown)
            self._detail.show_tile(self._table.tile())

    def table(self) -> ConsentTable:
        return self._table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.set_low(self.height() < _LOW)

    def _at_tile(self) -> None:
        """Arrows go through all of the matrix, so the page follows them."""
        self._detail.show_tile(self._table.tile())
        if self._table.hasFocus():
            box = self._table.tile_box().translated(self._table.pos())
            middle = box.center()
            self._above.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def _lists(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("ground", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        for part in (self._owed, self._none, self._table, self._history):
            column.addWidget(part)
        column.addStretch(1)
        return inner

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above, 1)
        column.addWidget(self._detail)


class TileDetail(QWidget):
    """The chosen tile in words, and what may be recorded there."""

    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self._tile: Tile | None = None
        self._low = False
        self._title = Label("", "strong-meta", wrap=True)
        self._why = Label("", "meta", "ink-2", wrap=True)
        self._links = QWidget()
        self._flow = Flow(self._links, gap=10, below=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space("s"), 0, 0)
        column.setSpacing(2)
        for part in (self._title, self._why, self._links):
            column.addWidget(part)

    def show_tile(self, tile: Tile | None) -> None:
        """Words are set anew, links only where they differ: the keyboard may stand in one."""
        before, self._tile = self._tile, tile
        if tile is None or tile == before:
            return
        self._show_words(tile)
        if before is None or before.acts != tile.acts:
            self._show_links(tile)

    def set_low(self, low: bool) -> None:
        """Say why in a few words, where there is little room."""
        if low != self._low:
            self._low = low
            self._why.setVisible(not low)
            if self._tile is not None:
                self._show_words(self._tile)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, colour("line"))

    def _show_words(self, tile: Tile) -> None:
        self._title.setText(tile.sentence if self._low else tile.title)
        self._why.setText(tile.why)

    def _show_links(self, tile: Tile) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for act in tile.acts:
            self._flow.addWidget(self._link(act, tile))
        self._links.setVisible(bool(tile.acts))

    def _link(self, act: Act, tile: Tile) -> LinkButton:
        link = LinkButton(act.label)
        link.setAccessibleName(f"{act.label}: {tile.title}")
        link.clicked.connect(lambda: self.asked.emit(act))
        return link
