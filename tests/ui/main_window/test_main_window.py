import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.partnership.commands import PutSeat
from app.domain.values import Role
from app.ports import Connection, LineState, Present
from tests.helpers.builders import (
    ADMINISTRATOR,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    NURSE,
    board,
    partnership,
    seat,
)
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import Scene, picture
from tests.ui.main_window.scenes import (
    answer,
    full_hub,
    plain_screens,
    scenes,
)
from ui import theme
from ui.main_window import LEAST_HEIGHT, LEAST_WIDTH, MainWindow
from ui.presence_bar import people_here
from ui.screen import Head
from ui.session_bridge import SessionBridge
from ui.widgets import Avatars, Banner, Line, NavRail, Pill, TopBar


class Opened:
    """A window on the screen, and its parts."""

    def __init__(self, qtbot: QtBot, hub: LocalHub | None = None) -> None:
        self.hub = hub or full_hub()
        self.screens = plain_screens()
        self.session = self.hub.session(COORDINATOR)
        self.bridge = SessionBridge(self.session)
        self.window = MainWindow(self.bridge, self.screens)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()

    def words(self) -> str:
        """What the bar says at its left."""
        bar = part(self.window, TopBar)
        return f"{bar._title.text()} | {bar._subtitle.text()}"

    def pill(self) -> str:
        return part(self.window, Pill).text()

    def band(self) -> str:
        band = part(self.window, Banner)
        return band.accessibleName() if band.isVisible() else ""


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


def test_only_places_with_a_screen_are_on_the_rail_in_their_order(opened: Opened) -> None:
    rail = part(opened.window, NavRail)
    assert [place.text() for place in rail._places] == ["Board", "Meeting", "Requests"]
    assert opened.window.current() == "board"
    assert opened.screens["board"].isVisible()


def test_the_bar_says_the_day_the_partnership_and_the_clock(opened: Opened) -> None:
    assert opened.words() == "Tuesday 12 May | Northbridge (fictional) · 10:00 · 0 cases"
    assert opened.window.windowTitle() == "Board · Northbridge (fictional) · mashboard"


def test_a_screen_may_have_a_title_of_its_own(opened: Opened) -> None:
    opened.window.go("requests")
    assert opened.words() == "Requests to Health | 10:00 · named nurse"
    opened.screens["requests"].say(Head("Requests to Health", "2 answers owed"))
    assert opened.words().endswith("2 answers owed")
    assert opened.window.windowTitle().startswith("Requests")


def test_the_clock_goes_on_with_the_hub(opened: Opened, qtbot: QtBot) -> None:
    opened.hub.wait(minutes=1)
    qtbot.waitUntil(lambda: "10:01" in opened.words(), timeout=3_000)


def test_a_key_goes_to_each_place(opened: Opened) -> None:
    opened.window.activateWindow()
    QTest.keyClick(opened.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.current() == "requests"
    QTest.keyClick(opened.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.current() == "board"


def test_the_keyboard_goes_to_the_screen(opened: Opened) -> None:
    writing = Line()
    writing.setParent(opened.screens["requests"])
    opened.screens["requests"].setFocusProxy(writing)
    opened.window.activateWindow()
    opened.window.go("requests")
    assert opened.window.focusWidget() is writing
    opened.window.go("meeting")
    assert opened.window.focusWidget() is opened.window


def test_a_board_afresh_takes_nobody_from_what_they_write(opened: Opened) -> None:
    writing = Line()
    writing.setParent(opened.screens["board"])
    writing.show()
    opened.window.activateWindow()
    writing.setFocus()
    opened.bridge.welcomed.emit(opened.session.board)
    assert opened.window.focusWidget() is writing


def test_actions_are_there_while_their_screen_is(opened: Opened) -> None:
    start = button(opened.window, "Start meeting")
    assert start.isVisible()
    opened.window.go("meeting")
    assert not start.isVisible()


def test_the_rail_says_what_waits(opened: Opened) -> None:
    opened.screens["requests"].wait(4)
    place = next(p for p in part(opened.window, NavRail)._places if p.key == "requests")
    assert place.accessibleName() == "Requests, 4 waiting"


def test_who_is_here(opened: Opened) -> None:
    avatars = part(opened.window, Avatars)
    assert avatars.accessibleName() == (
        "Here: Chris Chair; Cora Coordinator; Pat Police; Nat Nurse, virtual; Teo Teacher, virtual"
    )
    opened.hub.leave(NURSE)
    assert "Nurse" not in avatars.accessibleName()


def test_a_person_with_two_windows_is_one_and_a_wall_is_nobody() -> None:
    here = people_here(
        [Present(s.account, s.name) for s in (CHAIR, CHAIR, NURSE, DISPLAY)], partnership()
    )
    assert [person.initials for person in here.people] == ["CC", "NN"]
    assert here.words == "1 here · 1 virtual"
    assert people_here([], None).words == ""


def test_a_dropped_line_is_said_at_once_with_what_is_safe(opened: Opened) -> None:
    assert (opened.pill(), opened.band()) == ("Live", "")
    opened.hub.offline(COORDINATOR)
    opened.session.submit(answer(1))
    opened.session.submit(answer(2))
    assert opened.pill() == "Not live since 10:00 · 2 answers waiting here"
    assert opened.band().startswith("Your line dropped. Keep working:")
    assert "2 answers are saved on this computer" in opened.band()
    assert not part(opened.window, Avatars).isVisible()


def test_back_on_the_line_all_is_calm(opened: Opened) -> None:
    opened.hub.offline(COORDINATOR)
    opened.hub.online(COORDINATOR)
    assert (opened.pill(), opened.band()) == ("Live", "")
    assert part(opened.window, Avatars).isVisible()


def test_signed_out_one_can_sign_in_again(opened: Opened, qtbot: QtBot) -> None:
    opened.hub.show_line(COORDINATOR, Connection(LineState.REFUSED, code="not_signed_in"))
    with qtbot.waitSignal(opened.window.sign_in_wanted):
        part(opened.window, Banner)._link.click()


def test_closing_asks_nothing_and_says_that_nothing_is_lost(opened: Opened, qtbot: QtBot) -> None:
    opened.hub.offline(COORDINATOR)
    opened.session.submit(answer(1))
    assert "You may close the window" in part(opened.window, Pill).toolTip()
    with qtbot.waitSignal(opened.window.closed):
        opened.window.close()
    assert len(opened.session.pending) == 1


def test_without_a_seat_one_is_told_and_let_in_when_there_is_one(qtbot: QtBot) -> None:
    hub = LocalHub(board(partnership(seats=(ADMINISTRATOR,))))
    opened = Opened(qtbot, hub)
    assert not opened.screens["board"].isVisible()
    assert opened.words() == "Tuesday 12 May | 10:00"
    hub.act(ADMINISTRATOR, PutSeat(seat=seat(4, "Cora Coordinator", Role.COORDINATOR)))
    assert opened.screens["board"].isVisible()
    assert "0 cases" in opened.words()


@pytest.mark.parametrize("line", ["window-live", "window-not-live", "window-signed-out"])
def test_everything_fits_the_least_window(qtbot: QtBot, line: str) -> None:
    scene = next(s for s in scenes() if s.name == line)
    window = scene.make()
    qtbot.addWidget(window)
    window.resize(LEAST_WIDTH, LEAST_HEIGHT)
    window.show()
    assert window.size() == QSize(LEAST_WIDTH, LEAST_HEIGHT)
    bar = part(window, TopBar)
    shown = [w for w in bar.findChildren(QWidget) if w.isVisibleTo(bar)]
    assert shown
    for widget in shown:
        corner = widget.mapTo(bar, widget.rect().bottomRight())
        assert bar.rect().contains(corner), widget


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()
