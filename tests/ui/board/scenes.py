"""The board as people meet it."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.domain.partnership.state import Seat
from tests.helpers.builders import COORDINATOR, board
from tests.helpers.demo import demo
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from ui.board.view import BoardScreen
from ui.main_window import MainWindow
from ui.session_bridge import SessionBridge
from ui.widgets import Panel


def fresh_settings() -> QSettings:
    """Of nobody, and empty."""
    folder = Path(mkdtemp(prefix="mashboard-"))
    return QSettings(str(folder / "board.ini"), QSettings.Format.IniFormat)


def side_panel() -> QWidget:
    """Stands where the case will be."""
    panel = Panel("surface", "left")
    panel.setMinimumWidth(320)
    return panel


class Opened:
    """A board in its window, and what is behind it."""

    def __init__(self, hub: LocalHub, who: Seat) -> None:
        self.hub = hub
        self.who = who
        self.session = hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.screen = BoardScreen(self.bridge, side_panel(), fresh_settings())
        self.window = MainWindow(self.bridge, {"board": self.screen})


def busy() -> QWidget:
    morning = demo()
    hub = morning.hub()
    opened = Opened(hub, morning.seats["chair"])
    opened.screen.choose(morning.cases["jade"])
    return opened.window


def scenes() -> Iterable[Scene]:
    yield Scene("board-busy", WINDOW, busy)
    yield Scene("board-empty", WINDOW, lambda: Opened(LocalHub(board()), COORDINATOR).window)
