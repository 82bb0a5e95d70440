"""An administrator before the settings, with hands to type and eyes on the hub's board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.partnership.state import Agency, Partnership, Seat
from app.domain.values import AgencyId
from tests.helpers import hands
from tests.helpers.builders import ADMINISTRATOR, HEALTH, board
from tests.helpers.local_session import LocalHub
from tests.ui.settings.scenes import full, write
from ui.session_bridge import SessionBridge
from ui.settings.block_view import BlockView
from ui.settings.fields import Fields
from ui.settings.view import SettingsScreen
from ui.widgets import Field


class Desk:
    def __init__(
        self, qtbot: QtBot, hub: LocalHub | None = None, who: Seat = ADMINISTRATOR
    ) -> None:
        self.hub = hub or LocalHub(board(full()))
        self.session = self.hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.qtbot = qtbot
        self.screen = self.window()

    def window(self) -> SettingsScreen:
        """The screen opened once more, as after the program was started again."""
        self.screen = SettingsScreen(self.bridge)
        hands.sit_before(self.qtbot, self.screen, 1200)
        return self.screen

    @property
    def partnership(self) -> Partnership:
        found = self.hub.board.partnership
        assert found is not None
        return found

    def agency(self, agency: AgencyId = HEALTH) -> Agency:
        found = self.partnership.agency(agency)
        assert found is not None
        return found

    def open(self, section: str, row: str = "", block: int = 0) -> BlockView:
        self.screen.go(section, row)
        settle()
        return self.block(block)

    def block(self, number: int = 0) -> BlockView:
        return self.screen.page().views()[number]

    def fields(self, number: int = 0) -> Fields:
        found = self.block(number).fields
        assert found is not None
        return found

    def type(self, name: str, text: str, block: int = 0) -> None:
        """Over what stands there, one key after the other."""
        field = self.fields(block).input(name)
        assert isinstance(field, Field)
        field.editor.setFocus()
        field.editor.selectAll()
        QTest.keyClicks(field.editor, text)

    def put(self, block: int = 0, /, **values: str) -> None:
        write(self.block(block), values)

    def save(self, block: int = 0) -> None:
        """By its key."""
        fields = self.fields(block)
        first = fields.first() or fields
        QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()

    def press(self, block: int = 0) -> None:
        QTest.mouseClick(self.block(block).foot.go, Qt.MouseButton.LeftButton)
        settle()

    def error(self, name: str, block: int = 0) -> str:
        said: str = self.fields(block).input(name).error()  # type: ignore[attr-defined]  # every input has it
        return said


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
