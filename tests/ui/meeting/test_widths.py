"""The meeting in a narrow window: what decides is whole, and so is the ring round its buttons."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.meeting import commands as m
from tests.helpers.find import part
from tests.ui.meeting import morning
from tests.ui.meeting.morning import ASHA, SITTING
from tests.ui.meeting.scenes import window
from ui import focus, theme
from ui.focus import FocusRing
from ui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from ui.meeting.decision.foot import DecisionFoot
from ui.meeting.view import MeetingScreen

LEAST = QSize(LEAST_WIDTH, LEAST_HEIGHT)
ROUND = 5
"""Of a ring beyond what it is round, in px."""


def shown(qtbot: QtBot, made: QWidget, size: QSize) -> QWidget:
    qtbot.addWidget(made)
    made.resize(size)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [LEAST, QSize(1280, 720), QSize(1440, 900)], ids=str)
def test_the_ring_round_a_button_at_the_foot_is_whole(
    qtbot: QtBot, qapp: QApplication, size: QSize
) -> None:
    focus.install(qapp, theme.colour)
    made = shown(qtbot, window(morning.proposed()), size)
    foot = part(made, DecisionFoot)
    for button in (foot.main, *foot._links):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        ring = next(r for r in made.findChildren(FocusRing) if r.widget() is button)
        assert button.hasFocus()
        assert ring.size() == button.size() + QSize(2 * ROUND, 2 * ROUND)
        assert ring.visibleRegion().boundingRect() == ring.rect(), button.text()


def test_a_page_that_is_turned_away_takes_no_room(qtbot: QtBot) -> None:
    """Who has heard of the last case is said on a wide page between two cases."""
    made = shown(qtbot, window(morning.called()), LEAST)
    screen = part(made, MeetingScreen)
    screen._bridge.submit(m.PutBackCase(meeting=SITTING, case=morning.KIT))
    settle()
    assert screen.page._nothing.heard.isVisible()
    screen._bridge.submit(m.CallCase(meeting=SITTING, case=ASHA))
    settle()
    panel = screen.page.decision
    right = panel.mapTo(made, QPoint(panel.width(), 0)).x()
    assert panel.isVisible()
    assert right == made.width()


@pytest.mark.parametrize(("wide", "decision"), [(LEAST_WIDTH, 384), (1280, 424), (1440, 424)])
def test_the_sides_give_way_to_the_middle(qtbot: QtBot, wide: int, decision: int) -> None:
    made = shown(qtbot, window(morning.proposed()), QSize(wide, LEAST_HEIGHT))
    page = part(made, MeetingScreen).page
    assert page.decision.width() == decision
    assert page.spotlight.width() >= 400
