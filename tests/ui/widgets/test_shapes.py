"""Each rating and each answer has a word and a shape that differ without colour."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.domain.case.gate import GateState
from ui import theme
from ui.widgets import RATING_WORDS, STATE_WORDS, paint_answer, paint_gate, paint_rating

Paint = Callable[[QPainter, QRectF], None]
STATES = {
    "answered", "late", "nil", "asked", "seen", "writing", "overdue", "paused", "locked",
    "declined", "sealed", "corrected", "second_trawl", "not_asked",
}  # fmt: skip


def drawn(paint: Paint, side: int = 36, width: int | None = None) -> QImage:
    picture = QImage(width or side, side, QImage.Format.Format_ARGB32)
    picture.fill(theme.colour("surface"))
    with QPainter(picture) as painter:
        paint(painter, QRectF(picture.rect()))
    return picture


def answer(name: str) -> Paint:
    return lambda painter, rect: paint_answer(painter, rect, name)


def rating(name: str, *, inverted: bool = False) -> Paint:
    return lambda painter, rect: paint_rating(painter, rect, name, inverted=inverted)


def outline(picture: QImage) -> str:
    """Black and white: where something is drawn, whatever its colour."""
    ground = picture.pixelColor(0, picture.height() - 1)
    return "".join(
        " " if picture.pixelColor(x, y) == ground else "#"
        for y in range(picture.height())
        for x in range(picture.width())
    )


def greys(picture: QImage) -> bytes:
    return bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_the_tables_hold_each_name_and_no_word_twice() -> None:
    assert set(STATE_WORDS) == STATES
    assert set(RATING_WORDS) == {"red", "amber", "green", "blue", "unrated"}
    words = [*STATE_WORDS.values(), *RATING_WORDS.values()]
    assert len(words) == len(set(words))
    assert STATE_WORDS["locked"] == "Locked: no basis recorded"
    assert STATE_WORDS["nil"] == "No record found"


def gate(name: str) -> Paint:
    return lambda painter, rect: paint_gate(painter, rect, name)


def test_gates_differ_by_their_outline_alone() -> None:
    """Open, owed, locked and dispensed: shape and word before colour."""
    names = [state.value for state in GateState]
    assert len({outline(drawn(gate(name))) for name in names}) == len(names)


def test_answers_differ_in_grey() -> None:
    assert len({greys(drawn(answer(name))) for name in STATE_WORDS}) == len(STATE_WORDS)


def test_ratings_differ_in_outline() -> None:
    assert len({outline(drawn(rating(name))) for name in RATING_WORDS}) == len(RATING_WORDS)


def test_no_answer_is_green() -> None:
    for name in STATE_WORDS:
        picture = drawn(answer(name))
        shades = [picture.pixelColor(x, y) for x in range(36) for y in range(36)]
        assert not [s for s in shades if s.saturation() > 60 and 80 < s.hue() < 170], name


@pytest.mark.parametrize("name", ["red", "amber", "green", "blue"])
def test_a_rating_is_its_colour_round_its_letter(name: str) -> None:
    picture = drawn(rating(name), 96)
    seen = {picture.pixelColor(x, y).name() for x in range(96) for y in range(96)}
    assert {theme.colour(name).name(), theme.colour(f"{name}-on").name()} <= seen


def test_inverted_is_for_a_ground_of_the_same_colour() -> None:
    picture = drawn(rating("red", inverted=True), 96)
    assert picture.pixelColor(48, 10) == theme.colour("wall-red-on")


def test_a_shape_fills_the_middle_square_of_its_room() -> None:
    picture = drawn(answer("overdue"), 36, 100)
    assert picture.pixelColor(50, 4) == theme.colour("red")
    assert picture.pixelColor(20, 18) == theme.colour("surface")


def test_the_wall_is_drawn_light_whatever_the_theme() -> None:
    picture = drawn(
        lambda painter, rect: paint_answer(painter, rect, "answered", theme=theme.dark())
    )
    assert picture.pixelColor(18, 4) == theme.dark().colour("answer")


def test_painting_leaves_the_painter_as_it_was() -> None:
    picture = QImage(40, 40, QImage.Format.Format_ARGB32)
    with QPainter(picture) as painter:
        painter.setPen(Qt.GlobalColor.magenta)
        paint_rating(painter, QRectF(0, 0, 20, 20), "red")
        paint_answer(painter, QRectF(0, 0, 20, 20), "nil")
        assert painter.transform().isIdentity()
        assert painter.pen().color() == Qt.GlobalColor.magenta
