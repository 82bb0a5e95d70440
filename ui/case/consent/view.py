"""The part "Sharing and consent" of the panel: the matrix, the tile one is at, and the history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.case.block_view import BlockList
from ui.case.blocks import Act, Look
from ui.case.consent import history, owed
from ui.case.consent.table import ConsentTable
from ui.case.consent.tiles import Tile, matrix
from ui.theme import space
from ui.widgets import Label, LinkButton
from ui.widgets.flow import Flow


class ConsentPage(QWidget):
    """Shows one look at a case; `asked` names the act pressed."""

    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._owed, self._history = BlockList(), BlockList()
        self._table = ConsentTable()
        self._detail = TileDetail()
        self._none = Label("Nobody is named on this case yet.", ink="ink-3", wrap=True)
        self._lay_out()
        for part in (self._owed, self._table, self._detail, self._history):
            part.asked.connect(self.asked)
        self._table.at.connect(lambda: self._detail.show_tile(self._table.tile()))

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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        for part in (self._owed, self._none, self._table, self._detail, self._history):
            column.addWidget(part)
        column.addStretch(1)


class TileDetail(QWidget):
    """The chosen tile in words, and what may be recorded there."""

    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self._tile: Tile | None = None
        self._title = Label("", "strong-meta", wrap=True)
        self._why = Label("", "meta", "ink-2", wrap=True)
        self._links = QWidget()
        self._flow = Flow(self._links, gap=14, below=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        for part in (self._title, self._why, self._links):
            column.addWidget(part)

    def show_tile(self, tile: Tile | None) -> None:
        """Words are set anew, links only where they differ: the keyboard may stand in one."""
        before, self._tile = self._tile, tile
        if tile is None or tile == before:
            return
        self._title.setText(tile.title)
        self._why.setText(tile.why)
        if before is None or before.acts != tile.acts:
            self._show_links(tile)

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
