"""A process that serves one of the contestants: `python -m tests.bench.serve KIND [FOLDER]`.

Prints its port, and serves until it is told to end; on SIGUSR1 it prints how much memory it holds.
"""

import asyncio
import gc
import resource
import signal
import sys
from pathlib import Path

import msgspec

from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync import tls
from sync.adapters import SystemClock, SystemEntropy
from sync.guard import Limits
from sync.hub import Config
from sync.serving import certified, serving, tls_of
from tests.bench import floor

FROM_ONE_ADDRESS = Limits(connections_per_address=Limits().connections)
"""The crowds all come from this machine."""


async def echo(_: Path) -> None:
    await _floor(floor.Echo())


async def group(folder: Path) -> None:
    await _floor(floor.GroupCommit(folder / "floor.db"))


async def memory(folder: Path) -> None:
    frames = msgspec.json.decode((folder / "frames.json").read_bytes(), type=dict[str, list[str]])
    await _floor(floor.FromMemory(frames))


async def hub(folder: Path) -> None:
    await _hub(folder, Config(limits=FROM_ONE_ADDRESS))


async def secure(folder: Path) -> None:
    """A hub with the TLS that `mashboard-hub serve` gives it."""
    data = DataFolder(folder / "hub")
    certified(data, (), SystemClock())
    await _hub(folder, Config(ssl=tls.server_context(tls_of(data)), limits=FROM_ONE_ADDRESS))


async def _hub(folder: Path, config: Config) -> None:
    clock, entropy = SystemClock(), SystemEntropy()
    with open_store(DataFolder(folder / "hub"), FileKey(folder / "hub.key"), entropy) as store:
        async with serving(store, clock, entropy, config) as running:
            _say(running.port)
            await _told()


async def _floor(handler: floor.Echo | floor.FromMemory) -> None:
    server = await floor.listen(handler)
    _say(next(iter(server.sockets)).getsockname()[1])
    await _told()


def _say(number: int) -> None:
    print(number, flush=True)


async def _told() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, told.set)
    loop.add_signal_handler(signal.SIGUSR1, _say_memory)
    await told.wait()


def _say_memory() -> None:
    """The bytes that this process holds once its garbage is collected."""
    gc.collect()
    _say(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize())


KINDS = {"echo": echo, "group": group, "memory": memory, "hub": hub, "secure": secure}


def main() -> None:
    import uvloop  # noqa: PLC0415 - Windows has none, and no bench runs there

    kind, folder = sys.argv[1], Path(sys.argv[2])
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(KINDS[kind](folder))


if __name__ == "__main__":
    main()
