import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.values import Rating
from tests.helpers.builders import AT, CASE, NURSE, board
from tests.helpers.local_session import LocalHub
from ui.keyed_list import NARROW, WIDE
from ui.requests.delegates import LOOK
from ui.requests.view_model import Item, Row, Section
from ui.session_bridge import SessionBridge
from ui.worklist.view import ListAndPages, WorkList
from ui.worklist.view_model import listed


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.hub = LocalHub(board())
        self.bridge = SessionBridge(self.hub.session(NURSE))
        self.list = WorkList[Item]("Things to do", LOOK, self.bridge)
        self.pages = QLineEdit(), QLineEdit()
        self.both = ListAndPages(self.list, *self.pages)
        qtbot.addWidget(self.both)
        rows = [Row("a", CASE, Section.TODAY, Rating.RED, "Jade Maple", "NB-AAAAA", AT)]
        self.list.show_items(listed(rows, Section))
        self.list.choose("a")
        self.both.resize(1300, 800)
        self.both.show()
        self.both.activateWindow()
        qtbot.waitUntil(self.both.isActiveWindow)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_the_list_is_wide_where_the_window_has_room(desk: Desk) -> None:
    assert desk.list.width() == WIDE
    desk.both.resize(1100, 800)
    assert desk.list.width() == NARROW


def test_enter_goes_into_the_page_that_is_shown(desk: Desk) -> None:
    desk.both.show_page(desk.pages[1])
    desk.both.setFocus()
    assert desk.list.hasFocus()
    QTest.keyClick(desk.list, Qt.Key.Key_Return)
    assert desk.pages[1].hasFocus()


def test_a_minute_is_told_once_and_a_second_never(desk: Desk) -> None:
    desk.bridge.tick.emit()
    told = QSignalSpy(desk.list.minute_passed)
    desk.hub.wait(seconds=59)
    desk.bridge.tick.emit()
    assert told.count() == 0
    desk.hub.wait(seconds=1)
    desk.bridge.tick.emit()
    desk.bridge.tick.emit()
    assert told.count() == 1
    desk.hub.wait(days=1)
    desk.bridge.tick.emit()
    assert told.count() == 2, "the same minute of another day"
