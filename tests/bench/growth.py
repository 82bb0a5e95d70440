"""One PostgreSQL, 1 to 3 boards, 1 or 2 hub processes for each: how many commands become durable.

Every hub is kept busy by itself, so that no client shares its processor.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.bench.driving import Driven
from tests.bench.figures import Measured, Series, at_least, ratio
from tests.bench.scale import Scale
from tests.helpers.postgres import acting, renamed, started
from tests.hubs.authority import Authority, authority

BOARDS, HUBS = (1, 2, 3), (1, 2)
LIMIT = 1.0
"""Three boards together are not slower than one: none waits for another's row."""


class Busy(Struct, frozen=True):
    """A hub process that waits for its numbers."""

    process: Process

    async def drive(self, commands: int) -> Driven:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{commands}\n".encode())
        return msgspec.json.decode(await self.line(), type=Driven)

    async def line(self) -> bytes:
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        if not line:
            raise RuntimeError("a hub of the bench ended")
        return line


async def measure(root: Path, scale: Scale) -> Measured:
    """On this machine's own disk, since a commit waits for it."""
    server = started(root / "postgres")
    raw: dict[str, list[float]] = {}
    for repeat in range(scale.repeats):
        for hubs in HUBS:
            for boards in BOARDS:
                place = root / f"{repeat}-{boards}-{hubs}"
                rate = await commands_a_second(server, place, boards, hubs, scale.driven // 5)
                raw.setdefault(f"{boards} boards, {hubs} hubs each", []).append(rate)
    figure = ratio(raw["3 boards, 1 hubs each"], raw["1 boards, 1 hubs each"])
    name = "commands a second of three boards in one database, over those of one"
    return Measured(at_least(name, figure, LIMIT), (Series(name, "commands/s", raw),))


async def commands_a_second(
    server: str, place: Path, boards: int, hubs: int, commands: int
) -> float:
    """All hubs of all boards together, each given so many."""
    places = [_board(server, place, n) for n in range(boards)]
    async with AsyncExitStack() as stack:
        busy = [await _hub(stack, one, n) for one in places for n in range(hubs)]
        await _drive(busy, commands // 10)
        driven = await _drive(busy, commands)
    seconds = max(one.ended for one in driven) - min(one.began for one in driven)
    return len(busy) * commands / seconds


async def _drive(busy: Sequence[Busy], commands: int) -> list[Driven]:
    return await asyncio.gather(*(one.drive(commands) for one in busy))


def _board(server: str, place: Path, number: int) -> Authority:
    """In the database of its place, which each measurement begins anew."""
    name = f"bench-{place.name}"
    if number == 0:
        with acting(server) as operator:
            operator.execute(f'CREATE DATABASE "{name}"'.encode())
    return authority(place / str(number), renamed(server, name), people=4)


async def _hub(stack: AsyncExitStack, place: Authority, number: int) -> Busy:
    words = "-m", "tests.bench.driving", str(place.hub(number)), str(place.key)
    process = await asyncio.create_subprocess_exec(sys.executable, *words, stdin=PIPE, stdout=PIPE)
    stack.push_async_callback(_ended, process)
    busy = Busy(process)
    await busy.line()
    return busy


async def _ended(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.close()
    await process.wait()
