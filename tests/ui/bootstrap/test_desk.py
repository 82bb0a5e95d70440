"""One window: what is done on one screen shows on the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.meeting.state import SittingState
from app.ports import Connection, LineState
from tests.helpers.demo import demo
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.helpers.sitting import Sitting
from tests.ui.bootstrap.joined import joined
from ui.board.table import BoardTable
from ui.case.forms.form import Form
from ui.case.view import CasePanel
from ui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from ui.meeting.view import MeetingScreen
from ui.requests.view import RequestsScreen
from ui.virtual.view import VirtualMeeting
from ui.widgets import Banner

SMALL = QSize(LEAST_WIDTH, LEAST_HEIGHT + 20)
"""A size that the offscreen screen, which is narrower, gives back as it was."""
LEFT = Qt.MouseButton.LeftButton
JADE, KIT = demo().cases["jade"], demo().cases["kit"]


class Sat:
    """Someone at their desk, who clicks and types."""

    def __init__(self, qtbot: QtBot, hub: LocalHub, who: str, folder: Path) -> None:
        self.hub = hub
        self.seat = demo().seats[who]
        self.projected = 0
        self.session, self.desk = joined(hub, self.seat, folder, self._project)
        self.window = self.desk.window
        self.table = part(self.window, BoardTable)
        self.panel = part(self.window, CasePanel)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()

    def _project(self) -> None:
        self.projected += 1

    def click(self, text: str, inside: QWidget | None = None) -> None:
        found = button(inside or self.window, text)
        assert found.isVisible(), text
        QTest.mouseClick(found, LEFT)


@pytest.fixture
def chair(qtbot: QtBot, tmp_path: Path) -> Sat:
    return Sat(qtbot, demo().hub(), "chair", tmp_path)


def test_the_case_chosen_on_the_board_stands_beside_it(chair: Sat) -> None:
    chair.table.choose(JADE)
    assert chair.panel.case() == JADE
    QTest.keyClick(chair.table, Qt.Key.Key_Up)
    assert chair.panel.case() == KIT


def test_enter_brings_the_keyboard_into_the_case(chair: Sat) -> None:
    chair.table.choose(JADE)
    QTest.keyClick(chair.table, Qt.Key.Key_Return)
    focus = chair.window.focusWidget()
    assert focus is not None
    assert chair.panel.isAncestorOf(focus)


def test_a_new_referral_opens_its_form(chair: Sat) -> None:
    chair.click("New referral")
    assert part(chair.window, Form).isVisible()


def test_the_wall_is_opened_from_the_board_and_from_the_meeting(
    qtbot: QtBot, tmp_path: Path
) -> None:
    chair = Sat(qtbot, Sitting().called().hub, "chair", tmp_path)
    chair.click("Project board")
    assert chair.projected == 1
    chair.window.go("meeting")
    chair.click("Project …")
    assert chair.projected == 2


def test_start_meeting_leads_to_opening_the_one_that_is_planned(chair: Sat) -> None:
    chair.click("Start meeting")
    assert chair.window.current() == "meeting"
    opening = button(chair.window, "Open the meeting")
    assert chair.window.focusWidget() is opening
    QTest.keyClick(opening, Qt.Key.Key_Space)
    (made,) = chair.hub.board.meetings()
    assert made.state is SittingState.OPEN
    assert part(chair.window, MeetingScreen).page.isVisible()


def test_the_case_in_the_meeting_opens_on_the_board(qtbot: QtBot, tmp_path: Path) -> None:
    chair = Sat(qtbot, Sitting().called().hub, "chair", tmp_path)
    chair.window.go("meeting")
    chair.click("Open the case")
    assert chair.window.current() == "board"
    assert chair.panel.case() == KIT


def test_a_virtual_partner_goes_from_the_meeting_to_the_request(
    qtbot: QtBot, tmp_path: Path
) -> None:
    nurse = Sat(qtbot, Sitting().called().hub, "health", tmp_path)
    nurse.window.go("meeting")
    virtual = part(nurse.window, VirtualMeeting)
    nurse.click("Answer", virtual)
    assert nurse.window.current() == "requests"
    task = part(nurse.window, RequestsScreen)._answers.task
    assert task is not None
    assert task.case == KIT


def test_who_has_to_sign_in_again_leaves_for_it(chair: Sat) -> None:
    chair.hub.show_line(chair.seat, Connection(LineState.REFUSED, code="not_signed_in"))
    assert part(chair.window, Banner).isVisible()
    chair.click("Sign in", part(chair.window, Banner))
    assert chair.desk._left.done()


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, tmp_path: Path, chair: Sat) -> None:
    chair.window.resize(SMALL)
    chair.desk.close()
    _, again = joined(chair.hub, chair.seat, tmp_path)
    qtbot.addWidget(again.window)
    again.show()
    assert again.window.size() == SMALL


def test_a_closed_desk_hears_nothing_more(chair: Sat) -> None:
    chair.desk.close()
    assert chair.session._listeners == []
