"""What a machine that tries to break a promise has tried, and what broke."""

from msgspec import Struct


class Tally(Struct, frozen=True, omit_defaults=True):
    """Adds up over runs; all but `done` must stay at nothing."""

    done: int = 0
    """Of the part's own unit: seeds, power cuts, kills, frames …"""
    lost: int = 0
    """Acknowledged words that are not there."""
    doubled: int = 0
    """Commands that took effect twice."""
    diverged: int = 0
    """Clients that show another board than the record gives them."""
    unhandled: int = 0
    """Exceptions that nobody expected, lines closed with 1011, stalls, growth without end."""
    found: tuple[str, ...] = ()
    """For each of these a line: what broke, and the one command that shows it again."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.done + other.done,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.diverged + other.diverged,
            self.unhandled + other.unhandled,
            self.found + other.found,
        )

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.diverged or self.unhandled or self.found)
