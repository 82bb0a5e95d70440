"""From `mashboard-hub serve` to the first Welcome, with a few, many and very many events stored.

A client waits and tries again all the time, as clients do while their hub is started anew.
"""

import asyncio
import os
import socket
import statistics
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from app.persistence.layout import DataFolder
from sync import tls
from sync.serving import tls_of
from tests.bench.clients import Glance, OfTheHub
from tests.bench.figures import Measured, Series, at_most
from tests.bench.plans import Member
from tests.bench.processes import running, watched
from tests.bench.scale import Scale
from tests.bench.years import Kept, kept

LIMIT = 2.0
AGAIN_SECONDS = 0.02
MIB = 1024.0 * 1024.0


class Start(Struct, frozen=True):
    welcome: float
    """Seconds until the Welcome was there …"""
    everything: float
    """… and every case after it."""
    memory: float
    """MiB that the hub held then."""


async def measure(_: Path, scale: Scale) -> Measured:
    records = [kept(events) for events in scale.records]
    starts = {
        f"{events:,} events": [await _start(record) for _ in range(scale.repeats)]
        for events, record in zip(scale.records, records, strict=True)
    }
    asked = f"{scale.records[1]:,} events"
    figure = statistics.median(one.welcome for one in starts[asked])
    name = f"start of a hub with {asked} to the first Welcome"
    return Measured(
        at_most(name, figure, LIMIT, "s"),
        (
            _series("from the start of a hub to the first Welcome", "s", starts, "welcome", asked),
            _series("from the start of a hub to the last case", "s", starts, "everything"),
            _series("memory of a hub that welcomed one client", "MiB", starts, "memory"),
        ),
    )


def _series(
    name: str, unit: str, starts: dict[str, list[Start]], field: str, limited: str = ""
) -> Series:
    raw = {who: [getattr(one, field) for one in ones] for who, ones in starts.items()}
    return Series(name, unit, raw, LIMIT if limited else 0.0, limited)


async def _start(record: Kept) -> Start:
    folder, port = Path(record.root), _free_port()
    client = Waiting(Member(record.token), 0)
    ca = tls_of(DataFolder(folder / "hub")) / tls.CA_FILE
    client.tls = tls.client_context(ca.read_text("ascii"))
    words = ("--data", str(folder / "hub"), "--key-file", str(folder / "hub.key"))
    began = perf_counter()
    async with running(*watched("sync", "serve", *words, "--port", str(port))) as hub:
        await client.join(port)
        listening = asyncio.ensure_future(client.listen())
        await client.ready.wait()
        everything = perf_counter() - began
        listening.cancel()
        return Start(client.welcomed - began, everything, _resident(hub.pid) / MIB)


class Waiting(OfTheHub):
    """Tries again until the hub is there, and notes when it was welcomed."""

    welcomed = 0.0

    async def join(self, port: int) -> None:
        while True:
            try:
                return await super().join(port)
            except OSError:
                await asyncio.sleep(AGAIN_SECONDS)

    def hear(self, frame: Glance) -> None:
        self.welcomed = self.welcomed or perf_counter()
        super().hear(frame)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _resident(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
