"""What a screen reader and a keyboard find on the screen."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AddNote
from tests.helpers.builders import (
    AT,
    CASE,
    COORDINATOR,
    HOUR,
    board,
    case_id,
    gathering,
    request,
    request_id,
)
from tests.helpers.local_session import LocalHub
from tests.ui.requests.desk import Desk
from ui.requests.view_model import Row

LEAST = 24
ALLOWED = 0.008
"""Seconds on the UI thread for one change."""


def many(count: int) -> LocalHub:
    cases = (
        gathering(
            request(n=n, due=AT + n * HOUR, systems=("GP", "CAMHS")),
            id=case_id(n),
            reference=f"NB-{n:05}",
        )
        for n in range(1, count + 1)
    )
    return LocalHub(board(*cases))


def reachable(screen: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in screen.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget


def test_everything_one_may_reach_has_a_name_and_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot, many(2))
    found = list(reachable(desk.screen))
    assert len(found) > 15
    for widget in found:
        face = QAccessible.queryAccessibleInterface(widget)
        assert face.text(QAccessible.Text.Name), widget
        assert min(widget.height(), widget.width()) >= LEAST, widget


def test_the_keyboard_goes_down_the_list_over_its_headings(qtbot: QtBot) -> None:
    desk = Desk(qtbot, many(20))
    desk.screen._list.setFocus()
    seen = [desk.screen._list.key]
    for _ in range(19):
        QTest.keyClick(desk.screen._list, Qt.Key.Key_Down)
        seen.append(desk.screen._list.key)
    assert seen == [f"request:{request_id(n)}" for n in range(1, 21)]


def test_enter_goes_from_the_list_into_the_answer(qtbot: QtBot) -> None:
    desk = Desk(qtbot, many(1))
    desk.screen._list.setFocus()
    QTest.keyClick(desk.screen._list, Qt.Key.Key_Return)
    assert desk.screen.focusWidget() is desk.screen._answers.page._confirm


def test_a_minute_moves_only_what_has_become_due(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, many(3))
    told: list[object] = []
    desk.screen._list._rows.dataChanged.connect(lambda *what: told.append(what))
    desk.screen._list._rows.rowsInserted.connect(lambda *what: told.append(what))
    desk.hub.wait(minutes=30)
    desk.bridge.tick.emit()
    assert told == []
    desk.hub.wait(minutes=31)
    desk.bridge.tick.emit()
    first = desk.screen._list._rows.item(desk.screen._list._rows.index(1))
    assert isinstance(first, Row)
    assert first.section.value == "Overdue"
    assert desk.screen._list.key == first.key


def test_one_change_costs_little_on_a_full_board(qtbot: QtBot) -> None:
    desk = Desk(qtbot, many(150))
    changes = []
    for n in range(9):
        heard: list[object] = []
        connection = desk.bridge.changed.connect(heard.append)
        desk.bridge.changed.disconnect(desk.screen._changed)
        desk.hub.act(COORDINATOR, AddNote(case=CASE, text=f"Note {n}"))
        desk.bridge.changed.disconnect(connection)
        desk.bridge.changed.connect(desk.screen._changed)
        began = time.perf_counter()
        desk.screen._changed(heard[0])  # type: ignore[arg-type]  # the signal carries an object
        changes.append(time.perf_counter() - began)
    assert sorted(changes)[4] < ALLOWED


def test_an_empty_screen_says_all_of_its_words(qtbot: QtBot) -> None:
    desk = Desk(qtbot, LocalHub(board()))
    words = next(w for w in desk.screen._nothing.findChildren(QLabel) if w.wordWrap())
    assert words.isVisible()
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height()
