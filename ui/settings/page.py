"""One section: its rows at the left, where it has any, and the blocks of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.ports import RefusedCommand
from ui.session_bridge import SessionBridge
from ui.settings.block_view import BlockView
from ui.settings.listing import Listing
from ui.settings.look import Look
from ui.settings.parts import Block
from ui.settings.section import NEW, Section, no_items
from ui.widgets import Button, Label, Panel

_LIST, _WIDEST = 262, 860


class SectionPage(QWidget):
    sent = Signal(object, str)
    """A command that is about to go out, and the key of its draft."""

    def __init__(self, bridge: SessionBridge, section: Section) -> None:
        super().__init__()
        self._bridge, self._section = bridge, section
        self._look: Look | None = None
        self._adding = False
        self._views: list[BlockView] = []
        self._open = ""
        self.rows = Listing(section.title)
        self.rows.chosen.connect(self._choose)
        self.rows.entered.connect(self.into_blocks)
        self.add = Button(section.add, size="small")
        self.add.clicked.connect(self._begin_new)
        self._lay_out()

    def show_look(self, look: Look) -> None:
        """As the board stands."""
        self._look = look
        self.rows.show_items(self._section.topic.items(look))
        self.add.setVisible(bool(self._section.add) and look.may)
        if self._has_rows and not self._adding and self.rows.key == "":
            self.rows.choose(next(iter(self.rows.keys()), ""))
        self._show_blocks()

    def go(self, key: str) -> None:
        """To that row, or to what is being added."""
        if key == NEW:
            self._begin_new()
        elif self._has_rows:
            self.rows.choose(key)

    def hear(self, refused: RefusedCommand) -> bool:
        """By the block that sent it; by all that may have, where it went out before a restart."""
        own = [view for view in self._views if view.sending.has_sent(refused.command)]
        heard = [view.hear(refused) for view in own or self._views]
        return any(heard)

    def views(self) -> tuple[BlockView, ...]:
        return tuple(self._views)

    def keep(self) -> None:
        for view in self._views:
            view.keep()

    @property
    def _has_rows(self) -> bool:
        return bool(self.rows.keys())

    @property
    def _key(self) -> str:
        return NEW if self._adding else self.rows.key

    def _choose(self, _key: str) -> None:
        self._adding = False
        self._show_blocks()

    def _begin_new(self) -> None:
        self._adding = True
        self.rows.choose("")
        self._show_blocks()
        self.into_blocks()

    def _show_blocks(self) -> None:
        if self._look is None:
            return
        blocks = self._blocks(self._look)
        same = self._open == self._key and [v.key for v in self._views] == [b.key for b in blocks]
        if same:
            for view, block in zip(self._views, blocks, strict=True):
                view.update_block(block, may=self._look.may)
        else:
            self._rebuild(blocks, self._look)
        self._open = self._key

    def _blocks(self, look: Look) -> tuple[Block, ...]:
        """An act is not offered to who may only read."""
        found = self._section.topic.blocks(look, self._key)
        return tuple(block for block in found if look.may or not block.doing)

    def _rebuild(self, blocks: Sequence[Block], look: Look) -> None:
        for old in self._views:
            old.let_go()
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self._views = [BlockView(self._bridge, block, may=look.may) for block in blocks]
        for n, view in enumerate(self._views):
            view.accepted.connect(self._accepted)
            view.sent.connect(lambda command, key=view.key: self.sent.emit(command, key))
            self._column.insertWidget(self._fixed + n, view)
        self._scroll.verticalScrollBar().setValue(0)

    def _accepted(self, command: Command) -> None:
        """What was added has a row of its own now."""
        place = self._section.topic.place(command, self._look) if self._look else None
        if self._adding and place and place != NEW:
            self.rows.choose(place)

    def into_blocks(self) -> None:
        for view in self._views:
            first = view.fields.first() if view.fields else None
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = self._side_of()
        row.addWidget(self._side)
        row.addWidget(self._scrolling(), 1)
        self._side.setVisible(self._section.topic.items is not no_items)

    def _side_of(self) -> QWidget:
        side = Panel("surface", "right")
        side.setFixedWidth(_LIST)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        return side

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 18, 24, 22)
        self._column.setSpacing(12)
        self._column.addWidget(Label(self._section.title, "heading"))
        self._column.addWidget(Label(self._section.text, "meta", "ink-2", wrap=True))
        self._fixed = self._column.count()
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        return self._scroll
