"""Minutes of chaos by their numbers: each a world of its own, and several of them at a time."""

import asyncio

from msgspec import structs

from tests.chaos.world import MINUTE, Trial, live
from tests.fuzz.watching import watching
from tests.proof.part import Part
from tests.proof.tally import Tally

AT_ONCE = 4
"""It is mostly waiting."""


def run(first: int, count: int) -> Tally:
    """Worlds by their numbers, for a minute each."""
    return asyncio.run(storms(range(first, first + count), MINUTE))


async def storms(numbers: range, trial: Trial) -> Tally:
    """The found tell the command that shows them again."""
    with watching() as unhandled:
        worlds = []
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            worlds += await asyncio.gather(*(_world(number, trial) for number in some))
    again = f"python -m tests.chaos --first {numbers.start} --count {len(numbers)}"
    found = tuple(f"{one[:300]}: {again}" for one in unhandled[:10])
    return sum(worlds, Tally(unhandled=len(unhandled), found=found))


async def _world(number: int, trial: Trial) -> Tally:
    tally = await live(number, trial)
    found = tuple(f"{one}: python -m tests.chaos --only {number}" for one in tally.found)
    return structs.replace(tally, found=found)


PART = Part("chaos_minutes", run, at_once=AT_ONCE, usual=1, long=60)
