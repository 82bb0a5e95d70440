"""What decide may know beside the state: who asks, when it is, and fresh random letters."""

from msgspec import Struct

from app.domain.partnership.state import Seat
from app.domain.values import AccountId, By, Instant, Name, Role, SeatMode

OPERATOR = AccountId("00000000-0000-4000-8000-00000000000a")
CLOCK = AccountId("00000000-0000-4000-8000-00000000000c")
POST = AccountId("00000000-0000-4000-8000-00000000000e")
BUILT_IN = {
    OPERATOR: Seat(account=OPERATOR, name="Command line", roles=(Role.OPERATOR,)),
    CLOCK: Seat(account=CLOCK, name="Clock", roles=(Role.CLOCK,)),
    POST: Seat(account=POST, name="Post", roles=(Role.POST,)),
}
"""Seats that no partnership hands out."""


class Context(Struct, frozen=True):
    """One command's surroundings. `fresh` holds random letters for a reference people read."""

    actor: Seat
    now: Instant
    fresh: tuple[Name, ...]

    @property
    def by(self) -> By:
        a = self.actor
        return By(a.account, a.name, a.agency, a.mode, a.contact)

    def has(self, *roles: Role) -> bool:
        return any(role in self.actor.roles for role in roles)


NOBODY = Seat(account=AccountId(""), name="", roles=(), mode=SeatMode.OFF)
"""Holds no role, so that every command of an account without a seat is refused."""
