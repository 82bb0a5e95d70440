"""The settings: sections at the left, each with a page of its own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.ports import Change, RefusedCommand
from ui.screen import Head
from ui.session_bridge import SessionBridge
from ui.settings.listing import Listing
from ui.settings.look import Look
from ui.settings.page import SectionPage
from ui.settings.parts import Item
from ui.settings.sections import SECTIONS
from ui.widgets import Label, Notice, Panel
from ui.words import clock_time, refusal_words

_NAV = 206
_READ = "You may read this. An administrator changes it."
_WRITE = "What you save holds for everyone at the board, from then on."


class SettingsScreen(QWidget):
    """What the partners agreed; implements `ui.screen.Screen`."""

    head_changed, waiting_changed = Signal(), Signal()

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge, self._minute = bridge, ""
        self._elsewhere: tuple[str, str] | None = None
        self._sent: list[tuple[Command, str]] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._settled)
        self._pages = {one.key: SectionPage(bridge, one) for one in SECTIONS}
        self.nav = Listing("Sections of the settings")
        self._note = Label("", "small", "ink-3", wrap=True)
        self._notice = Notice("", tone="error")
        self._over = QWidget()
        self._over.hide()
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._listen()
        self._refresh()
        self.nav.choose(SECTIONS[0].key)

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def head(self) -> Head:
        look = self._look()
        return Head("Settings", look.partnership.name if look else "")

    @property
    def tools(self) -> Sequence[QWidget]:
        return ()

    @property
    def waiting(self) -> int:
        return 0

    def go(self, section: str, row: str = "") -> SectionPage:
        """To that section, and to a row of it."""
        self.nav.choose(section)
        page = self._pages[section]
        if row:
            page.go(row)
        return page

    def page(self) -> SectionPage:
        return self._pages[self.nav.key]

    def notice(self) -> str:
        """A refusal of what is not shown; empty where there is none."""
        return "" if self._over.isHidden() else self._notice.accessibleName()

    def _look(self) -> Look | None:
        partnership, seat = self._bridge.partnership, self._bridge.seat
        if partnership is None or seat is None:
            return None
        return Look(partnership, seat, self._bridge.now())

    def _refresh(self) -> None:
        look = self._look()
        if look is None:
            return
        self._minute = clock_time(look.now)
        self.nav.show_items(Item(one.key, one.title, one.topic.meta(look)) for one in SECTIONS)
        self._note.setText(_WRITE if look.may else _READ)
        for page in self._pages.values():
            page.show_look(look)

    def _changed(self, change: Change) -> None:
        if change.before.partnership is not change.after.partnership:
            self._refresh()

    def _tick(self) -> None:
        """Once a minute: examples count from now."""
        if clock_time(self._bridge.now()) != self._minute:
            self._refresh()

    def _show(self, key: str) -> None:
        if self._stack.currentWidget() is not self._pages[key]:
            self.page().keep()
            self._stack.setCurrentWidget(self._pages[key])
            self._over.hide()

    def _refused(self, refused: RefusedCommand) -> None:
        """Said at its block where that is open, and else above all of them."""
        self._sent = [pair for pair in self._sent if pair[0] != refused.command]
        for key, page in self._pages.items():
            if page.hear(refused):
                if key != self.nav.key:
                    self._say_elsewhere(refused, (key, ""))
                return
        place = self._place(refused.command)
        if place is not None:
            self._say_elsewhere(refused, place)

    def _settled(self) -> None:
        """What left the pending unrefused is on the board: its draft has served."""
        waiting = [one.command for one in self._bridge.pending]
        done = [pair for pair in self._sent if pair[0] not in waiting]
        self._sent = [pair for pair in self._sent if pair[0] in waiting]
        shown = {view.key for page in self._pages.values() for view in page.views()}
        for _, key in done:
            if key not in shown:
                self._bridge.save_draft(key, "")

    def _remember(self, command: Command, key: str) -> None:
        self._sent.append((command, key))

    def _say_elsewhere(self, refused: RefusedCommand, place: tuple[str, str]) -> None:
        self._elsewhere = place
        words = refusal_words(refused)
        self._notice.show_state(words.what, f"{words.safe} {words.to_do}", "error", "Show it")
        self._over.show()

    def _place(self, command: Command) -> tuple[str, str] | None:
        look = self._look()
        for one in SECTIONS:
            row = one.topic.place(command, look) if look else None
            if row is not None:
                return one.key, row
        return None

    def _show_elsewhere(self) -> None:
        if self._elsewhere is not None:
            self.go(*self._elsewhere)
            self._over.hide()

    def _into_page(self) -> None:
        """Enter in the sections: the keyboard goes on to the page."""
        page = self.page()
        if page.rows.keys():
            page.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.into_blocks()

    def _listen(self) -> None:
        self.nav.chosen.connect(self._show)
        self.nav.entered.connect(self._into_page)
        self._notice.activated.connect(self._show_elsewhere)
        self._bridge.welcomed.connect(self._refresh)
        self._bridge.changed.connect(self._changed)
        self._bridge.refused.connect(self._refused)
        self._bridge.tick.connect(self._tick)
        self._bridge.pending_changed.connect(lambda: self._settle.start(0))
        for page in self._pages.values():
            page.sent.connect(self._remember)

    def _lay_out(self) -> None:
        side = Panel("surface", "right")
        side.setFixedWidth(_NAV)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(self.nav, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 14)
        foot.addWidget(self._note)
        column.addLayout(foot)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        over = QHBoxLayout(self._over)
        over.setContentsMargins(12, 10, 12, 4)
        over.addWidget(self._notice)
        middle.addWidget(self._over)
        middle.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(middle, 1)
        self.setFocusProxy(self.nav)
