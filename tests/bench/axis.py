"""Where a value stands along a picture, and the round numbers that are written below."""

import math
from collections.abc import Sequence

from msgspec import Struct

WIDE = 30.0
"""Values that differ by more stand by their size, each step so many times the one before."""
STEPS = (1.0, 2.0, 5.0, 10.0)


class Axis(Struct, frozen=True):
    low: float
    high: float
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """0 at the left end, 1 at the right; no value stands outside."""
        value = min(max(value, self.low), self.high)
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        return _by_size(self.low, self.high) if self.logarithmic else _even(self.high)


def axis_for(values: Sequence[float], highest: float) -> Axis:
    """From nothing to a little beyond `highest`; by size where that would crowd the small ones."""
    least = min(values)
    if least > 0 and highest > WIDE * least:
        return Axis(least / 1.5, highest * 1.5, True)
    return Axis(0.0, highest * 1.08 or 1.0)


def _even(high: float) -> list[float]:
    rough = high / 5
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * one for one in STEPS if unit * one >= rough)
    return [step * n for n in range(math.floor(high / step) + 1)]


def _by_size(low: float, high: float) -> list[float]:
    tens = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
    found = (step * 10.0**ten for ten in tens for step in STEPS[:3])
    return [one for one in found if low <= one <= high]


def spelled(value: float) -> str:
    """With as many digits as mean something."""
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"
