"""What a crowd is told to do, and what it tells afterwards."""

from msgspec import Struct


class Member(Struct, frozen=True):
    """One connection: its token, and the cases that it may write notes on."""

    token: str
    writes: tuple[str, ...] = ()


class Plan(Struct, frozen=True, kw_only=True):
    """`per_second` paces the whole crowd; 0: as fast as answers come, `in_flight` at a time."""

    members: tuple[Member, ...]
    port: int = 0
    hub: bool = False
    """Whether to speak the hub's protocol, or a floor's."""
    changes: int = 0
    warm_up: int = 0
    """So many more before the clock starts."""
    per_second: float = 0.0
    in_flight: int = 1
    letters: int = 300
    ca: str = ""
    """The file of the hub's CA, where lines are to be wss."""
    stay: bool = False
    """Whether to stay at the board, saying nothing, until standard input ends."""


class Result(Struct, frozen=True):
    joined: float
    """Seconds until the last member had everything."""
    seconds: float = 0.0
    """From the first submit to the last change seen by the last member."""
    p50: float = 0.0
    p99: float = 0.0
    """Milliseconds from submit to seen, over every change and member."""
    refused: int = 0
    waits: tuple[float, ...] = ()
    """Of all of these a few, the same share of them between each and the next."""
