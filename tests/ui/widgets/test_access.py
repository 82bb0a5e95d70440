"""The whole kit, walked: names, targets, Tab, and no clock of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import gallery
from ui.widgets import AnswerBadge, Avatars, Banner, Chip, Notice, Person, Pill, RatingBadge
from ui.widgets.access import announce

LEAST = 24


@pytest.fixture
def kit(qtbot: QtBot) -> QWidget:
    window = gallery()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def heard(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return str(spoken.text(QAccessible.Text.Name))


def reachable(window: QWidget) -> Iterator[QWidget]:
    """What the keyboard or a press can reach."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            yield widget


def test_everything_that_takes_the_focus_has_a_name(kit: QWidget) -> None:
    found = [widget for widget in reachable(kit) if widget.parent() and not inner(widget)]
    assert len(found) > 30
    assert [widget for widget in found if not heard(widget)] == []


def test_everything_to_hit_is_large_enough(kit: QWidget) -> None:
    small = [
        (type(widget).__name__, heard(widget), widget.width(), widget.height())
        for widget in reachable(kit)
        if not inner(widget) and min(widget.width(), widget.height()) < LEAST
    ]
    assert small == []


def inner(widget: QWidget) -> bool:
    """A part that Qt keeps inside a control: it neither takes Tab nor is seen by itself."""
    return widget.objectName().startswith("qt_") or type(widget) is QWidget


def test_tab_goes_all_the_way_round(kit: QWidget) -> None:
    start = kit.focusWidget()
    visited = []
    for _ in range(100):
        QTest.keyClick(kit.focusWidget(), Qt.Key.Key_Tab)
        visited.append(kit.focusWidget())
        if visited[-1] is start:
            break
    assert visited[-1] is start
    assert len(set(visited)) == len(visited) > 25


def test_nothing_runs_a_clock(kit: QWidget) -> None:
    assert [timer for timer in kit.findChildren(QTimer) if timer.isActive()] == []


def test_shapes_and_states_are_heard_as_words(qtbot: QtBot) -> None:
    spoken = {
        RatingBadge("amber", note="was Red at 09:10"): "Amber, was Red at 09:10",
        AnswerBadge("locked"): "Locked: no basis recorded",
        Pill("Live", "ok"): "Live",
        Chip("Gathering"): "Gathering",
        Banner("Your line dropped.", "Keep working."): "Your line dropped. Keep working.",
        Notice("Record the basis.", "It is owed."): "Record the basis. It is owed.",
        Avatars([Person("SA", "S. A."), Person("ED", "E. D.", virtual=True)]): (
            "Here: S. A.; E. D., virtual"
        ),
    }
    for widget, words in spoken.items():
        qtbot.addWidget(widget)
        assert heard(widget) == words


def test_new_states_are_heard_in_their_new_words(qtbot: QtBot) -> None:
    badge, answer, chip = RatingBadge("red"), AnswerBadge("asked"), Chip("New")
    for widget in (badge, answer, chip):
        qtbot.addWidget(widget)
    badge.show_rating("green")
    answer.show_answer("nil", "09:25")
    chip.show_state("Ready", "busy")
    assert (heard(badge), heard(answer)) == ("Green", "No record found, 09:25")
    assert heard(chip) == "Ready"


def test_an_announcement_reaches_the_listener(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append((event.message(), event.politeness())),
    )
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Not accepted", urgent=True)
    manners = QAccessible.AnnouncementPoliteness
    assert said == [("Not accepted", manners.Assertive)]
