"""Who sees a case, and how much of it: from roles to a sight, as data, default deny."""

from enum import StrEnum

from msgspec import Struct

from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, AgencyId, CaseId, Role


class Sight(StrEnum):
    NONE = "none"
    WALL = "wall"
    """Initials, ages, coded words, and headlines written for the wall."""
    OBSERVER = "observer"
    """As the wall, with the decisions' reasons, challenges and notes; no identifiers."""
    FULL = "full"


ROLE_SIGHT = {
    Role.CHAIR: Sight.FULL,
    Role.DECIDER: Sight.FULL,
    Role.SCRIBE: Sight.FULL,
    Role.COORDINATOR: Sight.FULL,
    Role.PRACTITIONER: Sight.FULL,
    Role.OUT_OF_HOURS: Sight.FULL,
    Role.OPERATOR: Sight.FULL,
    Role.OBSERVER: Sight.OBSERVER,
    Role.DISPLAY: Sight.WALL,
}
"""A role not named here sees no case."""

WIDEST_FIRST = (Sight.FULL, Sight.OBSERVER, Sight.WALL)


class Audience(Struct, frozen=True):
    """What a viewer may know of one stream. Equal audiences share what is encoded for them."""

    sight: Sight
    agency: AgencyId | None = None
    """Reads what is sealed to it, and its own stance before it is revealed."""
    hidden: tuple[CaseId, ...] = ()
    """Cases that this stream names and that do not exist for the viewer."""


NOT_SEEN = Audience(Sight.NONE)


class Standing(Struct, frozen=True):
    """A seat's rights apart from its account: what a hub groups its viewers by."""

    sight: Sight
    agency: AgencyId | None = None
    member: bool = False
    """Holds a role at all, so the partnership's own settings may be seen."""


class Viewer(Struct, frozen=True):
    account: AccountId
    standing: Standing


def standing(seat: Seat) -> Standing:
    """The widest sight of the seat's roles; a display sees the wall whatever else it holds."""
    if seat.removed or not seat.roles:
        return Standing(Sight.NONE)
    if Role.DISPLAY in seat.roles:
        return Standing(Sight.WALL, member=True)
    sights = {ROLE_SIGHT.get(role) for role in seat.roles}
    sight = next((s for s in WIDEST_FIRST if s in sights), Sight.NONE)
    return Standing(sight, seat.agency if sight is Sight.FULL else None, member=True)


def viewer(seat: Seat) -> Viewer:
    return Viewer(seat.account, standing(seat))


def audience_for(case: Case, standing: Standing, account: AccountId) -> Audience:
    """A restricted case exists only for the accounts it names, and never on the wall."""
    if case.restriction is not None and (
        standing.sight is Sight.WALL or account not in case.restriction.named
    ):
        return NOT_SEEN
    return Audience(standing.sight, standing.agency)


def audience(case: Case, seat: Seat) -> Audience:
    return audience_for(case, standing(seat), seat.account)
