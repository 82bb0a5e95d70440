"""The floors: what any hub on this library, and any that keeps what it hears, must cost at least.

Their clients say `{"n": number, "text": 300 letters}`; everyone hears it, as it was said.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

GROUP = 64
"""As many as a turn of the hub takes."""


class Said(Struct, frozen=True):
    n: int
    text: str


class Acknowledged(Struct, frozen=True):
    a: int


_said = msgspec.json.Decoder(Said).decode
_encode = msgspec.json.Encoder().encode


class Echo:
    """Everyone hears everything; nothing is kept."""

    def __init__(self) -> None:
        self._everyone: set[ServerConnection] = set()

    async def __call__(self, connection: ServerConnection) -> None:
        self._everyone.add(connection)
        try:
            async for raw in connection:
                await self.hear(connection, raw)
        except ConnectionClosed:
            pass
        finally:
            self._everyone.discard(connection)

    async def hear(self, connection: ServerConnection, raw: str | bytes) -> None:
        await self.tell(raw)
        await connection.send(_encode(Acknowledged(_said(raw).n)), text=True)

    async def tell(self, raw: str | bytes) -> None:
        for other in tuple(self._everyone):
            await other.send(raw, text=True)


class GroupCommit(Echo):
    """Everyone hears what is on the disk: one commit for all that waits, up to GROUP."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._waiting: asyncio.Queue[tuple[ServerConnection, str | bytes]] = asyncio.Queue()
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("CREATE TABLE log (n INTEGER, raw BLOB)")
        self._writing = asyncio.ensure_future(self._write())

    async def hear(self, connection: ServerConnection, raw: str | bytes) -> None:
        self._waiting.put_nowait((connection, raw))

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            group = [await self._waiting.get()]
            while len(group) < GROUP and not self._waiting.empty():
                group.append(self._waiting.get_nowait())
            said = [(_said(raw).n, raw) for _, raw in group]
            await loop.run_in_executor(None, self._commit, said)
            for author, raw in group:
                await self.tell(raw)
                await author.send(_encode(Acknowledged(_said(raw).n)), text=True)

    def _commit(self, said: list[tuple[int, str | bytes]]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO log VALUES (?, ?)", said)
        self._db.execute("COMMIT")


class FromMemory:
    """Sends everyone who says which seat they have the frames that this seat was sent before."""

    def __init__(self, frames: dict[str, list[str]]) -> None:
        self._frames = {
            seat: [frame.encode() for frame in frames_] for seat, frames_ in frames.items()
        }

    async def __call__(self, connection: ServerConnection) -> None:
        request = connection.request
        token = request.headers["Authorization"].removeprefix("Bearer ") if request else ""
        try:
            await connection.recv()
            for frame in self._frames[token]:
                await connection.send(frame, text=True)
            await connection.wait_closed()
        except ConnectionClosed:
            pass


async def listen(handler: Callable[[ServerConnection], Awaitable[None]]) -> Any:
    """As the hub listens: no compression, the same pings."""
    return await serve(handler, "127.0.0.1", 0, compression=None, ping_interval=15, ping_timeout=15)
