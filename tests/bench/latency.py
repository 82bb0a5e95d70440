"""200 clients, 20 changes a second of 300 letters, on the disk: from submit to seen by each."""

from itertools import cycle, islice
from pathlib import Path

from tests.bench.boards import build
from tests.bench.figures import Measured, Series, at_most, ratio, share_of
from tests.bench.plans import Plan
from tests.bench.processes import contest
from tests.bench.scale import Scale

CLIENTS, PER_SECOND = 200, 20.0
CASES = 200
LIMIT = 1.5


async def measure(root: Path, scale: Scale) -> Measured:
    seated = build(root / "latency", CASES, 2)
    members = tuple(islice(cycle(one.member for one in seated), CLIENTS))
    plan = Plan(
        members=members,
        changes=scale.paced,
        warm_up=scale.paced_warm_up,
        per_second=PER_SECOND,
    )
    p99s: dict[str, list[float]] = {"echo": [], "hub": []}
    waits: dict[str, list[float]] = {"echo": [], "hub": []}
    for _ in range(scale.repeats):
        for kind in ("echo", "hub"):
            result = await contest(kind, root / "latency", plan)
            p99s[kind].append(result.p99)
            waits[kind] += result.waits
    figure = ratio(p99s["hub"], p99s["echo"])
    name = "p99 from submit to seen by 200 clients, over an echo hub's"
    limit = share_of(LIMIT, p99s["echo"])
    return Measured(
        at_most(name, figure, LIMIT),
        (
            Series("p99 of each repeat", "ms", p99s, limit, "hub"),
            Series("from submit to seen", "ms", waits, limit, "hub"),
        ),
    )
