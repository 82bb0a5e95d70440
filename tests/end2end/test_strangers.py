"""What nobody should send, over a real line: each has its code, and the hub stays at work."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.typing import Subprotocol

from app.codec import encode
from app.domain.case.commands import AddNote
from app.domain.partnership.commands import SetAgencyMode
from app.domain.values import AgencyId, CommandId, SeatMode
from sync import joining, tls
from sync.joining import Joined
from sync.protocol import MAX_FRAME_FROM_CLIENT, SUBPROTOCOL, CloseCode, RefusedFrame
from sync.protocol import decode_hub_frame as decode
from tests.end2end.client import PASSWORD
from tests.helpers.builders import CASE, uid
from tests.sync.cli.words import Served, Words, served

HELLO = b'{"type":"Hello"}'
SECONDS = 10.0
STRANGE = {
    "no json": (b"\xff\x00", CloseCode.BAD_FRAME),
    "no frame": (b'{"type":"Dance"}', CloseCode.BAD_FRAME),
    "a field of its own": (b'{"type":"Hello","trust":"me"}', CloseCode.BAD_FRAME),
    "too early": (b'{"type":"Be","here":{}}', CloseCode.OUT_OF_ORDER),
    "nested without end": (b"[" * 100_000, CloseCode.BAD_FRAME),
    "oversized": (b" " * (MAX_FRAME_FROM_CLIENT + 1), CloseCode.TOO_BIG),
}


class Observer(Struct):
    """Someone who may look and do nothing."""

    hub: Served
    joined: Joined

    @property
    def context(self) -> ssl.SSLContext:
        return tls.client_context(self.joined.profile.ca_pem)

    @asynccontextmanager
    async def line(
        self, token: str | None = None, version: str = SUBPROTOCOL
    ) -> AsyncIterator[ClientConnection]:
        bearer = f"Bearer {self.joined.token if token is None else token}"
        async with connect(
            self.hub.url + "/",
            ssl=self.context,
            additional_headers={"Authorization": bearer},
            subprotocols=[Subprotocol(version)],
            proxy=None,
            max_size=None,
        ) as line:
            yield line

    async def still_served(self) -> None:
        """The next one in is welcome."""
        async with self.line() as line:
            await line.send(HELLO, text=True)
            assert type(decode(await line.recv(decode=False))).__name__ == "Welcome"
        assert self.hub.process.poll() is None


@pytest.fixture
async def observer(data: Path, words: Words) -> AsyncIterator[Observer]:
    with served(data) as hub:
        line = await words.aside("invite", "--data", data, "K. Osei", "--role", "observer")
        yield Observer(hub, await joining.redeem(line, PASSWORD, data.parent / "profile"))


async def test_each_strange_frame_has_its_code(observer: Observer) -> None:
    for name, (frame, code) in STRANGE.items():
        async with observer.line() as line:
            await line.send(frame, text=True)
            assert await _end(line) == code, name
    await observer.still_served()


async def test_what_one_may_not_do_is_refused_and_the_line_stays(observer: Observer) -> None:
    forbidden = (
        SetAgencyMode(agency=AgencyId("police"), mode=SeatMode.OFF),
        AddNote(case=CASE, text="Not mine to write."),
    )
    async with observer.line() as line:
        await line.send(HELLO, text=True)
        for number, command in enumerate(forbidden):
            name = uid(number, 0xF)
            said = b'{"type":"Submit","id":"%s","command":%s}' % (name.encode(), encode(command))
            await line.send(said, text=True)
            assert await _refused(line, CommandId(name)) == "not_permitted"


async def test_other_versions_and_other_tokens_stay_outside(observer: Observer) -> None:
    for token in ("", "guessed"):
        with pytest.raises(InvalidStatus) as no:
            async with observer.line(token):
                pass
        assert no.value.response.status_code == 401
    with pytest.raises(InvalidHandshake):
        async with observer.line(version="mashboard.v0"):
            pass
    await observer.still_served()


async def test_half_a_hello_holds_nobody_up(observer: Observer) -> None:
    """Many who open a line and say nothing, and one who talks no TLS at all."""
    silent = [
        await asyncio.open_connection("127.0.0.1", observer.hub.port, ssl=observer.context)
        for _ in range(50)
    ]
    _, plain = await asyncio.open_connection("127.0.0.1", observer.hub.port)
    plain.write(b"GET / HTTP/1.1\r\n\r\n" * 1_000)
    await observer.still_served()
    for _, writer in (*silent, (None, plain)):
        writer.transport.abort()


async def _end(line: ClientConnection) -> int | None:
    async with asyncio.timeout(SECONDS):
        try:
            while True:
                await line.recv()
        except ConnectionClosed:
            return line.close_code


async def _refused(line: ClientConnection, name: CommandId) -> str:
    async with asyncio.timeout(SECONDS):
        while True:
            frame = decode(await line.recv(decode=False))
            if isinstance(frame, RefusedFrame) and frame.id == name:
                return frame.code.value
