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
    """What can be chosen in a row's menu."""

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
    """Its words in the menu, its key, and the command that it takes a right to.

    Beginning, asking, making ready and deferring have their keys in the case panel.
    """

    words: str
    key: str = ""
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
    return Offer(f"Rate {name} …", key, commands.RateCase, _UNDECIDED)


OFFERS: dict[Do, Offer] = {
    Do.OPEN: Offer("Open", "Return"),
    Do.SCREEN: Offer("Begin screening", "", commands.BeginScreening, frozenset({Stage.NEW})),
    Do.RATE_RED: _rate("Red", "Ctrl+Shift+1"),
    Do.RATE_AMBER: _rate("Amber", "Ctrl+Shift+2"),
    Do.RATE_GREEN: _rate("Green", "Ctrl+Shift+3"),
    Do.RATE_BLUE: _rate("Blue", "Ctrl+Shift+4"),
    Do.REQUEST: Offer("Ask agencies …", "", commands.RequestInformation, _UNDECIDED),
    Do.READY: Offer(
        "Mark ready for the meeting",
        "",
        commands.MarkReady,
        frozenset({Stage.SCREENING, Stage.GATHERING}),
    ),
    Do.DEFER: Offer("Defer …", "", commands.DeferCase, _UNDECIDED),
    Do.COPY: Offer("Copy reference", "Ctrl+Shift+C"),
}


def may(seat: Seat | None, command: type[Command]) -> bool:
    """Whether one of the seat's roles may give that command."""
    return seat is not None and not MAY[command].isdisjoint(seat.roles)


def offered(case: Case, seat: Seat | None) -> tuple[Do, ...]:
    """What there is to do with a case now, in the order of the menu."""
    return tuple(do for do, offer in OFFERS.items() if _fits(do, offer, case, seat))


def form(do: Do) -> tuple[str, str]:
    """The name of its form at the case panel, and what that starts with."""
    rating = _RATED_AS.get(do)
    return (do, "") if rating is None else ("rate", rating)


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
    if do is Do.REQUEST and case.rating in (Rating.UNRATED, Rating.BLUE):
        return False
    return case.stage in offer.stages and _RATED_AS.get(do) is not case.rating
