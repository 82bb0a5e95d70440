"""One line to the hub: frames both ways, and a sign of life when it is asked for one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.typing import Subprotocol

from sync.protocol import MAX_FRAME_FROM_HUB, SUBPROTOCOL, CloseCode
from sync.session.config import Address, Patience


class NoLine(Exception):
    """The hub could not be reached, or does not let us in; `code` then says so."""

    def __init__(self, code: CloseCode | None) -> None:
        super().__init__(code)
        self.code = code


class Wire:
    """An open line; iterate for the hub's frames until its end."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._outgoing: asyncio.Queue[bytes] = asyncio.Queue()
        self._heard = self._loop.time()
        self._closing: asyncio.Task[None] | None = None

    @property
    def code(self) -> int | None:
        """What the line was closed with, by either side; None while open or where it broke."""
        return self._connection.close_code

    @property
    def quiet_for(self) -> float:
        """Seconds since the last frame or sign of life."""
        return self._loop.time() - self._heard

    def send(self, data: bytes) -> None:
        """Goes out in order; never waits."""
        self._outgoing.put_nowait(data)

    def close(self, code: CloseCode) -> None:
        if self._closing is None:
            self._closing = self._loop.create_task(self._connection.close(code, code.name.lower()))

    async def alive(self, seconds: float) -> bool:
        """Whether the hub answers a ping in that time."""
        try:
            async with asyncio.timeout(seconds):
                await (await self._connection.ping())
        except (TimeoutError, ConnectionClosed):
            return False
        self._heard = self._loop.time()
        return True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with suppress(ConnectionClosed):
            while True:
                raw = await self._connection.recv(decode=False)
                self._heard = self._loop.time()
                yield raw

    async def pump(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._connection.send(await self._outgoing.get(), text=True)


@asynccontextmanager
async def dial(address: Address, patience: Patience) -> AsyncIterator[Wire]:
    """Open a line, and close it afterwards. Raises `NoLine`."""
    connection = await _open(address, patience)
    wire = Wire(connection)
    pump = asyncio.create_task(wire.pump())
    try:
        yield wire
    finally:
        pump.cancel()
        await connection.close(CloseCode.GOING_AWAY)


async def _open(address: Address, patience: Patience) -> ClientConnection:
    try:
        return await connect(
            address.url,
            ssl=address.ssl,
            additional_headers={"Authorization": f"Bearer {address.token}"},
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            proxy=None,
            open_timeout=patience.open,
            close_timeout=patience.close,
            ping_interval=patience.ping,
            ping_timeout=patience.ping,
            max_size=MAX_FRAME_FROM_HUB,
        )
    except InvalidStatus as no:
        refused = no.response.status_code == HTTPStatus.UNAUTHORIZED
        raise NoLine(CloseCode.NOT_SIGNED_IN if refused else None) from no
    except (OSError, TimeoutError, WebSocketException) as error:
        raise NoLine(None) from error
