"""How long the post waits: for another try, for another hub, and before it gives up."""

from datetime import timedelta

from msgspec import Struct

from app.domain.values import Instant
from app.ports import Entropy, Parcel

MOST_DOUBLINGS = 16


class Patience(Struct, frozen=True):
    """Seconds, where nothing else is said."""

    first_retry: float = 60.0
    longest_retry: float = 60.0 * 60
    lease: float = 60.0
    """After it, another sender takes over what a dead one had; renewed while at work."""
    pulse: float = 30.0
    """Between two looks into the outbox, where nothing said when to look."""
    stopping: float = 15.0
    """For the letter that is on its way when the hub is told to stop."""
    away: float = 15 * 60.0
    """Until it is looked again whether someone at the board has seen what is there."""
    give_up: timedelta = timedelta(hours=72)
    """A mail server may be away over a long weekend …"""
    least_tries: int = 12
    """… and so may the hub: what waited all that time is not given up at the first refusal."""

    def is_over(self, parcel: Parcel, now: Instant) -> bool:
        return now - parcel.send_after > self.give_up and parcel.attempts >= self.least_tries

    def after(self, parcel: Parcel, entropy: Entropy) -> timedelta:
        """Between half and all of a time that doubles, so that not all come at once."""
        doubled = self.first_retry * (1 << min(parcel.attempts, MOST_DOUBLINGS))
        share = int.from_bytes(entropy.bytes(2), "big") / 0xFFFF
        return timedelta(seconds=min(self.longest_retry, doubled) * (0.5 + share / 2))
