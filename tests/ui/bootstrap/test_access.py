"""What a keyboard and a screen reader find in the whole window, place by place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.scenes import WINDOW
from tests.ui.bootstrap import scenes
from ui.main_window import MainWindow

LEAST = 24
MOST_STEPS = 400
MAKES = (
    scenes.busy_board,
    scenes.meeting,
    scenes.requests,
    scenes.virtual,
    scenes.feedback,
    scenes.empty,
)


@pytest.fixture(params=MAKES, ids=lambda make: str(make.__name__))
def window(qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    made: MainWindow = request.param()
    qtbot.addWidget(made)
    made.resize(WINDOW)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def reachable(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy():
            yield widget


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def walked(window: QWidget) -> set[QWidget]:
    """Everything that Tab comes to before it is where it began."""
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now in seen:
            break
        seen.append(now)
    return set(seen)


def test_whatever_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    found = list(reachable(window))
    assert len(found) > 5
    nameless = [w for w in found if not name_of(w)]
    assert nameless == []


def test_whatever_is_pressed_is_large_enough(window: MainWindow) -> None:
    small = [
        (name_of(w), w.size())
        for w in reachable(window)
        if isinstance(w, QAbstractButton) and min(w.width(), w.height()) < LEAST
    ]
    assert small == []


def test_tab_comes_to_every_tool(window: MainWindow) -> None:
    came = walked(window)
    pressed = {w for w in reachable(window) if isinstance(w, QAbstractButton)}
    grouped = {w for w in pressed if w.group() is not None or w.autoExclusive()}
    missed = [name_of(w) for w in pressed - grouped - came]
    assert missed == []
