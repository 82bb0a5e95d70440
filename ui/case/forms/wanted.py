"""What a form is opened for."""

from collections.abc import Callable

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.disclosure import Sight, standing
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import Instant
from ui.case.blocks import Look
from ui.case.forms.sheet import Sheet
from ui.forms.parts import Option


class Wanted(Struct, frozen=True):
    """A case as it is looked at, and what of it (a request's id, a rating …) is meant."""

    look: Look
    target: str
    fresh: Callable[[], str]
    current: Callable[[], Look | None]
    """The same case as the board holds it when it is called."""

    @property
    def case(self) -> Case:
        return self.look.case


class AtTheDoor(Struct, frozen=True):
    """What a new referral is written against."""

    board: Board
    seat: Seat
    now: Instant
    fresh: Callable[[], str]


Maker = Callable[[Wanted], Sheet | None]
"""None where what was meant is not there any more."""


def levels(none: str = "Not given") -> tuple[Option, ...]:
    names = ("universal", "early help", "targeted", "protection")
    given = (Option(str(n), f"Level {n}, {name}") for n, name in enumerate(names, 1))
    return (Option("", none), *given)


def level_of(text: str) -> int | None:
    return int(text) if text else None


def others(partnership: Partnership, seat: Seat) -> tuple[Option, ...]:
    """Everyone else who may see a whole case."""
    return tuple(
        Option(one.account, ", ".join(filter(None, (one.name, one.job))))
        for one in partnership.seats
        if standing(one).sight is Sight.FULL and one.account != seat.account
    )


def agencies(look: Look) -> tuple[Option, ...]:
    return tuple(Option(a.id, a.name) for a in look.partnership.agencies)
