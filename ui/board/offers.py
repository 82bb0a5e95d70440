"""What one may do to a case from the board. Forms belong to the case panel."""

from enum import StrEnum

from msgspec import Struct

from app.domain.case import commands
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.rights import MAY
from app.domain.values import Rating, Stage


class Do(StrEnum):
    """The names that `action_wanted` says, and those done here: open, screen, ready, copy."""

    OPEN = "open"
    SCREEN = "screen"
    RATE_RED = "rate-red"
    RATE_AMBER = "rate-amber"
    RATE_GREEN = "rate-green"
    RATE_BLUE = "rate-blue"
    REQUEST = "request"
    READY = "ready"
    DEFER = "defer"
    COPY = "copy"


class Offer(Struct, frozen=True):
    """Its words in the menu, its key, and the command that it takes a right to."""

    words: str
    key: str
    command: type[Command] | None = None
    stages: frozenset[Stage] = frozenset(Stage)


_UNDECIDED = frozenset({Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY})
_RATED_AS = {
    Do.RATE_RED: Rating.RED,
    Do.RATE_AMBER: Rating.AMBER,
    Do.RATE_GREEN: Rating.GREEN,
    Do.RATE_BLUE: Rating.BLUE,
}


def _rate(name: str, key: str) -> Offer:
    return Offer(f"Rate {name} …", f"Ctrl+Shift+{key}", commands.RateCase, _UNDECIDED)


OFFERS: dict[Do, Offer] = {
    Do.OPEN: Offer("Open", "Return"),
    Do.SCREEN: Offer(
        "Begin screening", "Ctrl+Shift+S", commands.BeginScreening, frozenset({Stage.NEW})
    ),
    Do.RATE_RED: _rate("Red", "R"),
    Do.RATE_AMBER: _rate("Amber", "A"),
    Do.RATE_GREEN: _rate("Green", "G"),
    Do.RATE_BLUE: _rate("Blue", "B"),
    Do.REQUEST: Offer(
        "Ask agencies …", "Ctrl+Shift+Q", commands.RequestInformation, _UNDECIDED - {Stage.NEW}
    ),
    Do.READY: Offer(
        "Mark ready for the meeting",
        "Ctrl+Shift+Y",
        commands.MarkReady,
        frozenset({Stage.SCREENING, Stage.GATHERING}),
    ),
    Do.DEFER: Offer("Defer …", "Ctrl+Shift+D", commands.DeferCase, _UNDECIDED),
    Do.COPY: Offer("Copy reference", "Ctrl+Shift+C"),
}


def may(seat: Seat | None, command: type[Command]) -> bool:
    """Whether one of the seat's roles may give that command."""
    return seat is not None and not MAY[command].isdisjoint(seat.roles)


def offered(case: Case, seat: Seat | None) -> tuple[Do, ...]:
    """What there is to do with a case now, in the order of the menu."""
    return tuple(do for do, offer in OFFERS.items() if _fits(do, offer, case, seat))


def done_at_once(case: Case, do: Do) -> Command | None:
    """The command that needs no form; None where words or a choice are needed first."""
    if do is Do.SCREEN:
        return commands.BeginScreening(case=case.id)
    if do is Do.READY and not any(request.open for request in case.requests):
        return commands.MarkReady(case=case.id)
    return None


def _fits(do: Do, offer: Offer, case: Case, seat: Seat | None) -> bool:
    if offer.command is not None and not may(seat, offer.command):
        return False
    return case.stage in offer.stages and _RATED_AS.get(do) is not case.rating
