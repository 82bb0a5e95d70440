"""10 clients with 16 commands in flight each: how many changes a second reach the disk and all."""

import shutil
from itertools import islice
from pathlib import Path

from tests.bench.boards import build
from tests.bench.figures import Measured, Series, at_least, ratio, share_of
from tests.bench.plans import Plan
from tests.bench.processes import contest
from tests.bench.scale import Scale

CLIENTS, IN_FLIGHT = 10, 16
CASES = 400
LIMIT = 0.75


async def measure(root: Path, scale: Scale) -> Measured:
    seated = build(root / "saturation", CASES, 2)
    writing = (one.member for one in seated if one.member.writes)
    members = tuple(islice(writing, CLIENTS))
    plan = Plan(
        members=members,
        changes=scale.driven,
        warm_up=scale.driven_warm_up,
        in_flight=IN_FLIGHT,
    )
    raw: dict[str, list[float]] = {"echo": [], "group": [], "hub": []}
    for repeat in range(scale.repeats):
        for kind, rates in raw.items():
            result = await contest(kind, fresh(root, kind, repeat), plan)
            rates.append(scale.driven / result.seconds)
    figure = ratio(raw["hub"], raw["group"])
    name = "changes a second at saturation, over a group-committed hub's"
    series = Series("changes a second", "changes/s", raw, share_of(LIMIT, raw["group"]), "hub")
    return Measured(at_least(name, figure, LIMIT), (series,))


def fresh(root: Path, kind: str, repeat: int) -> Path:
    """Each repeat begins with what the first began with: a record grows by what is measured."""
    folder = root / f"{kind}-{repeat}"
    shutil.copytree(root / "saturation", folder)
    return folder
