"""Buttons press by mouse, key and action, and show which key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets import Button, LinkButton, key_words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+N", "Ctrl N"),
        ("Ctrl+Return", "Ctrl ↵"),
        ("F8", "F8"),
        ("Ctrl+Up", "Ctrl ↑"),
        ("", ""),
    ],
)
def test_keys_are_said_as_on_the_keyboard(keys: str, words: str) -> None:
    assert key_words(keys) == words


def test_its_key_presses_it_and_takes_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button("New referral", key="Ctrl+N", parent=window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    button.setText("New")
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    button.setText("New referral")
    assert button.sizeHint().width() > Button("New referral", parent=window).sizeHint().width()


def test_it_follows_an_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("Read back", window)
    action.setShortcut("Ctrl+R")
    button = Button("", "main", parent=window)
    button.follow(action)
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    button.click()
    assert (button.text(), done, button.shortcut().isEmpty()) == ("Read back", [True], True)
    action.setText("Confirm")
    action.setEnabled(False)
    assert (button.text(), button.isEnabled()) == ("Confirm", False)
    button.click()
    assert done == [True]


def test_an_action_outlives_its_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("Read back", window)
    button = Button("", parent=window)
    button.follow(action)
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    action.setText("Confirm")


@pytest.mark.parametrize(
    ("kind", "ground"), [("main", "accent"), ("other", "surface"), ("danger", "surface")]
)
def test_each_kind_stands_on_its_ground(qtbot: QtBot, kind: str, ground: str) -> None:
    button = Button("Share", kind)  # type: ignore[arg-type]  # the parameter is a plain string
    qtbot.addWidget(button)
    picture = button.grab().toImage()
    assert picture.pixelColor(6, button.height() // 2) == theme.colour(ground)


def test_the_sizes_differ_and_are_large_enough() -> None:
    heights = [Button("x", size=size).sizeHint().height() for size in ("small", "normal", "large")]
    assert heights == sorted(set(heights))
    assert heights[0] >= 24


def test_a_link_is_a_button_to_keyboard_and_ear(qtbot: QtBot) -> None:
    link = LinkButton("Record it now")
    qtbot.addWidget(link)
    link.show()
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, Qt.Key.Key_Space)
    assert link.sizeHint().height() >= 24
