"""1,000 lines to a small board, and nobody says anything: what each of them costs the hub."""

import asyncio
import statistics
from itertools import cycle, islice
from pathlib import Path

from app.domain.partnership.state import Seat
from app.domain.values import Role
from app.persistence.layout import DataFolder
from sync import tls
from sync.room.room import MOST_CONNECTIONS
from sync.serving import tls_of
from tests.bench.boards import AGENCIES, SEATS, begun, case_steps, seat
from tests.bench.figures import Measured, Series, at_most
from tests.bench.plans import Member, Plan
from tests.bench.processes import contestant, staying
from tests.bench.scale import Scale

CASES, ANSWERS = 8, 2
"""Few, since the lines are measured and not the board; few people for the same reason."""
KIB = 1024.0


async def plain(root: Path, scale: Scale) -> Measured:
    return await _measure(root, scale, "hub", "memory of an idle line", 20.0)


async def secure(root: Path, scale: Scale) -> Measured:
    return await _measure(root, scale, "secure", "memory of an idle line under TLS", 48.0)


async def _measure(root: Path, scale: Scale, kind: str, name: str, limit: float) -> Measured:
    tokens = build(root / "board", scale.idle)
    ca = str(tls_of(DataFolder(root / "board" / "hub")) / tls.CA_FILE) if kind == "secure" else ""
    plan = Plan(members=tuple(map(Member, tokens)), hub=True, ca=ca)
    raw = [await _each(root / "board", kind, plan, scale) for _ in range(scale.repeats)]
    target = at_most(name, statistics.median(raw), limit, "KiB")
    return Measured(target, (Series(name, "KiB", {"repeats": raw}, limit),))


async def _each(folder: Path, kind: str, plan: Plan, scale: Scale) -> float:
    """KiB that each line adds to a hub, once all are welcomed and it has pinged them."""
    async with contestant(kind, folder) as hub:
        await asyncio.sleep(scale.settle / 5)
        before = await hub.memory()
        async with staying(plan, hub.port):
            await asyncio.sleep(scale.settle)
            after = await hub.memory()
    return (after - before) / len(plan.members) / KIB


def build(root: Path, lines: int) -> tuple[str, ...]:
    """A token for each line, of people of ten agencies who have as many lines as one may."""
    crowd = [_person(number) for number in range(-(-lines // MOST_CONNECTIONS))]
    with begun(root, (*SEATS, *crowd)) as record:
        for number in range(CASES):
            record.act(case_steps(number, ANSWERS))
        return tuple(islice(cycle(map(record.let_in, crowd)), lines))


def _person(number: int) -> Seat:
    return seat(100 + number, Role.PRACTITIONER, AGENCIES[number % len(AGENCIES)])
