"""A TCP proxy on this machine that is as slow, as deaf and as rude as it is told to be.

Like the network itself it changes no byte and no order: what it holds back comes later, or never,
when the connection is gone.
"""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import NamedTuple, Self

from msgspec import Struct

from sync.hub.leaving import finish_arrivals

AT_ONCE = 64
"""Pieces on their way; who sends more has to wait."""
LARGEST_PIECE = 65_536
NO_LINGER = struct.pack("ii", 1, 0)
Piece = tuple[float, bytes]
"""When it is due, by the loop's time; empty at the end."""


class Network(Struct, frozen=True):
    """What happens to each piece, in either direction. Seconds, bytes, and shares of one."""

    latency: float = 0.0
    jitter: float = 0.0
    stalls: float = 0.0
    """Of the pieces; all that follows waits with it."""
    longest_stall: float = 0.0
    piece: int = LARGEST_PIECE
    bytes_per_second: float = 1e9


class Way:
    """One direction of all lines through a proxy."""

    def __init__(self) -> None:
        self._cuts = 0
        self._open = asyncio.Event()
        self._open.set()

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Nothing passes within."""
        self._cuts += 1
        self._open.clear()
        try:
            yield
        finally:
            self._cuts -= 1
            if not self._cuts:
                self._open.set()

    async def passable(self) -> None:
        await self._open.wait()


class Line(NamedTuple):
    """A client's connection, and the one to the hub that was made for it."""

    client: asyncio.StreamWriter
    hub: asyncio.StreamWriter


class Proxy:
    """`async with Proxy(port, rng) as proxy:` stands before the hub at that port."""

    def __init__(self, hub_port: int, rng: Random) -> None:
        self.network = Network()
        self.up, self.down = Way(), Way()
        """To the hub, and to the client."""
        self.heard = asyncio.get_running_loop().time()
        """When the client was given something last."""
        self._hub_port = hub_port
        self._rng = rng
        self._lines: set[Line] = set()
        self._shut: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accepted, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        await finish_arrivals(self._server)
        self._server.close()
        self.reset()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def port(self) -> int:
        return int(self._server.sockets[0].getsockname()[1])

    def reset(self) -> None:
        """Every line ends at once for both sides, with whatever was on its way."""
        for line in tuple(self._lines):
            _abort(line)

    def half_close(self, hub: bool) -> None:
        """One side hears that nothing more comes, and may go on talking."""
        for line in tuple(self._lines):
            self._end(line.hub if hub else line.client)

    def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Whoever came is let go with the task, which may be cancelled before it begins."""
        task = asyncio.get_running_loop().create_task(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: writer.transport.abort())

    async def _carry(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        answers, hub = await asyncio.open_connection("127.0.0.1", self._hub_port)
        line = Line(client, hub)
        self._lines.add(line)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._one_way(reader, hub, self.up))
                both.create_task(self._one_way(answers, client, self.down))
        except* OSError:
            pass  # One side is gone: so is the line.
        finally:
            self._lines.discard(line)
            self._shut.difference_update(line)
            _abort(line)

    async def _one_way(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        on_its_way: asyncio.Queue[Piece] = asyncio.Queue(AT_ONCE)
        async with asyncio.TaskGroup() as both:
            both.create_task(self._take(reader, on_its_way))
            both.create_task(self._give(on_its_way, writer, way))

    async def _take(self, reader: asyncio.StreamReader, on_its_way: asyncio.Queue[Piece]) -> None:
        due, data = 0.0, b"."
        while data:
            data = await reader.read(self.network.piece)
            due = max(due + len(data) / self.network.bytes_per_second, self._due())
            await on_its_way.put((due, data))

    def _due(self) -> float:
        network, rng = self.network, self._rng
        stalls = rng.random() < network.stalls
        stall = rng.uniform(0, network.longest_stall) if stalls else 0.0
        now = asyncio.get_running_loop().time()
        return now + network.latency + rng.uniform(0, network.jitter) + stall

    async def _give(
        self, on_its_way: asyncio.Queue[Piece], writer: asyncio.StreamWriter, way: Way
    ) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due, data = await on_its_way.get()
            await asyncio.sleep(due - loop.time())
            await way.passable()
            if not data:
                self._end(writer)
                return
            if writer not in self._shut:
                writer.write(data)
                await writer.drain()
            if way is self.down:
                self.heard = loop.time()

    def _end(self, writer: asyncio.StreamWriter) -> None:
        self._shut.add(writer)
        with suppress(OSError):
            writer.write_eof()


def _abort(line: Line) -> None:
    for writer in line:
        with suppress(OSError):
            sock = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
        writer.transport.abort()
