"""A nurse before her screen, with hands to type and eyes on the hub's board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.case.state import Case, Contribution, Request
from app.domain.partnership.state import Seat
from tests.helpers import hands
from tests.helpers.builders import BASIS, CASE, NURSE
from tests.helpers.local_session import LocalHub, LocalSession
from ui.notes.note import Note
from ui.requests.told import ToDo
from ui.requests.view import RequestsScreen
from ui.session_bridge import SessionBridge


class Desk:
    def __init__(self, qtbot: QtBot, hub: LocalHub, who: Seat = NURSE) -> None:
        self.hub, self.qtbot = hub, qtbot
        self.session: LocalSession = hub.session(who)
        self.bridge = SessionBridge(self.session)
        self.screen = RequestsScreen(self.bridge)
        hands.sit_before(qtbot, self.screen)

    @property
    def case(self) -> Case:
        found = self.hub.board.case(CASE)
        assert found is not None
        return found

    @property
    def request(self) -> Request:
        return self.case.requests[0]

    @property
    def shared(self) -> Contribution:
        return self.case.contributions[-1]

    def press(self, words: str) -> None:
        hands.press(self.screen, words)

    def shows(self, words: str) -> bool:
        """Whether a button with these words is there to be pressed."""
        return any(found.isEnabled() for found in self.buttons(words))

    def buttons(self, words: str) -> list[QAbstractButton]:
        return hands.buttons(self.screen, words)

    @property
    def to_do(self) -> tuple[ToDo, ...]:
        """The actions as the page shows them."""
        told = self.screen._cases.page._told
        return told.to_do if told else ()

    @property
    def note(self) -> Note:
        """The first note of the page for one's own system."""
        told = self.screen._cases.page._told
        assert told is not None
        return told.notes[0]

    def type(self, field: str, words: str) -> None:
        editor = self.screen._answers.page._words.field(field).editor
        QTest.keyClicks(editor, words)

    def text(self, field: str) -> str:
        return self.screen._answers.page._words.field(field).text()

    def confirm(self) -> None:
        self.screen._answers.page._confirm.click()

    def answer(self, facts: str = "Seen twice.") -> None:
        """All that an answer needs, typed."""
        self.confirm()
        self.type("facts", facts)
        self.type("none_because", "Not seen alone")
        self.screen._answers.page._basis._fields["power"].editor.setFocus()
        power = self.screen._answers.page._basis._fields["power"]
        if not power.text():
            QTest.keyClicks(power.editor, BASIS.power)

    def share(self) -> None:
        """By its key; Qt shows the button pressed for a moment before it counts."""
        with self.qtbot.waitSignal(self.screen._answers.page.foot.share_asked):
            QTest.keyClick(self.screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def choose(self, key: str) -> None:
        index = self.screen._list._rows.index_of(key)
        self.screen._list.setCurrentIndex(index)
