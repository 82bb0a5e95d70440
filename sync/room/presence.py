"""Who is here and where, as each viewer may know it. Never stored."""

from collections.abc import Callable, Iterable

from msgspec import structs

from app.domain.partnership.state import Seat
from app.domain.values import CaseId
from app.ports import Here, Present
from sync.protocol import Presence


def whole(here: Iterable[tuple[Seat, Here]]) -> tuple[Present, ...]:
    """One entry for each person, the latest where there are several, by name."""
    latest = {seat.account: Present(seat.account, seat.name, where) for seat, where in here}
    return tuple(sorted(latest.values(), key=lambda p: (p.name, p.account)))


def seen_by(present: tuple[Present, ...], sees: Callable[[CaseId], bool]) -> Presence:
    """The list for one viewer: nobody is anywhere near a case that does not exist for them."""
    return Presence(tuple(p if _open(p.here, sees) else _elsewhere(p) for p in present))


def _open(here: Here, sees: Callable[[CaseId], bool]) -> bool:
    return here.case is None or sees(here.case)


def _elsewhere(person: Present) -> Present:
    return structs.replace(person, here=Here(hand=person.here.hand))
