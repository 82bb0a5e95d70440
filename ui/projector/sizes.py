"""How large the wall's letters are: by the screen's height and the furthest seat.

A capital under 20 minutes of arc for what is read, 16 for the least of it, as seen from the last
row. The drawing's proportions (body 44 of 1080) are the smallest; a screen that is too small for
its room is filled as far as it goes, and said to be too small.
"""

from enum import Enum
from math import hypot, pi

from msgspec import Struct

BODY_MINUTES = 20
LEAST_MINUTES = 16
CAPITAL = 0.727
"""Height of Inter's capitals, in em."""
BODY_EM, LEAST_EM, DRAWN_HEIGHT = 44, 36, 1080
"""The drawing: body and smallest letters in px on a screen of that height."""
MOST_LINES = 13
"""Fewer lines of body than this on the screen are no page any more."""
_MINUTE = pi / 180 / 60
_INCH = 25.4


class Room(Enum):
    """Metres from the screen to the furthest seat."""

    SMALL = 3
    MEDIUM = 5
    LARGE = 8


class Glass(Struct, frozen=True):
    """A screen: its pixels, and its height in mm (0: it does not say)."""

    width: int
    height: int
    mm: float = 0.0


class Sizes(Struct, frozen=True):
    """`unit`: px of one pixel of the drawing's letters; `space`: of its distances."""

    unit: float
    space: float
    warning: str = ""

    @property
    def large(self) -> bool:
        """Letters so large for this screen that two columns no longer stand side by side."""
        return self.unit > 1.25 * self.space

    @property
    def band(self) -> float:
        """Height of the top, in px; lower where letters are large, to leave room for words."""
        return (120 if self.large else 142) * self.unit

    @property
    def foot(self) -> float:
        return (72 if self.large else 96) * self.unit


def sizes(glass: Glass, room: Room) -> Sizes:
    space = min(glass.height / DRAWN_HEIGHT, glass.width / 1920)
    least, most = BODY_EM * space, glass.height / MOST_LINES
    if glass.mm <= 0:
        return Sizes(space, space, "The screen does not say how large it is: state its diagonal.")
    needed = capital_mm(room.value) / CAPITAL * glass.height / glass.mm
    body = min(max(needed, least), max(most, least))
    return Sizes(body / BODY_EM, space, _warning(room, body / needed))


def capital_mm(metres: float) -> float:
    """How high a capital must be to be read from there."""
    return metres * 1000 * BODY_MINUTES * _MINUTE


def height_mm(diagonal_inches: float, glass: Glass) -> float:
    """The height of a screen whose diagonal is stated."""
    return diagonal_inches * _INCH * glass.height / hypot(glass.width, glass.height)


def _warning(room: Room, share: float) -> str:
    if share >= 1 - 1e-9:
        return ""
    return (
        f"Too small to read from {room.value} m: it reads well up to {room.value * share:.1f} m. "
        "Sit closer or use a larger screen."
    )
