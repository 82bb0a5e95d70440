"""The rail, the segments and the search box, by mouse and by key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.hands import window_of
from ui.widgets import NavItem, NavRail, Option, SearchBox, Segmented
from ui.widgets.pick import Pick
from ui.widgets.still import DateTime, Number, Picker


@pytest.fixture
def rail(qtbot: QtBot) -> Iterator[NavRail]:
    items = [NavItem("board", "Board", "board"), NavItem("requests", "Requests", "requests", 4)]
    made = NavRail(items, [NavItem("settings", "Settings", "settings")])
    with_window = window_of(qtbot, made)
    yield made
    with_window.close()


def places(rail: NavRail) -> list[QAbstractButton]:
    return rail.findChildren(QAbstractButton)


def named(rail: NavRail) -> list[str]:
    return [
        QAccessible.queryAccessibleInterface(place).text(QAccessible.Text.Name)
        for place in places(rail)
    ]


def test_the_rail_says_where_and_how_much_waits(rail: NavRail) -> None:
    assert named(rail) == ["Board", "Requests, 4 waiting", "Settings"]
    rail.set_count("requests", 0)
    rail.set_count("settings", 1)
    assert named(rail) == ["Board", "Requests", "Settings, 1 waiting"]


def test_a_press_on_the_rail_goes_there(rail: NavRail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.selected) as heard:
        QTest.mouseClick(places(rail)[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["requests"]
    assert [place.isChecked() for place in places(rail)] == [False, True, False]


def test_selecting_from_outside_says_nothing(rail: NavRail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.selected):
        rail.select("settings")
    assert [place.isChecked() for place in places(rail)] == [False, False, True]


def test_keys_move_on_the_rail_and_enter_goes(rail: NavRail, qtbot: QtBot) -> None:
    first, second, last = places(rail)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert first.isChecked()
    with qtbot.waitSignal(rail.selected) as heard:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert heard.args == ["requests"]


def test_a_place_shown_is_not_left_by_pressing_it_again(rail: NavRail, qtbot: QtBot) -> None:
    QTest.mouseClick(places(rail)[0], Qt.MouseButton.LeftButton)
    assert places(rail)[0].isChecked()


OPTIONS = [Option("all", "All", 11), Option("us", "For us", 3), Option("ready", "Ready")]


def test_one_segment_holds(qtbot: QtBot) -> None:
    segments = Segmented("Show", OPTIONS)
    window = window_of(qtbot, segments)
    parts = segments.findChildren(QAbstractButton)
    assert [part.text() for part in parts] == ["All 11", "For us 3", "Ready"]
    assert segments.choice() == "all"
    with qtbot.waitSignal(segments.chosen) as heard:
        QTest.mouseClick(parts[1], Qt.MouseButton.LeftButton)
    assert (heard.args, segments.choice()) == (["us"], "us")
    segments.set_count("us", 4)
    assert parts[1].text() == "For us 4"
    window.close()


def test_arrows_choose_a_segment(qtbot: QtBot) -> None:
    segments = Segmented("Show", OPTIONS)
    window = window_of(qtbot, segments)
    parts = segments.findChildren(QAbstractButton)
    parts[0].setFocus()
    with qtbot.waitSignal(segments.chosen) as heard:
        QTest.keyClick(parts[0], Qt.Key.Key_Right)
    assert heard.args == ["us"]
    assert parts[1].hasFocus()
    window.close()


def test_a_key_brings_one_to_the_search_and_escape_empties_it(qtbot: QtBot) -> None:
    box, other = SearchBox("Find a case or person"), Segmented("Show", OPTIONS)
    window = window_of(qtbot, other, box)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()
    QTest.keyClicks(box, "maple")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


@pytest.mark.parametrize("made", [Picker, DateTime, Number])
def test_a_wheel_over_a_choice_scrolls_the_page(qtbot: QtBot, made: type[QWidget]) -> None:
    choice = made()
    qtbot.addWidget(choice)
    if isinstance(choice, Picker):
        choice.addItems(["Red", "Amber"])
    choice.setFocus()
    here, still = QPointF(5, 5), QPoint()
    turned = QWheelEvent(here, here, still, QPoint(0, -120), *_NO_BUTTONS, False)
    QApplication.sendEvent(choice, turned)
    assert not turned.isAccepted()
    assert not isinstance(choice, Picker) or choice.currentText() == "Red"


_NO_BUTTONS = (
    Qt.MouseButton.NoButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.ScrollPhase.NoScrollPhase,
)


VERSIONS = (("7", "Version 7, in force"), ("6", "Version 6"))


@pytest.fixture
def pick(qtbot: QtBot) -> Iterator[Pick]:
    made = Pick("Version")
    with_window = window_of(qtbot, made)
    made.show_options(VERSIONS, "6")
    yield made
    with_window.close()


def test_a_pick_says_which_was_chosen_by_the_person_alone(qtbot: QtBot, pick: Pick) -> None:
    assert (pick.key(), pick.box.accessibleName()) == ("6", "Version")
    with qtbot.assertNotEmitted(pick.chosen):
        pick.show_options(VERSIONS, "6")
    pick.setFocus()
    with qtbot.waitSignal(pick.chosen) as heard:
        QTest.keyClick(pick.box, Qt.Key.Key_Up)
    assert heard.args == ["7"]


def test_a_pick_of_what_is_not_among_them_is_empty(pick: Pick) -> None:
    pick.show_options(VERSIONS, "5")
    assert (pick.key(), pick.box.currentText()) == ("", "")
    pick.show_options(VERSIONS[1:], "6")
    assert (pick.key(), pick.box.count()) == ("6", 1)
