"""The connections by number: what goes out, in order, to those who can take it."""

import asyncio
from collections.abc import Callable, Coroutine

from sync.guard import GuardedConnection
from sync.protocol import CloseCode
from sync.room.effects import ConnId, Deliver, Send

BYTES_AT_ONCE = 64 * 1024
"""Of frames made on the way, written in one go before others get the loop."""


class Outlets:
    def __init__(self) -> None:
        self._connections: dict[ConnId, GuardedConnection] = {}
        self._written_to: set[GuardedConnection] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._connections)

    def add(self, conn: ConnId, connection: GuardedConnection) -> None:
        self._connections[conn] = connection

    def remove(self, conn: ConnId) -> GuardedConnection | None:
        return self._connections.pop(conn, None)

    def send(self, effect: Send) -> None:
        """Written at the next `flush`; a connection that takes no more is closed."""
        for conn in effect.conns:
            connection = self._connections.get(conn)
            if connection is None:
                continue
            if connection.push(effect.data):
                self._written_to.add(connection)
            else:
                connection.drop()
                self.close(conn, CloseCode.OVERFLOW, "overflow")

    def flush(self) -> None:
        for connection in self._written_to:
            connection.flush()
        self._written_to.clear()

    def deliver(self, effect: Deliver, then: Callable[[ConnId], None]) -> None:
        """Write some when those before are on their way; at the end say so, unless it is gone."""
        connection = self._connections.get(effect.conn)
        if connection is not None:
            self._start(self._deliver(connection, effect, then))

    def close(self, conn: ConnId, code: CloseCode, reason: str) -> None:
        connection = self.remove(conn)
        if connection is not None:
            connection.flush()
            self._start(connection.close(code, reason))

    async def _deliver(
        self, connection: GuardedConnection, effect: Deliver, then: Callable[[ConnId], None]
    ) -> None:
        for frame in effect.frames:
            connection.push(frame)
            if connection.waiting_bytes < BYTES_AT_ONCE:
                continue
            if not await connection.drained():
                return
            await asyncio.sleep(0)
        if await connection.drained():
            then(effect.conn)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
