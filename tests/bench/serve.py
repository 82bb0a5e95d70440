"""A process that serves one of the contestants: `python -m tests.bench.serve KIND [FOLDER]`.

Prints its port, and serves until it is told to end.
"""

import asyncio
import signal
import sys
from pathlib import Path

import msgspec

from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config
from sync.serving import serving
from tests.bench import floor


async def echo(_: Path) -> None:
    await _floor(floor.Echo())


async def group(folder: Path) -> None:
    await _floor(floor.GroupCommit(folder / "floor.db"))


async def memory(folder: Path) -> None:
    frames = msgspec.json.decode((folder / "frames.json").read_bytes(), type=dict[str, list[str]])
    await _floor(floor.FromMemory(frames))


async def hub(folder: Path) -> None:
    clock, entropy = SystemClock(), SystemEntropy()
    with open_store(DataFolder(folder / "hub"), FileKey(folder / "hub.key"), entropy) as store:
        async with serving(store, clock, entropy, Config()) as running:
            _say(running.port)
            await _told()


async def _floor(handler: floor.Echo | floor.FromMemory) -> None:
    server = await floor.listen(handler)
    _say(next(iter(server.sockets)).getsockname()[1])
    await _told()


def _say(port: int) -> None:
    print(port, flush=True)


async def _told() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, told.set)
    await told.wait()


KINDS = {"echo": echo, "group": group, "memory": memory, "hub": hub}


def main() -> None:
    import uvloop  # noqa: PLC0415 - Windows has none, and no bench runs there

    kind, folder = sys.argv[1], Path(sys.argv[2])
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(KINDS[kind](folder))


if __name__ == "__main__":
    main()
