"""One machine of the proof, as the runner knows it."""

from collections.abc import Callable

from msgspec import Struct

from tests.proof.tally import Tally


class Part(Struct, frozen=True):
    """`run(first, count)` does the runs numbered from `first`: the same number, the same run.

    It is a function at the top of a module, so that a process of its own can be told to call it.
    """

    name: str
    """As the summary says it: `seeds`, `power_cuts`, `kills`, `frames`, `commands` …"""
    run: Callable[[int, int], Tally]
    at_once: int
    """How many one call does: some ten seconds' worth, since what is interrupted is lost."""
    usual: int
    """How many `make proof` does."""
    long: int
    """How many the long proof does, once."""
    alone: bool = False
    """It measures, or fills both cores by itself: nothing else runs meanwhile."""
