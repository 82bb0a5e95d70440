"""What parts hold: what was typed, what stands, what is not asked. The same on both sides."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.builders import AT
from tests.helpers.find import button
from tests.ui.forms.asking import CASE, LONG, SETTINGS, SIDES, editor, shown, stop
from ui.case.forms.questions import Questions
from ui.forms.fields import Fields
from ui.forms.parts import Choice, Option, Part, Problem, Ticks, Words
from ui.forms.ticks import TicksInput
from ui.settings.parts import Said

EVERYTHING = {
    "line": "Written",
    "area": "Written\nin two lines",
    "one": "police",
    "any": "health\npolice",
    "folded": "police",
    "at": "2026-05-05T09:30:00+00:00",
    "days": "7",
    "red": "running-on:90",
    "rows": '[{"name":"Retention"}]',
    "file": '{"name":"a.toml","text":"x = 1"}',
}


def parts_of(side: str) -> tuple[Part, ...]:
    return CASE if side == "case" else SETTINGS


@pytest.mark.parametrize("side", SIDES)
def test_what_is_shown_is_held_and_nobody_edited_it(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    began = fields.values()
    wanted = {part.name: EVERYTHING[part.name] for part in parts_of(side)}
    with qtbot.assertNotEmitted(fields.edited):
        fields.set_values(wanted)
        assert fields.values() == wanted
        fields.set_values({"line": "Another"})
        assert fields.values() == {**wanted, "line": "Another"}, "the others stay"
        fields.reset({"line": "Afresh"})
    assert fields.values() == {**began, "line": "Afresh"}


@pytest.mark.parametrize("side", SIDES)
def test_what_is_typed_stays_as_it_is_while_its_words_are_taken(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    QTest.keyClicks(editor(fields, "line"), "  Seen twice ")
    assert fields.values()["line"] == "Seen twice"
    fields.set_values(fields.values())
    QTest.keyClicks(editor(fields, "line"), "at home")
    assert fields.values()["line"] == "Seen twice at home"
    area = editor(fields, "area")
    for line in ("One ", "", " two "):
        QTest.keyClicks(area, line)
        QTest.keyClick(area, Qt.Key.Key_Return)
    assert fields.values()["area"] == "One\n\n two"


@pytest.mark.parametrize("side", SIDES)
def test_a_long_line_is_seen_from_its_beginning(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    fields.set_values({"line": LONG})
    line = editor(fields, "line")
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 0


def test_whose_keyboard_is_brought_to_a_form_adds_to_what_is_written(qtbot: QtBot) -> None:
    questions = Questions((Words(name="line", label="In a word", initial="Seen"),))
    shown(qtbot, questions)
    questions.begin()
    held = questions.focusWidget()
    assert held is not None
    QTest.keyClicks(held, " twice")
    assert questions.values() == {"line": "Seen twice"}


@pytest.mark.parametrize("side", SIDES)
def test_what_cannot_be_ticked_is_not(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    fields.set_values({"any": "school\npolice"})
    assert fields.values()["any"] == "police"
    ticks = fields.input("any")
    assert isinstance(ticks, TicksInput)
    QTest.mouseClick(ticks.box("school"), Qt.MouseButton.LeftButton)
    assert fields.values()["any"] == "police"


@pytest.mark.parametrize("side", SIDES)
def test_ticks_come_back_while_the_form_stands_still(qtbot: QtBot, side: str) -> None:
    """What is being sent is disabled as a whole: that is no reason to leave a tick out."""
    fields = shown(qtbot, SIDES[side]())
    fields.setEnabled(False)
    fields.set_values({"any": "health\npolice"})
    assert fields.values()["any"] == "health\npolice"


@pytest.mark.parametrize("side", SIDES)
def test_a_long_list_says_what_is_chosen_and_unfolds_to_its_first(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    ticks = fields.input("folded")
    assert isinstance(ticks, TicksInput)
    assert texts(ticks) == ["Change …"]
    fields.set_values({"folded": "police"})
    QTest.keyClick(stop(fields, "folded"), Qt.Key.Key_Space)
    assert texts(ticks) == ["Health && care", "Police"]
    assert ticks.box("health").hasFocus()
    QTest.keyClick(ticks.box("health"), Qt.Key.Key_Space)
    assert fields.values()["folded"] == "health\npolice"
    editor(fields, "line").setFocus()
    assert fields.show_problem(Problem("folded", "Only one."))
    assert ticks.box("health").hasFocus()


def texts(inside: TicksInput) -> list[str]:
    return [one.text() for one in inside.findChildren(QAbstractButton) if one.isVisible()]


def some(*more: Part) -> tuple[Part, ...]:
    kinds = (Option("child", "Child"), Option("adult", "Adult"))
    return (
        Choice(name="kind", label="Who", options=kinds, initial="child"),
        Words(name="school", label="School", only=("kind", "child"), half=True),
        Words(name="phone", label="Phone", only=("kind", "adult"), half=True),
        *more,
    )


def test_what_is_not_asked_is_not_shown_nor_answered_and_its_words_wait(qtbot: QtBot) -> None:
    fields = shown(qtbot, Fields(some()))
    QTest.keyClicks(editor(fields, "school"), "Elm Row")
    QTest.keyClick(stop(fields, "kind"), Qt.Key.Key_Down)
    assert fields.values() == {"kind": "adult", "phone": ""}
    assert not fields.input("school").isVisible()
    assert not fields.show_problem(Problem("school", "Write it.")), "the form has to say it"
    assert not fields.show_problem(Problem("nowhere", "Write it."))
    QTest.keyClick(stop(fields, "kind"), Qt.Key.Key_Up)
    assert fields.values() == {"kind": "child", "school": "Elm Row"}


def test_two_halves_stand_side_by_side_and_a_third_below(qtbot: QtBot) -> None:
    halves = tuple(Words(name=name, label=name, half=True) for name in "abc")
    fields = shown(qtbot, Fields((*halves, Words(name="d", label="d"))))
    a, b, c, d = (fields.input(name).geometry() for name in "abcd")
    assert a.top() == b.top() < c.top() < d.top()
    assert a.left() == c.left() == d.left() < b.left()
    assert d.right() == b.right()


def test_the_keyboard_begins_at_what_can_be_written(qtbot: QtBot) -> None:
    read = Said(name="said", label="Roles", text="Chair")
    none = Ticks(name="none", label="None to choose", options=())
    fields = shown(qtbot, SIDES["settings"]())
    made = type(fields)((read, none, *SETTINGS))
    shown(qtbot, made)
    assert made.first() is made.input("line")


def test_a_moment_begins_again_where_it_began(qtbot: QtBot) -> None:
    fields = shown(qtbot, SIDES["case"]())
    fields.set_values({"at": EVERYTHING["at"]})
    fields.reset({})
    assert fields.values()["at"] == AT.isoformat()


@pytest.mark.parametrize("side", SIDES)
def test_control_and_enter_in_an_area_submit(qtbot: QtBot, side: str) -> None:
    fields = shown(qtbot, SIDES[side]())
    with qtbot.waitSignal(fields.submitted):
        QTest.keyClick(
            editor(fields, "area"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert button(fields.input("folded"), "Change …").isVisible()
