"""Somebody before the feedback screen, with hands to press and eyes on the hub's board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.case.feedback import Message, Reader
from app.domain.partnership.state import Seat
from app.domain.values import SubjectId
from tests.helpers import hands
from tests.helpers.builders import CHAIR
from tests.helpers.local_session import LocalHub
from tests.ui.feedback import outcome
from ui.feedback.view import FeedbackScreen
from ui.feedback.view_model import Row
from ui.session_bridge import SessionBridge


class Desk:
    def __init__(self, qtbot: QtBot, hub: LocalHub, who: Seat = CHAIR) -> None:
        self.hub, self.qtbot = hub, qtbot
        self.session = hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.screen = FeedbackScreen(self.bridge)
        hands.sit_before(qtbot, self.screen)

    def message(self, reader: Reader, person: SubjectId | None = None) -> Message:
        return outcome.to(self.hub, reader, person)

    def open(self, reader: Reader, person: SubjectId | None = None) -> None:
        self.screen.open_message(self.message(reader, person).owed.id)

    def rows(self) -> list[Row]:
        model = self.screen._list._rows
        items = (model.item(model.index(n)) for n in range(model.rowCount()))
        return [item for item in items if isinstance(item, Row)]

    def row(self, name: str) -> Row:
        return next(row for row in self.rows() if row.name == name)

    def press(self, words: str) -> None:
        hands.press(self.screen, words)

    def shows(self, words: str) -> bool:
        return bool(self.buttons(words))

    def buttons(self, words: str) -> list[QAbstractButton]:
        return hands.buttons(self.screen, words)

    def text(self) -> str:
        """All words that can be seen."""
        QApplication.processEvents()
        labels = self.screen.desk.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def address(self, text: str) -> None:
        editor = self.screen.desk.page.side.way._address.editor
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)


def confirmed(words: str) -> str:
    """Press that button of the question that is open; what it asked."""
    top = QApplication.activeModalWidget()
    assert top is not None
    asked = " ".join(label.text() for label in top.findChildren(QLabel))
    found = next(b for b in top.findChildren(QAbstractButton) if b.text() == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    return asked
