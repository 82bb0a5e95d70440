from math import atan, pi

import pytest

from ui.projector.sizes import (
    BODY_EM,
    CAPITAL,
    LEAST_EM,
    Glass,
    Room,
    height_mm,
    sizes,
)

WALL = Glass(1920, 1080, 984.0)
"""79 inches."""


def minutes_of_arc(px: float, glass: Glass, room: Room) -> float:
    """How large a capital of letters of `px` is to the last row."""
    mm = px * CAPITAL * glass.mm / glass.height
    return atan(mm / (room.value * 1000)) / pi * 180 * 60


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize(
    "glass", [WALL, Glass(3840, 2160, 984.0), Glass(1280, 800, 1500.0), Glass(1920, 1080, 1900.0)]
)
def test_capitals_can_be_read_from_the_last_row(glass: Glass, room: Room) -> None:
    found = sizes(glass, room)
    assert found.warning == ""
    assert minutes_of_arc(BODY_EM * found.unit, glass, room) >= 20 - 1e-3
    assert minutes_of_arc(LEAST_EM * found.unit, glass, room) >= 16 - 1e-3


def test_letters_are_never_smaller_than_drawn() -> None:
    assert sizes(WALL, Room.SMALL).unit == pytest.approx(1.0)


def test_a_small_screen_is_filled_and_said_to_be_too_small() -> None:
    desk = Glass(1920, 1080, 336.0)
    found = sizes(desk, Room.LARGE)
    assert BODY_EM * found.unit == pytest.approx(1080 / 13)
    assert found.warning.startswith("Too small to read from 8 m: it reads well up to 3.2 m.")
    assert found.large


def test_a_screen_that_does_not_tell_its_size_is_asked_for() -> None:
    assert "state its diagonal" in sizes(Glass(1920, 1080), Room.MEDIUM).warning


def test_a_stated_diagonal_gives_the_height() -> None:
    assert height_mm(79, Glass(1920, 1080)) == pytest.approx(984, abs=1)
