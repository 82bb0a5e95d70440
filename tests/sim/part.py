"""The simulation as a part of the proof."""

from collections import Counter

from tests.proof.part import Part
from tests.proof.tally import Tally
from tests.sim.history import Told, run


def days(first: int, count: int) -> Tally:
    total = Tally()
    for seed in range(first, first + count):
        total += tally(run(seed))
    return total


def tally(told: Told) -> Tally:
    found = Counter(finding.kind.value for finding in told.findings)
    command = f"python -m tests.sim --only {told.seed}"
    lines = (f"{finding.kind}: {finding.text[:400]} [{command}]" for finding in told.findings)
    return Tally(done=1, **found, found=tuple(lines))


PART = Part("seeds", days, at_once=50, usual=500, long=10_000)
