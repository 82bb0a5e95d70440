"""A hub process that gives itself commands: `python -m tests.bench.driving FOLDER KEY-FILE`.

Says that it is ready; each line said to it is how many to give; says when it began and ended.
"""

import asyncio
import sys
from pathlib import Path
from time import monotonic

import msgspec
import uvloop
from msgspec import Struct

from app.domain.case.commands import AddNote
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config, Hub
from sync.serving import serving
from tests.helpers.builders import case_id
from tests.hubs.authority import CASES, seat

IN_FLIGHT = 64
WORDS = "Rang the school (not a real one): they will ring back before noon. " * 2


class Driven(Struct, frozen=True):
    began: float
    ended: float


async def drive(hub: Hub, commands: int) -> Driven:
    by = seat(1, "").account
    left = iter(range(commands))

    async def give() -> None:
        for n in left:
            answer = await hub.submit(by, AddNote(WORDS, case=case_id(1 + n % CASES)))
            assert answer.refusal is None, answer.refusal

    began = monotonic()
    await asyncio.gather(*(give() for _ in range(IN_FLIGHT)))
    return Driven(began, monotonic())


async def run(folder: Path, key: Path) -> None:
    clock, entropy = SystemClock(), SystemEntropy()
    loop = asyncio.get_running_loop()
    with open_store(DataFolder(folder), FileKey(key), entropy) as store:
        async with serving(store, clock, entropy, Config()) as hub:
            print("ready", flush=True)
            while line := await loop.run_in_executor(None, sys.stdin.readline):
                driven = await drive(hub, int(line))
                print(msgspec.json.encode(driven).decode(), flush=True)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(Path(sys.argv[1]), Path(sys.argv[2])))
