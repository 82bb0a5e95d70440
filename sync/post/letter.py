"""What is handed to a carrier, and what it says of it."""

from enum import Enum, auto
from typing import Protocol

from msgspec import Struct

from app.domain.values import Instant

LONGEST = 240
"""Of what is told to people about a try: a `Line`."""


class Letter(Struct, frozen=True):
    """One message on its way to one address."""

    to: str
    title: str
    body: str
    reference: str
    """`local@host`, the same for each try."""
    at: Instant
    doubtful: bool = False
    """An earlier try may have arrived: ask first, where one can ask."""


class Verdict(Enum):
    TAKEN = auto()
    """The other side has it now and answers for it."""
    DELIVERED = auto()
    LATER = auto()
    """Not now: the same again after a while."""
    NEVER = auto()
    """Somebody has to do something first."""


class Said(Struct, frozen=True):
    """What became of a try, in words for people."""

    verdict: Verdict
    detail: str = ""
    reference: str = ""
    """By which the other side knows it, where that is not the letter's own."""
    line_down: bool = False
    """Nothing gets through at the moment, this letter or another."""


class Carrier(Protocol):
    """A way out of the hub. Never raises for what the other side does."""

    async def send(self, letter: Letter) -> Said: ...

    async def ask(self, reference: str) -> Said | None:
        """What became of a letter that was taken; None while that is open."""

    async def rest(self) -> None:
        """Nothing more for a while: let the line go."""


def told(*sentences: str) -> str:
    """One line that fits, without anything that would break it."""
    line = " ".join(" ".join(sentences).split())
    plain = "".join(c for c in line if c.isprintable())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
