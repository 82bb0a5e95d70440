"""A person before a screen: what they see of it, press, and write into what it asks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


def sit_before(qtbot: QtBot, screen: QWidget, width: int = 1300) -> None:
    """Show it, and wait until the keyboard is its own."""
    qtbot.addWidget(screen)
    screen.resize(width, 860)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def window_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A window with these parts in a column, that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def buttons(screen: QWidget, words: str) -> list[QAbstractButton]:
    """Those with these words that can be seen."""
    QApplication.processEvents()  # Qt shows what is new in a layout a moment later
    found = screen.findChildren(QAbstractButton)
    return [one for one in found if one.text() == words and one.isVisible()]


def press(screen: QWidget, words: str) -> None:
    QTest.mouseClick(buttons(screen, words)[0], Qt.MouseButton.LeftButton)


def answer(words: str) -> None:
    """Write into the question that is open and go on."""
    top = QApplication.activeModalWidget()
    assert top is not None
    editor = top.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
