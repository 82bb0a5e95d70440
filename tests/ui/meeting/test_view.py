"""The chair runs a sitting, from planning it to its end."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.commands import DeferCase
from app.domain.meeting import commands as m
from app.domain.meeting.state import ItemState, SittingState
from app.domain.values import Attendance
from app.ports import Here
from tests.helpers.find import button, part
from tests.ui.meeting import morning
from tests.ui.meeting.morning import CASES, CHAIR, KIT, SCRIBE, SEATS, SITTING, Desk, sit
from ui.meeting.defer import DeferDialog
from ui.meeting.register import RegisterDialog
from ui.widgets import Segmented

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, desk: Desk) -> Desk:
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1360, 840)
    desk.screen.show()
    return desk


@pytest.fixture
def chair(qtbot: QtBot) -> Desk:
    return shown(qtbot, sit(morning.called()))


def click(qtbot: QtBot, inside: QWidget, text: str) -> None:
    QTest.mouseClick(button(inside, text), LEFT)


def test_a_sitting_is_planned_and_opened(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.unplanned()))
    form = desk.screen.planning.form
    QTest.keyClicks(form.name.editor, "Morning round")
    QTest.mouseClick(form.go, LEFT)
    made = next(desk.hub.board.meetings())
    assert (made.name, made.chair, made.scribe) == (
        "Morning round",
        CHAIR.account,
        SCRIBE.account,
    )
    assert made.ends - made.starts == timedelta(hours=1)
    assert form.name.text() == ""
    assert desk.screen.window().focusWidget() is button(desk.screen.planning, "Open the meeting")
    click(qtbot, desk.screen.planning, "Open the meeting")
    opened = next(desk.hub.board.meetings())
    assert opened.state is SittingState.OPEN
    assert desk.screen.head.title == "Morning round"
    assert [r.case for r in desk.screen.page.agenda._model.rows()] == [
        i.case for i in opened.agenda
    ]


def test_a_sitting_has_its_usual_name_and_one_that_is_not_too_long(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.unplanned()))
    form = desk.screen.planning.form
    form.name.set_text("x" * 241)
    QTest.mouseClick(form.go, LEFT)
    assert form.name.error()
    assert not list(desk.hub.board.meetings())
    form.name.set_text("")
    QTest.mouseClick(form.go, LEFT)
    assert [one.name for one in desk.hub.board.meetings()] == ["Daily meeting"]


def test_planning_folds_away_where_one_is_planned(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.planned()))
    page = desk.screen.planning
    opening = button(page, "Open the meeting")
    desk.screen.setFocus()
    assert desk.screen.focusWidget() is opening
    assert page.form.isHidden()
    QTest.mouseClick(page.more, LEFT)
    assert desk.screen.focusWidget() is page.form.name.editor
    desk.hub.hold()
    QTest.mouseClick(page.form.go, LEFT)
    assert page.form.isVisible()
    desk.hub.release()
    assert page.form.isHidden()
    assert page.more.isVisible()


def test_who_may_not_plan_is_not_offered_it(qtbot: QtBot) -> None:
    desk = shown(qtbot, sit(morning.planned(), SEATS["police"]))
    assert desk.screen.planning.form.isHidden()
    assert button(desk.screen.planning, "Open the meeting").isHidden()


def test_the_next_case_waits_until_this_one_is_settled(qtbot: QtBot, chair: Desk) -> None:
    dock = chair.screen.page.dock
    assert not dock.next_button.isEnabled()
    assert dock._hint.text() == "decide or defer first"
    QTest.mouseClick(dock.back_button, LEFT)
    assert chair.sitting().spotlight is None
    assert dock.next_button.isEnabled()
    QTest.mouseClick(dock.next_button, LEFT)
    assert chair.sitting().spotlight == KIT
    QTest.mouseClick(dock.carry_button, LEFT)
    item = chair.sitting().item(KIT)
    assert item is not None
    assert item.state is ItemState.CARRIED_OVER


def test_a_case_is_deferred_with_a_time_and_a_reason(qtbot: QtBot, chair: Desk) -> None:
    QTest.mouseClick(chair.screen.page.dock.defer_button, LEFT)
    dialog = part(chair.screen, DeferDialog)
    click(qtbot, dialog, "Defer the case")
    assert dialog.reason.error() == "Write why first."
    QTest.keyClicks(dialog.reason.editor, "Health is still looking")
    click(qtbot, dialog, "Defer the case")
    deferral = chair.case().deferrals[-1]
    assert deferral.reason == "Health is still looking"
    assert chair.session.draft(f"defer:{KIT}") == ""
    assert deferral.until - chair.hub.now == timedelta(days=1) - timedelta(
        seconds=chair.hub.now.second, microseconds=chair.hub.now.microsecond
    )
    assert chair.sitting().spotlight is None


def test_the_case_deferred_is_the_one_that_was_asked_about(qtbot: QtBot, chair: Desk) -> None:
    QTest.mouseClick(chair.screen.page.dock.defer_button, LEFT)
    dialog = part(chair.screen, DeferDialog)
    morning.turn_to_asha(chair.hub)
    QTest.keyClicks(dialog.reason.editor, "Health is still looking")
    click(qtbot, dialog, "Defer the case")
    assert chair.case().deferrals[-1].reason == "Health is still looking"
    assert not chair.case(morning.ASHA).deferrals


def test_a_refusal_asks_of_no_other_case(qtbot: QtBot, chair: Desk) -> None:
    until = chair.hub.now + timedelta(days=1)
    chair.session.submit(DeferCase(case=CASES["jade"], until=until, reason="Decided already"))
    assert not chair.screen.findChildren(DeferDialog)


def test_nothing_is_drawn_behind_another_screen(qtbot: QtBot, chair: Desk) -> None:
    people = chair.screen.page.dock._people
    before = people.accessibleName()
    chair.screen.hide()
    chair.hub.arrive(SEATS["housing"])
    assert people.accessibleName() == before
    chair.screen.show()
    assert people.accessibleName() != before


def test_keys_move_a_case(qtbot: QtBot, chair: Desk) -> None:
    agenda = chair.screen.page.agenda
    before = [i.case for i in chair.sitting().agenda]
    agenda.list.setCurrentIndex(agenda._model.index(4))
    agenda.move_current(-1)
    after = [i.case for i in chair.sitting().agenda]
    assert after[3:5] == [before[4], before[3]]
    assert agenda.list.currentIndex().row() == 3


def test_the_menu_offers_what_can_be_done(chair: Desk) -> None:
    agenda = chair.screen.page.agenda
    done, _, now, waits = agenda._model.rows()[:4]
    words = [a.text().partition("\t")[0] for a in agenda.menu_for(waits).actions()]
    assert words == [
        "Look at it",
        "Open the case",
        "Call it now",
        "Move up",
        "Move down",
        "Take off the agenda",
    ]
    assert [a.text() for a in agenda.menu_for(done).actions()][1:] == ["Open the case"]
    assert "Take off the agenda" not in [a.text() for a in agenda.menu_for(now).actions()]


def test_cases_come_on_and_off_the_agenda(chair: Desk) -> None:
    agenda = chair.screen.page.agenda
    off = next(a for a in agenda.menu_for(agenda._model.rows()[8]).actions() if "off" in a.text())
    off.trigger()
    assert chair.sitting().item(CASES["cai"]) is None
    agenda.added.emit(CASES["nia"])
    assert chair.sitting().agenda[-1].case == CASES["nia"]


def test_a_refused_order_says_why(qtbot: QtBot, chair: Desk) -> None:
    page = chair.screen.page
    chair.hub.hold()
    page.agenda.list.setCurrentIndex(page.agenda._model.index(4))
    page.agenda.move_current(1)
    assert page.agenda._progress.text() == "sending …"
    order = [i.case for i in chair.sitting().agenda]
    swapped = (*order[:7], order[8], order[7])
    other = m.ReorderAgenda(meeting=SITTING, cases=swapped)
    chair.hub.take(CHAIR.account, "1", other)  # type: ignore[arg-type] # any id
    chair.hub.release()
    assert "Someone changed this" in page.refused_notice.accessibleName().replace(
        "someone", "Someone"
    )


def test_the_shutter_is_what_the_hub_says(qtbot: QtBot, chair: Desk) -> None:
    dock = chair.screen.page.dock
    chair.hub.hold()
    QTest.mouseClick(dock.shutter_button, LEFT)
    assert (dock._wall.text(), dock._shows.text()) == ("Wall: open", "sending …")
    chair.hub.release()
    assert (dock._wall.text(), dock._shows.text()) == ("Wall: shut", "nothing is shown")


def test_the_clock_ticks_and_nothing_else(chair: Desk) -> None:
    chair.hub.wait(minutes=4, seconds=12)
    chair.bridge.tick.emit()
    dock = chair.screen.page.dock
    assert dock._time.text() == "04:12"
    chair.hub.wait(minutes=1)
    chair.bridge.tick.emit()
    assert dock._time.text() == "05:12"


def test_a_note_goes_on_the_record(qtbot: QtBot, chair: Desk) -> None:
    notes = chair.screen.page.spotlight._notes
    QTest.keyClicks(notes._field.editor, "Rang the grandmother.")
    click(qtbot, notes, "Add note")
    assert chair.case().notes[-1].text == "Rang the grandmother."
    assert notes._field.text() == ""


def test_a_hand_up_is_seen_and_called(qtbot: QtBot, chair: Desk) -> None:
    hand = chair.screen.hand
    assert hand.isHidden()
    chair.hub.arrive(SEATS["health"], here=Here(hand=True))
    assert hand.text() == "Hand up: Health (V. Hughes)"
    click(qtbot, hand, "Call")
    assert hand.isHidden()
    chair.hub.arrive(SEATS["health"])
    chair.hub.arrive(SEATS["health"], here=Here(hand=True))
    assert not hand.isHidden()


def test_ending_says_what_it_carries_over(qtbot: QtBot, chair: Desk) -> None:
    QTest.mouseClick(chair.screen.end, LEFT)
    dialog = part(chair.screen, QDialog)
    assert "7 cases go on to the next meeting" in dialog.accessibleDescription()
    click(qtbot, dialog, "End meeting")
    assert chair.sitting().state is SittingState.CLOSED
    assert chair.screen.head.title == "Meetings"


def test_the_register_and_the_posts(qtbot: QtBot, chair: Desk) -> None:
    QTest.mouseClick(chair.screen.people, LEFT)
    dialog = part(chair.screen, RegisterDialog)
    marks = dialog.marks[SEATS["housing"].account]
    assert isinstance(marks, Segmented)
    click(qtbot, marks, "Apologies")
    assert chair.sitting().register[-1].attendance is Attendance.APOLOGIES
    chair.hub.arrive(SEATS["probation"])
    QTest.mouseClick(dialog.all_here, LEFT)
    last = chair.sitting().register[-1]
    assert (last.account, last.attendance) == (
        SEATS["probation"].account,
        Attendance.VIRTUAL,
    )
    dialog.scribe.setCurrentIndex(dialog.scribe.findData(CHAIR.account))
    dialog.scribe.activated.emit(dialog.scribe.currentIndex())
    assert chair.sitting().scribe == CHAIR.account


def test_others_see_the_meeting_and_not_its_levers(qtbot: QtBot) -> None:
    police = shown(qtbot, sit(morning.proposed(), SEATS["police"]))
    dock = police.screen.page.dock
    hidden = (dock.back_button, dock.defer_button, dock.next_button, dock.shutter_button)
    assert all(b.isHidden() for b in hidden)
    assert police.screen.end.isHidden()
    assert dock._wall.text() == "Wall: open"
    assert police.screen.page.spotlight._name.text() == "Kit Tamarisk, 15"
    assert not police.screen.page.agenda._model.movable


def test_a_case_is_looked_at_without_calling_it(qtbot: QtBot, chair: Desk) -> None:
    page = chair.screen.page
    index = page.agenda._model.index(0)
    QTest.mouseClick(
        page.agenda.list.viewport(), LEFT, pos=page.agenda.list.visualRect(index).center()
    )
    assert page.spotlight._name.text() == "Jade Maple, 7 +2"
    assert chair.sitting().spotlight == KIT
    assert page.dock._hint.text() == "decide or defer first"
    click(qtbot, page.looking, "Back to Kit Tamarisk, 15")
    assert page.spotlight._name.text() == "Kit Tamarisk, 15"
    assert page.looking.isHidden()


def test_a_window_says_where_to_go(qtbot: QtBot, chair: Desk) -> None:
    with qtbot.waitSignal(chair.screen.case_opened) as opened:
        QTest.mouseClick(chair.screen.page.spotlight._open, LEFT)
    assert opened.args == [KIT]
    with qtbot.waitSignal(chair.screen.project_wanted):
        QTest.mouseClick(chair.screen.page.dock.project, LEFT)


def test_the_chair_calls_what_stands_here_when_nothing_is_called(qtbot: QtBot) -> None:
    chair = shown(qtbot, sit(morning.opened()))
    page = chair.screen.page
    index = page.agenda._model.index(1)
    QTest.mouseClick(
        page.agenda.list.viewport(), LEFT, pos=page.agenda.list.visualRect(index).center()
    )
    assert chair.sitting().spotlight is None
    click(qtbot, page.looking, "Call it now")
    row = page.agenda._model.row_of(index)
    assert row is not None
    assert chair.sitting().spotlight == row.case
    assert page.looking.isHidden()
