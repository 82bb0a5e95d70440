"""What a screen reader hears of each kind of part, and what a change takes back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms.asking import CASE, SETTINGS, SIDES, shown, stop
from ui.forms.fields import Fields
from ui.forms.parts import Problem
from ui.forms.ticks import TicksInput

WRONG = "Choose again: that one is taken."
KINDS = [
    *(("case", part.name) for part in CASE),
    *(("settings", part.name) for part in SETTINGS),
]


def heard(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def about(widget: QWidget) -> str:
    return heard(widget, QAccessible.Text.Description)


def below(fields: Fields, name: str) -> list[str]:
    return [one.text() for one in fields.input(name).findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def hear(event: Any) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


@pytest.mark.parametrize(("side", "name"), KINDS)
def test_what_is_wrong_is_said_where_the_keyboard_then_is(
    qtbot: QtBot, announced: list[str], side: str, name: str
) -> None:
    fields = shown(qtbot, SIDES[side]())
    assert fields.show_problem(Problem(name, WRONG))
    at = stop(fields, name)
    assert at.hasFocus()
    assert announced == [WRONG]
    assert heard(at)
    assert WRONG in about(at)
    assert WRONG in below(fields, name)
    fields.forgive()
    assert WRONG not in about(at)
    assert WRONG not in below(fields, name)
    assert announced == [WRONG], "what was forgiven is not said again"


def press(at: QWidget) -> None:
    QTest.keyClick(at, Qt.Key.Key_Space)


def down(at: QWidget) -> None:
    QTest.keyClick(at, Qt.Key.Key_Down)


def up(at: QWidget) -> None:
    QTest.keyClick(at, Qt.Key.Key_Up)


def type_(at: QWidget) -> None:
    QTest.keyClicks(at, "x")


@pytest.mark.parametrize(
    ("side", "name", "change"),
    [
        *((side, "line", type_) for side in SIDES),
        *((side, "area", type_) for side in SIDES),
        *((side, "one", up) for side in SIDES),
        *((side, "any", press) for side in SIDES),
        ("case", "at", down),
        ("settings", "days", up),
        ("settings", "red", up),
    ],
)
def test_a_change_by_the_person_takes_the_error_away(
    qtbot: QtBot, side: str, name: str, change: Callable[[QWidget], None]
) -> None:
    fields = shown(qtbot, SIDES[side]())
    fields.show_problem(Problem(name, WRONG))
    with qtbot.waitSignal(fields.edited):
        change(stop(fields, name))
    assert WRONG not in below(fields, name)
    assert WRONG not in about(stop(fields, name))


@pytest.mark.parametrize("side", SIDES)
def test_a_hint_stands_where_nothing_is_wrong(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    for name in ("line", "one", "any"):
        fields.show_problem(Problem(name, WRONG))
        fields.show_hints({name: "Since Monday"})
        assert WRONG in below(fields, name)
        fields.forgive()
        assert "Since Monday" in below(fields, name)
        assert "Since Monday" in about(stop(fields, name))


@pytest.mark.parametrize("side", SIDES)
def test_each_tick_says_what_it_answers(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    boxes = fields.input("any").findChildren(QCheckBox)
    assert [heard(box) for box in boxes] == ["Health & care", "Police", "School (asked already)"]
    assert {about(box) for box in boxes} == {"Asked & told"}


@pytest.mark.parametrize("side", SIDES)
def test_an_ampersand_is_a_letter_like_others(qtbot: QtBot, side: str) -> None:
    """An agency of that name lost it, and its tick answered to Alt and a letter."""
    fields = shown(qtbot, SIDES[side]())
    ticks = fields.input("any")
    assert isinstance(ticks, TicksInput)
    assert ticks.box("health").text() == "Health && care"
    assert ticks.box("health").shortcut().isEmpty()
    head = next(one for one in ticks.findChildren(QLabel) if heard(one) == "Asked & told")
    plain, twice = QLabel("Asked & told"), QLabel("Asked && told")
    for label in (plain, twice):
        qtbot.addWidget(label)
        label.setFont(head.font())
    assert head.sizeHint().width() == plain.sizeHint().width() < twice.sizeHint().width()


@pytest.mark.parametrize("side", SIDES)
def test_a_label_belongs_to_what_it_names(qtbot: QtBot, side: str) -> None:
    """Of a picker a screen reader hears only this on Linux: its name is what is chosen."""
    fields = shown(qtbot, SIDES[side]())
    for part in CASE if side == "case" else SETTINGS:
        labels = fields.input(part.name).findChildren(QLabel)
        assert stop(fields, part.name) in [one.buddy() for one in labels], part.name


@pytest.mark.parametrize("side", SIDES)
def test_a_wheel_scrolls_the_page_and_chooses_nothing(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    before = fields.values()
    kinds = {part.name for part in (*CASE, *SETTINGS)} & before.keys()
    for name in kinds:
        at, here = stop(fields, name), QPointF(5, 5)
        at.setFocus()
        turned = QWheelEvent(here, here, QPoint(), QPoint(0, -120), *_NO_BUTTONS, False)
        QApplication.sendEvent(at, turned)
        assert not (isinstance(at, QComboBox) and turned.isAccepted())
    assert fields.values() == before


@pytest.mark.parametrize("side", SIDES)
def test_tab_goes_through_the_parts_as_one_reads_them(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    first = fields.first()
    assert first is not None
    first.setFocus()
    names = []
    for _ in range(6):
        held = fields.focusWidget()
        assert held is not None
        names.append(held.accessibleName() or heard(held))
        QTest.keyClick(held, Qt.Key.Key_Tab)
    ticks = ["Health & care", "Police"]
    assert names == ["In a word", "In full", "Takes part", *ticks, "Change: Asked later"]


_NO_BUTTONS = (
    Qt.MouseButton.NoButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.ScrollPhase.NoScrollPhase,
)
