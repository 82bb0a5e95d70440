"""A line that offers words: Down shows all of them, whatever is written."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ui.widgets import Line
from ui.widgets.offering import Offering

WORDS = ("6(1)(e) public task", "6(1)(c) legal obligation")


def test_down_offers_all_and_enter_writes_the_chosen(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    offering = Offering(line)
    offering.offer(WORDS)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.setFocus()
    line.setText("something else")
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = offering._popup
    assert isinstance(popup, QListView)
    assert popup.isVisible()
    assert popup.model().rowCount() == len(WORDS)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() in WORDS
