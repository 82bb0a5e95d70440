"""What a screen reader and a keyboard find on the screen, and what a change costs."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.case.commands import AddNote, MarkGiven
from app.domain.case.feedback import MessageState, Reader
from app.domain.case.state import DecisionState
from app.domain.commands import Command
from app.domain.values import Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    DECIDER,
    HEALTH,
    MOTHER,
    board,
    by,
    case_id,
    decision,
    gathering,
)
from tests.helpers.local_session import LocalHub
from tests.helpers.telling import message, message_number, queued
from tests.ui.feedback import outcome
from tests.ui.feedback.desk import Desk

LEAST = 24
ALLOWED = 0.008
"""Seconds on the UI thread for one change."""


def many(count: int) -> LocalHub:
    """Each with a school, an agency and a parent to tell."""
    made = decision(state=DecisionState.CONFIRMED, decided_at=AT, decided_by=by(DECIDER))
    cases = (
        gathering(
            id=case_id(n),
            reference=f"NB-{n:05}",
            stage=Stage.DECIDED,
            decisions=(made,),
            messages=(
                message(3 * n, Reader.SCHOOL, due=AT + timedelta(minutes=n), decision=made.id),
                queued(3 * n + 1, Reader.AGENCY, to_agency=HEALTH, name="Health"),
                message(
                    3 * n + 2,
                    Reader.FAMILY,
                    to_subject=MOTHER,
                    name="Rowan",
                    state=MessageState.HELD,
                ),
            ),
        )
        for n in range(1, count + 1)
    )
    return LocalHub(board(outcome.told_by(), *cases))


def reachable(screen: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for widget in screen.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget


@pytest.mark.parametrize("reader", [Reader.SCHOOL, Reader.FAMILY, Reader.AGENCY])
def test_everything_one_may_reach_has_a_name_and_room(qtbot: QtBot, reader: Reader) -> None:
    desk = Desk(qtbot, outcome.busy(), DECIDER)
    desk.open(reader, MOTHER if reader is Reader.FAMILY else None)
    found = list(reachable(desk.screen))
    assert len(found) > 3
    for widget in found:
        face = QAccessible.queryAccessibleInterface(widget)
        assert face.text(QAccessible.Text.Name), widget
        assert min(widget.height(), widget.width()) >= LEAST, widget


def test_the_keyboard_goes_down_the_list_over_its_headings(qtbot: QtBot) -> None:
    desk = Desk(qtbot, many(5))
    view = desk.screen._list
    view.setFocus()
    seen = [view.key]
    for _ in range(14):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.key)
    assert seen == [row.key for row in desk.rows()]


def test_the_countdown_says_nothing_of_its_own_accord(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, outcome.busy())
    desk.open(Reader.SCHOOL)
    told: list[object] = []
    face = desk.screen.desk.page.side.countdown
    face.objectNameChanged.connect(lambda *what: told.append(what))
    name = face.accessibleName()
    labels = {id(one): one.text() for one in desk.screen.desk.page.findChildren(QAbstractButton)}
    desk.hub.wait(seconds=5)
    desk.bridge.tick.emit()
    assert face.text().startswith("8:55")
    assert face.accessibleName() == name
    assert labels == {
        id(one): one.text() for one in desk.screen.desk.page.findChildren(QAbstractButton)
    }
    assert told == []


def note(n: int) -> Command:
    return AddNote(case=CASE, text=f"Note {n}")


def given(n: int) -> Command:
    """Of the case that is open, then of others."""
    return MarkGiven(message_number(3 * n), "By telephone.", case=case_id(n))


@pytest.mark.parametrize("make", [note, given])
def test_one_change_costs_little_on_a_full_board(
    qtbot: QtBot, make: Callable[[int], Command]
) -> None:
    """450 messages; only what is shown is composed."""
    desk = Desk(qtbot, many(150))
    desk.screen.open_case(CASE)
    costs = []
    for n in range(1, 10):
        heard: list[object] = []
        connection = desk.bridge.changed.connect(heard.append)
        desk.bridge.changed.disconnect(desk.screen._changed)
        desk.hub.act(CHAIR, make(n))
        desk.bridge.changed.disconnect(connection)
        desk.bridge.changed.connect(desk.screen._changed)
        began = time.perf_counter()
        desk.screen._changed(heard[0])  # type: ignore[arg-type]  # the signal carries an object
        costs.append(time.perf_counter() - began)
    assert sorted(costs)[4] < ALLOWED, costs


def test_a_moved_row_costs_little_too(qtbot: QtBot) -> None:
    """From one end of a long list to the other, and back."""
    desk = Desk(qtbot, many(150))
    view = desk.screen._list
    costs = []
    for _ in range(5):
        first, *others = view._rows._items
        began = time.perf_counter()
        view.show_items([*others, first])
        costs.append(time.perf_counter() - began)
    assert sorted(costs)[2] < ALLOWED, costs
