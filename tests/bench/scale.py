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
)
