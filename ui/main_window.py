"""The window: the rail, the bar with who is here and how the line is, and the screens."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.presence_bar import PresenceBar
from ui.screen import Head, Screen
from ui.session_bridge import SessionBridge
from ui.widgets import Banner, EmptyState, NavItem, NavRail, TopBar
from ui.words import band_words, clock_time, long_date, today

PLACES = (
    NavItem("board", "Board", "board"),
    NavItem("meeting", "Meeting", "meeting"),
    NavItem("requests", "Requests", "requests"),
    NavItem("feedback", "Feedback", "feedback"),
    NavItem("insight", "Insight", "insight"),
    NavItem("thresholds", "Thresholds", "thresholds"),
    NavItem("record", "Record", "record"),
)
LAST = (NavItem("settings", "Settings", "settings"),)
LEAST_WIDTH, LEAST_HEIGHT = 1100, 700
_TOOL_GAP = 10
_WAITING = ("Connecting to the hub", "The board is here as soon as the hub answers.")
_NO_SEAT = (
    "You have no seat at this board",
    "Ask whoever runs the hub to give you one. This window changes by itself when they do.",
)


class MainWindow(QWidget):
    """Shows the `screens` it is given, by the keys of PLACES; nothing for places without one."""

    closed = Signal()
    sign_in_wanted = Signal()

    def __init__(self, bridge: SessionBridge, screens: Mapping[str, Screen]) -> None:
        super().__init__()
        self._bridge = bridge
        self._screens = screens
        self._keys = [item.key for item in (*PLACES, *LAST) if item.key in screens]
        self._current = self._keys[0]
        self._tools: dict[str, QWidget] = {}
        self._minute = ""
        self._seated = False
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._build()
        self._listen()
        self._refresh()

    def go(self, key: str) -> None:
        """Show the screen of that place, and give it the keyboard."""
        self._current = key
        self._rail.select(key)
        for place, tools in self._tools.items():
            tools.setVisible(place == key and self._seated)
        self._show_page()
        self._show_head()

    def current(self) -> str:
        """The key of the place shown."""
        return self._current

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks nothing: what waits here is on the Shelf."""
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self._rail = NavRail(_shown(PLACES, self._keys), _shown(LAST, self._keys))
        self._rail.selected.connect(self.go)
        self._bar = TopBar("")
        self._presence = PresenceBar(self._bridge)
        self._bar.add(self._presence)
        self._band = Banner()
        self._band.activated.connect(self.sign_in_wanted)
        self._pages = QStackedWidget()
        self._waiting, self._no_seat = EmptyState(*_WAITING), EmptyState(*_NO_SEAT)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self._no_seat)
        for number, key in enumerate(self._keys, 1):
            self._add(key, number)
        self._lay_out()

    def _add(self, key: str, number: int) -> None:
        screen = self._screens[key]
        self._pages.addWidget(screen.widget)
        self._tools[key] = _side_by_side(screen)
        self._bar.add(self._tools[key])
        screen.head_changed.connect(self._show_head)
        screen.waiting_changed.connect(self._show_counts)
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        shortcut.activated.connect(lambda: self.go(key))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._bar, self._band):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)

    def _listen(self) -> None:
        self._bridge.welcomed.connect(self._refresh)
        self._bridge.changed.connect(self._changed)
        self._bridge.connection_changed.connect(self._show_band)
        self._bridge.pending_changed.connect(self._show_band)
        self._bridge.tick.connect(self._tick)

    def _changed(self) -> None:
        if self._seated != self._at_the_table():
            self._refresh()

    def _refresh(self) -> None:
        """Who was at the table and still is keeps the keyboard, perhaps in the midst of a word."""
        before, self._seated = self._seated, self._at_the_table()
        if not (before and self._seated):
            self.go(self._current)
        self._show_head()
        self._show_band()
        self._show_counts()

    def _at_the_table(self) -> bool:
        return self._bridge.seat is not None

    def _show_page(self) -> None:
        page: QWidget = self._screens[self._current].widget
        if not self._seated:
            page = self._no_seat if self._bridge.board else self._waiting
        self._pages.setCurrentWidget(page)
        takes = _last_proxy(page)
        keys_to = takes if takes.focusPolicy() is not Qt.FocusPolicy.NoFocus else self
        keys_to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_head(self) -> None:
        now, partnership = self._bridge.now(), self._bridge.partnership
        head = self._screens[self._current].head if self._seated else Head()
        self._minute = clock_time(now)
        name = partnership.name if partnership else ""
        before = "" if head.title else name
        detail = " · ".join(filter(None, (before, self._minute, head.detail)))
        self._bar.set_title(head.title or long_date(today(now)), detail)
        place = next(item.label for item in (*PLACES, *LAST) if item.key == self._current)
        self.setWindowTitle(" · ".join(filter(None, (place, name, "mashboard"))))

    def _show_band(self) -> None:
        said = band_words(self._bridge.connection, self._bridge.pending)
        self._band.setVisible(said is not None)
        if said is not None:
            signed_out = self._bridge.connection.code == "not_signed_in"
            self._band.show_state(said.lead, said.text, said.tone, "Sign in" if signed_out else "")

    def _show_counts(self) -> None:
        for key in self._keys:
            self._rail.set_count(key, self._screens[key].waiting)

    def _tick(self) -> None:
        if clock_time(self._bridge.now()) != self._minute:
            self._show_head()


def _last_proxy(widget: QWidget) -> QWidget:
    """Whoever would have the keyboard where `widget` is given it; itself where it names nobody."""
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def _shown(places: tuple[NavItem, ...], keys: list[str]) -> list[NavItem]:
    return [item for item in places if item.key in keys]


def _side_by_side(screen: Screen) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_TOOL_GAP)
    for tool in screen.tools:
        row.addWidget(tool)
    return holder
