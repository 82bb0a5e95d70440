"""What is heard of the meeting, and what the keyboard reaches."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.sitting import Sitting
from tests.ui.virtual.scenes import disputed, window
from tests.ui.virtual.test_view_model import at, me
from ui.virtual.lines import news
from ui.virtual.view import VirtualMeeting

LEAST = 24


@pytest.fixture
def shown(qtbot: QtBot) -> VirtualMeeting:
    made = disputed()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    found = made.findChild(VirtualMeeting)
    assert isinstance(found, VirtualMeeting)
    return found


def reachable(screen: QWidget) -> Iterator[QWidget]:
    for widget in screen.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def heard(widget: QWidget) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def test_all_that_takes_the_focus_has_a_name_and_can_be_hit(shown: VirtualMeeting) -> None:
    found = list(reachable(shown))
    assert len(found) > 8
    assert [widget for widget in found if not heard(widget)] == []
    assert [w for w in found if min(w.width(), w.height()) < LEAST] == []


def test_each_way_to_answer_says_for_which_case(shown: VirtualMeeting) -> None:
    names = [heard(widget) for widget in reachable(shown)]
    assert any(name.startswith("Answer, Case") and "Jade Maple" in name for name in names)
    assert len(names) == len(set(names))


def test_a_case_that_comes_up_and_a_decision_are_said_once() -> None:
    sitting = Sitting().called()
    assert news(at(sitting), me(sitting), sitting.hub.now) == "The meeting is on Kit Tamarisk, 15."
    sitting.proposed().decided()
    assert news(at(sitting), me(sitting), sitting.hub.now) == (
        "Kit Tamarisk, 15. Decided 10:13 · R. Bakare, Social care. Strategy discussion, today 11:29"
    )


def test_a_second_says_nothing(qtbot: QtBot) -> None:
    sitting = Sitting().called()
    made, screen = window(sitting)
    qtbot.addWidget(made)
    made.show()
    said = screen._news
    sitting.hub.wait(seconds=1)
    screen._tick()
    assert screen._middle._detail.text().startswith("case 1 of ")
    assert "04:13" in screen._middle._detail.text()
    assert screen._news == said
    sitting.proposed().decided()
    assert screen._news != said
