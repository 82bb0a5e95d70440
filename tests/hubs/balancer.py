"""One address before many hubs, as an operator's balancer is: bytes both ways, and no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count

from msgspec import Struct
from sqlalchemy import make_url

from sync.hub.leaving import finish_arrivals

PIECE = 64 * 1024


class Balancer:
    """Each connection goes to the next hub that takes it."""

    def __init__(self, ports: list[int]) -> None:
        self.ports = ports
        self.port = 0
        self.cut = False
        """Nothing goes through, and nobody comes in."""
        self._turn = count()
        self._talks: set[asyncio.Task[None]] = set()

    def break_all(self) -> None:
        self.cut = True
        for talk in self._talks:
            talk.cancel()

    async def end(self) -> None:
        self.break_all()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Whoever came is let go with the talk's task, which may be cancelled before it begins."""
        talk = asyncio.get_running_loop().create_task(self._talk(reader, writer))
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)
        talk.add_done_callback(lambda _: writer.transport.abort())

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        end = None if self.cut else await self._reach()
        if end is None:
            return
        ways = _pump(reader, end.writer), _pump(end.reader, writer)
        pumps = [asyncio.ensure_future(way) for way in ways]
        try:
            # One that ends takes the other along: a hub that died is not waited for.
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in pumps:
                pump.cancel()
            end.writer.transport.abort()

    async def _reach(self) -> "End | None":
        first = next(self._turn)
        for n in range(len(self.ports)):
            port = self.ports[(first + n) % len(self.ports)]
            with suppress(OSError):
                return End(*await asyncio.open_connection("127.0.0.1", port))
        return None


class WayToDatabase(Balancer):
    """From a port of this machine to a database that has only a socket in a folder."""

    def __init__(self, database: str) -> None:
        super().__init__([])
        self._url = make_url(database)

    @property
    def url(self) -> str:
        way = self._url.difference_update_query(["host"]).set(host="127.0.0.1", port=self.port)
        return way.render_as_string(hide_password=False)

    async def _reach(self) -> "End | None":
        socket = f"{self._url.query['host']}/.s.PGSQL.5432"
        return End(*await asyncio.open_unix_connection(socket))


class End(Struct, frozen=True):
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


@asynccontextmanager
async def balancing(ports: list[int]) -> AsyncIterator[Balancer]:
    balancer = Balancer(ports)
    async with listening(balancer):
        yield balancer


@asynccontextmanager
async def listening(balancer: Balancer) -> AsyncIterator[None]:
    server = await asyncio.start_server(balancer.accepted, "127.0.0.1", 0)
    balancer.port = server.sockets[0].getsockname()[1]
    try:
        yield
    finally:
        await finish_arrivals(server)
        server.close()
        await balancer.end()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
