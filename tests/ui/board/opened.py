"""A board in its window, with hands on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.partnership.state import Seat
from tests.helpers.find import part
from tests.helpers.local_session import LocalHub
from ui.board.columns import AGENCIES, CASE
from ui.board.lines import Group
from ui.board.model import BoardModel
from ui.board.table import BoardTable
from ui.board.toolbar import Toolbar
from ui.board.view import BoardScreen
from ui.board.view_model import Row
from ui.main_window import MainWindow
from ui.session_bridge import SessionBridge
from ui.widgets import Panel


def settings_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "board.ini"), QSettings.Format.IniFormat)


def side_panel() -> QWidget:
    """Stands where the case will be."""
    panel = Panel("surface", "left")
    panel.setMinimumWidth(320)
    return panel


class Painted(QObject):
    """What is painted of a table from now on."""

    def __init__(self, table: BoardTable) -> None:
        super().__init__(table)
        QApplication.processEvents()
        self._region = QRegion()
        table.viewport().installEventFilter(self)

    def settled(self) -> QRegion:
        """What was painted since this was last asked."""
        QApplication.processEvents()
        region, self._region = self._region, QRegion()
        return region

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._region += event.region()
        return False


class Opened:
    """What a person sees and does at one board."""

    def __init__(self, hub: LocalHub, who: Seat, folder: Path) -> None:
        self.hub = hub
        self.who = who
        self.session = hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.screen = BoardScreen(self.bridge, side_panel(), settings_in(folder))
        self.window = MainWindow(self.bridge, {"board": self.screen})
        self.window.resize(1440, 900)
        self.toolbar = part(self.screen, Toolbar)
        self.table = part(self.screen, BoardTable)

    @property
    def model(self) -> BoardModel:
        model = self.table.model()
        assert isinstance(model, BoardModel)
        return model

    def lines(self) -> list[str]:
        """Headings in capitals, and the names of the cases below them."""
        return [
            line.title.upper() if isinstance(line, Group) else line.name
            for line in self.model.lines()
        ]

    def names(self) -> list[str]:
        return [line.name for line in self.model.lines() if isinstance(line, Row)]

    def index(self, name: str, column: int = CASE) -> QModelIndex:
        return self.model.index(self.lines().index(name), column)

    def sentence(self, name: str) -> str:
        """What a screen reader says of the row."""
        return str(self.index(name).data(Qt.ItemDataRole.AccessibleTextRole))

    def tip(self, name: str, agency: int) -> str:
        """The tip of an agency's answer."""
        return str(self.index(name, AGENCIES + agency).data(Qt.ItemDataRole.ToolTipRole))

    def chosen(self) -> str:
        """The name in the row that is chosen and shown; nothing where there is none."""
        index = self.table.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        return line.name if isinstance(line, Row) else ""

    def click(self, name: str) -> None:
        place = self.table.visualRect(self.index(name)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key on the table."""
        QTest.keyClick(self.table, key, modifier)

    def type(self, text: str) -> None:
        """Look for something."""
        self.toolbar.search.clear()
        QTest.keyClicks(self.toolbar.search, text)

    def place(self, name: str) -> QPoint:
        return self.table.visualRect(self.index(name)).center()
