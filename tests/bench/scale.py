"""How much is measured: enough to prove, or enough to see that it runs."""

from msgspec import Struct


class Scale(Struct, frozen=True):
    repeats: int = 5
    paced: int = 2_000
    paced_warm_up: int = 100
    driven: int = 10_000
    driven_warm_up: int = 1_000
    painted: int = 2_000
    starts: int = 10
    big_board: int = 500
    idle: int = 1_000
    settle: float = 20.0
    """Seconds until an idle line is at rest: the hub has pinged it once by then."""
    records: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    """Events stored where a hub starts; the second is the one with a target."""


WHOLE = Scale()
QUICK = Scale(
    repeats=1,
    paced=100,
    paced_warm_up=20,
    driven=2_000,
    driven_warm_up=200,
    painted=100,
    starts=2,
    big_board=100,
    idle=100,
    settle=2.0,
    records=(4_000, 8_000),
)
