"""What one looks for, what one may do, and what waits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.case.commands import BeginScreening, MarkReady
from app.domain.values import Stage
from app.ports import Here
from tests.helpers.builders import (
    AT,
    CHAIR,
    COORDINATOR,
    HOUR,
    NURSE,
    OBSERVER,
    board,
    case,
    case_id,
    gathering,
    rated,
    request,
    request_id,
    sitting,
    subject,
)
from tests.helpers.demo import Demo
from tests.helpers.find import button, part
from tests.helpers.local_session import LocalHub
from tests.ui.board.conftest import Open
from tests.ui.board.opened import Opened, Painted, settings_in
from ui.board.columns import DUE
from ui.board.filter_menu import FilterMenu
from ui.board.pages import Pages
from ui.board.sheet import Sheet
from ui.widgets import Notice

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier
JADE = "Jade Maple, 7"


def choices(opened: Opened) -> list[str]:
    """What the segments say."""
    scope = opened.toolbar.scope
    return [part.text() for part in scope._parts.values()]


def choose(opened: Opened, words: str) -> None:
    """In the menu of the chosen row."""
    place = QPoint(4, 4)
    menu_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QApplication.sendEvent(opened.table.viewport(), menu_key)
    menu = part(opened.table, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_search_shows_what_matches_and_counts_it(busy: Opened) -> None:
    busy.type("thistle")
    assert busy.lines() == ["AMBER", "Idris and Efa Thistle"]
    assert choices(busy) == ["All 1", "For us 0", "Ready 1", "Decided 0"]
    busy.type("")
    assert len(busy.names()) == 17


def test_a_key_brings_one_to_the_search(busy: Opened) -> None:
    QTest.keyClick(busy.window, Qt.Key.Key_K, CONTROL)
    assert busy.window.focusWidget() is busy.toolbar.search


def test_enter_goes_from_the_search_to_what_it_found(busy: Opened, qtbot: QtBot) -> None:
    QTest.keyClick(busy.window, Qt.Key.Key_K, CONTROL)
    busy.type("thistle")
    with qtbot.waitSignal(busy.screen.case_chosen):
        QTest.keyClick(busy.toolbar.search, Qt.Key.Key_Return)
    assert busy.chosen() == "Idris and Efa Thistle"
    assert busy.window.focusWidget() is busy.table


def test_scopes(busy: Opened) -> None:
    assert choices(busy) == ["All 17", "For us 0", "Ready 4", "Decided 1"]
    busy.toolbar.scope.choose("decided")
    assert busy.names() == ["Sian and Tom Fern"]


def test_for_us_is_what_our_agency_owes(open_board: Open, morning: Demo) -> None:
    opened = open_board(who=morning.seats["health"], hub=morning.hub())
    opened.toolbar.scope.choose("us")
    assert "Jade Maple, 7 +2" in opened.names()
    assert "Baby Rowan, unborn" not in opened.names()


def test_where_nothing_matches_one_can_clear(busy: Opened) -> None:
    busy.toolbar.scope.choose("ready")
    busy.type("nobody of that name")
    assert busy.names() == []
    clear = button(busy.screen, "Clear filters")
    assert clear.isVisible()
    clear.click()
    assert len(busy.names()) == 17
    assert not clear.isVisible()


def test_an_empty_board_offers_a_referral_to_those_who_may(open_board: Open, qtbot: QtBot) -> None:
    opened = open_board()
    pages = part(opened.screen, Pages)
    with qtbot.waitSignal(opened.screen.new_referral_wanted):
        button(pages, "New referral").click()


def test_an_observer_is_offered_nothing_to_do(open_board: Open) -> None:
    opened = open_board(who=OBSERVER)
    assert not button(part(opened.screen, Pages), "New referral").isVisible()
    assert not button(opened.toolbar, "New referral").isVisible()
    assert not button(opened.window, "Start meeting").isVisible()


def test_the_filter_narrows_and_stays(open_board: Open, tmp_path: Path) -> None:
    late = gathering(request(due=AT - HOUR), subjects=(subject(given="Kit"),), id=case_id(2))
    opened = open_board(case(), late)
    menu = part(opened.toolbar, FilterMenu).pop_up()
    overdue = next(action for action in menu.actions() if action.text() == "Answers overdue")
    menu.setActiveAction(overdue)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    assert opened.names() == ["Kit Maple, 7"]
    assert opened.toolbar.filter.text() == "Filter · 1"
    again = FilterMenu(opened.toolbar.filter, settings_in(tmp_path))
    assert again.filter.overdue


def test_closed_cases_are_shown_only_when_asked_for(open_board: Open) -> None:
    opened = open_board(case(stage=Stage.CLOSED))
    assert opened.names() == []
    menu = part(opened.toolbar, FilterMenu).pop_up()
    next(action for action in menu.actions() if action.text() == "Closed cases too").trigger()
    menu.close()
    assert opened.names() == [JADE]


def test_screening_begins_without_a_form(open_board: Open) -> None:
    opened = open_board(case())
    opened.screen.choose(case_id(1))
    opened.table.setFocus()
    choose(opened, "Begin screening")
    found = opened.hub.board.case(case_id(1))
    assert found is not None
    assert found.stage is Stage.SCREENING
    assert "Screening" in opened.sentence(JADE)


def test_until_the_hub_says_so_it_is_sending(open_board: Open) -> None:
    opened = open_board(case())
    opened.hub.hold()
    opened.session.submit(BeginScreening(case=case_id(1)))
    assert ", New, Sending …" in opened.sentence(JADE)
    opened.hub.release()
    assert ", Screening, NB" in opened.sentence(JADE)


def test_without_a_line_it_is_saved_here(open_board: Open) -> None:
    opened = open_board(case())
    opened.hub.offline(COORDINATOR)
    opened.session.submit(BeginScreening(case=case_id(1)))
    assert "Saved here, not sent yet" in opened.sentence(JADE)


def test_a_refusal_says_what_happened(open_board: Open) -> None:
    opened = open_board(rated())
    opened.hub.hold()
    opened.session.submit(MarkReady(case=case_id(1)))
    opened.hub.act(CHAIR, MarkReady(case=case_id(1)))
    opened.hub.release()
    notice = part(opened.screen, Notice)
    assert notice.isVisible()
    assert notice.accessibleName().startswith(JADE)


def test_what_takes_a_form_is_asked_of_the_panel(open_board: Open, qtbot: QtBot) -> None:
    opened = open_board(gathering())
    opened.screen.choose(case_id(1))
    with qtbot.waitSignal(opened.screen.action_wanted) as wanted:
        opened.key(Qt.Key.Key_1, SHIFT_CONTROL)
    assert wanted.args == [case_id(1), "rate", "red"]
    with qtbot.waitSignal(opened.screen.action_wanted) as wanted:
        choose(opened, "Mark ready for the meeting")
    assert wanted.args == [case_id(1), "ready", ""]


def test_the_menu_offers_what_stage_and_rights_allow(open_board: Open) -> None:
    opened = open_board(rated(), who=NURSE)
    opened.screen.choose(case_id(1))
    assert opened.screen._menu.offered() == ["Open", "Ask agencies …", "Copy reference"]


def test_the_reference_is_copied(open_board: Open) -> None:
    opened = open_board(case())
    opened.screen.choose(case_id(1))
    opened.key(Qt.Key.Key_C, SHIFT_CONTROL)
    assert QGuiApplication.clipboard().text() == "NB-AAAAA"


def test_typing_is_painted_and_read_on_asking_but_announced_to_nobody(
    open_board: Open, qtbot: QtBot
) -> None:
    opened = open_board(gathering())
    with qtbot.assertNotEmitted(opened.model.dataChanged):
        opened.hub.arrive(NURSE, here=Here(case_id(1), request_id(1)))
    assert "Health writing" in opened.sentence(JADE)


def test_the_bar_counts_and_says_when_the_partners_meet(open_board: Open) -> None:
    hub = LocalHub(board(case(), sitting()))
    opened = open_board(hub=hub)
    assert opened.screen.head.detail == "1 case · 11:00 meeting in 1 h 00"
    hub.wait(minutes=61)
    assert opened.screen.head.detail == "1 case · 11:00 meeting not begun"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_new_referral(busy: Opened, qtbot: QtBot, *, by_key: bool) -> None:
    with qtbot.waitSignal(busy.screen.new_referral_wanted):
        if by_key:
            QTest.keyClick(busy.window, Qt.Key.Key_N, CONTROL)
        else:
            button(busy.toolbar, "New referral").click()


def test_the_brief_says_what_is_owed_and_names_nobody(busy: Opened) -> None:
    busy.type("maple")
    button(busy.toolbar, "Brief").click()
    dialog = part(busy.screen, QDialog)
    button(dialog, "Copy all").click()
    copied = QGuiApplication.clipboard().text()
    assert "Red: answers within 4 hours, day or night · 1 case" in copied
    assert "Domestic abuse · answers due 11:43 · waiting for Health, Probation" in copied
    assert "Maple" not in copied


def test_the_sheet_is_as_tall_as_its_lines(busy: Opened, qtbot: QtBot) -> None:
    sheet = part(busy.screen, Sheet)
    tall = sheet.height()
    busy.type("thistle")
    qtbot.waitUntil(lambda: sheet.height() < tall / 2)
    busy.type("")
    qtbot.waitUntil(lambda: sheet.height() == tall)


def test_a_tick_paints_only_what_the_clock_changed(open_board: Open, qtbot: QtBot) -> None:
    kit = case(2, subjects=(subject(given="Kit"),))
    opened = open_board(gathering(request(due=AT + HOUR)), kit)
    opened.bridge.tick.emit()
    painted = Painted(opened.table)
    opened.hub.wait(seconds=1)
    with qtbot.assertNotEmitted(opened.model.dataChanged):
        opened.bridge.tick.emit()
    cells = [opened.table.visualRect(opened.index(JADE, column)) for column in (DUE, 5)]
    assert painted.settled() == QRegion(cells[0]) + QRegion(cells[1])
    opened.bridge.tick.emit()
    assert painted.settled().isEmpty()


def test_what_becomes_overdue_is_told(open_board: Open) -> None:
    opened = open_board(gathering(request(due=AT + HOUR)))
    opened.hub.wait(minutes=61)
    opened.bridge.tick.emit()
    assert opened.tip(JADE, 2) == "Health: Overdue, 1 minute over"
    assert "answers overdue since 11:00, Health overdue" in opened.sentence(JADE)
