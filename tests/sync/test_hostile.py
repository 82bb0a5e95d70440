"""Peers that mean harm, or are broken: what the hub does to them, and that the others go on."""

import asyncio
import gc
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from msgspec import structs
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.typing import Origin, Subprotocol

from sync.guard import Limits
from sync.hub import Config, Hub
from sync.protocol import MAX_FRAME_FROM_CLIENT, SUBPROTOCOL, CloseCode
from tests.helpers.builders import COORDINATOR, NURSE
from tests.helpers.submitting import note, receive
from tests.sync.sockets import seated, serving, until

HELLO = '{"type":"Hello"}'
LONG = "x" * 19_000
SMALL_BUFFER = 4_096
USUAL = Config()


def config(**limits: Any) -> Config:
    return Config(limits=structs.replace(Limits(), **limits))


@asynccontextmanager
async def stranger(hub: Hub, **other: Any) -> AsyncIterator[ClientConnection]:
    """Any client at all, signed in as the nurse unless said otherwise."""
    usual = {
        "additional_headers": {"Authorization": f"Bearer {NURSE.account}"},
        "subprotocols": [Subprotocol(SUBPROTOCOL)],
        "compression": None,
        "proxy": None,
        "close_timeout": 0.2,
        "ping_interval": None,
    }
    async with connect(f"ws://127.0.0.1:{hub.port}/", **(usual | other)) as line:
        yield line


async def ended(line: ClientConnection) -> tuple[str, int | None]:
    """The last frame's type and the close code; None or 1006 where the line was cut."""
    last = ""
    async with asyncio.timeout(5):
        try:
            while True:
                last = json.loads(await line.recv())["type"]
        except ConnectionClosed:
            return last, line.close_code


async def get(hub: Hub, path: str) -> str:
    """The answer to plain HTTP, head and all."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: hub\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def evicted(hub: Hub) -> float:
    """How many connections were cut so far, as the hub's own counter has it."""
    lines = (await get(hub, "/metrics")).splitlines()
    return next(float(line.split()[1]) for line in lines if "evicted " in line and "#" not in line)


async def goes_on(hub: Hub) -> None:
    """Somebody else still works as if nothing had been."""
    async with seated(hub.port, COORDINATOR) as person:
        before = hub.board.position
        person.session.submit(note() if hub.board.position > 30 else receive())
        await until(lambda: person.board.position > before and not person.session.pending)


STRANGE_HANDSHAKES: dict[str, tuple[int, dict[str, Any]]] = {
    "no token": (401, {"additional_headers": {}}),
    "two tokens": (
        400,
        {"additional_headers": [("Authorization", "Bearer a"), ("Authorization", "Bearer b")]},
    ),
    "a browser": (403, {"origin": Origin("https://elsewhere.example")}),
    "another version": (400, {"subprotocols": [Subprotocol("mashboard.v2")]}),
    "no version": (400, {"subprotocols": None}),
}


@pytest.mark.parametrize("how", STRANGE_HANDSHAKES)
async def test_a_strange_handshake_is_answered_in_http(how: str) -> None:
    status, other = STRANGE_HANDSHAKES[how]
    async with serving() as hub:
        with pytest.raises(InvalidStatus) as no:
            async with stranger(hub, **other):
                pass
        assert no.value.response.status_code == status
        await goes_on(hub)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00" * 4_000,
        b"SSH-2.0\r\n",
    ],
    ids=["tls", "http", "zeros", "ssh"],
)
async def test_what_is_no_handshake_ends(raw: bytes) -> None:
    async with serving() as hub:
        reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
        writer.write(raw + b"\r\n\r\n")
        async with asyncio.timeout(5):
            await reader.read()
        writer.close()
        await goes_on(hub)


async def test_a_handshake_without_end_is_cut() -> None:
    async with serving() as hub:
        headers = {"Authorization": f"Bearer {NURSE.account}", "Filler": "x" * 7_000}
        with pytest.raises((WebSocketException, OSError)):
            async with stranger(hub, additional_headers=headers, user_agent_header="y" * 2_000):
                pass
        assert await evicted(hub) == 1
        await goes_on(hub)


REQUEST = (
    "GET / HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    f"Sec-WebSocket-Protocol: {SUBPROTOCOL}\r\nAuthorization: Bearer {NURSE.account}\r\n\r\n"
).encode()
CLOSING = b"\x88\x80mask"


@pytest.mark.parametrize("cut", [len(REQUEST) + len(CLOSING), len(REQUEST) - 2])
async def test_frames_before_the_handshake_is_answered_end_the_line(cut: int) -> None:
    """They were read, and left a connection that was neither open nor closed for its handler."""
    async with serving() as hub:
        reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
        for part in ((REQUEST + CLOSING)[:cut], (REQUEST + CLOSING)[cut:]):
            writer.write(part)
            await asyncio.sleep(0.01)
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()
        assert await evicted(hub) == 1
        await goes_on(hub)


FRAMES: dict[str, tuple[str | bytes, CloseCode]] = {
    "no frame": ("hello", CloseCode.BAD_FRAME),
    "unknown field": ('{"type":"Hello","colour":"red"}', CloseCode.BAD_FRAME),
    "unknown frame": ('{"type":"Welcome"}', CloseCode.BAD_FRAME),
    "binary": (b"\xff\xfe\x00", CloseCode.BAD_FRAME),
    "command first": ('{"type":"Be","here":{}}', CloseCode.OUT_OF_ORDER),
    "too large": ("x" * (MAX_FRAME_FROM_CLIENT + 1), CloseCode.TOO_BIG),
}


@pytest.mark.parametrize("what", FRAMES)
async def test_a_bad_frame_ends_the_line_and_says_why(what: str) -> None:
    frame, code = FRAMES[what]
    async with serving() as hub, stranger(hub) as line:
        await line.send(frame)
        last, closed = await ended(line)
        assert closed == code
        assert last == ("" if code is CloseCode.TOO_BIG else "Bye")
        await goes_on(hub)


async def test_a_frame_in_pieces_is_bounded_as_a_whole() -> None:
    async with serving() as hub, stranger(hub) as line:
        with pytest.raises(ConnectionClosed):
            await line.send("x" * 65_536 for _ in range(64))
        assert (await ended(line))[1] == CloseCode.TOO_BIG
        await goes_on(hub)


async def test_who_says_nothing_is_let_go() -> None:
    async with serving(config=structs.replace(USUAL, hello_seconds=0.05)) as hub:
        async with stranger(hub) as line:
            assert await ended(line) == ("Bye", CloseCode.OUT_OF_ORDER)
        await goes_on(hub)


async def ping_for_ever(line: ClientConnection) -> None:
    async with asyncio.timeout(5):
        while True:
            await line.ping()
            await asyncio.sleep(0)


async def test_a_flood_of_pings_is_cut() -> None:
    async with serving(config=config(pings_per_minute=20)) as hub, stranger(hub) as line:
        with pytest.raises(ConnectionClosed):
            await ping_for_ever(line)
        assert await evicted(hub) == 1
        await goes_on(hub)


async def test_a_flood_of_commands_is_put_off_and_not_cut() -> None:
    """Every one is answered, most of them by NotNow; the others have their turn."""
    frame = '{"type":"Submit","id":"%08d-0000-4000-8000-000000000000","command":{"type":"AddNote"}}'
    async with serving() as hub, stranger(hub) as line:
        await line.send(HELLO)
        for number in range(2_000):
            await line.send(frame % number)
        await goes_on(hub)
        answers = 0
        async with asyncio.timeout(10):
            while answers < 2_000:
                answers += json.loads(await line.recv())["type"] in ("Refused", "NotNow")


def deaf() -> socket.socket:
    """A socket whose peer soon has to wait."""
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    return one


@asynccontextmanager
async def stalled(hub: Hub) -> AsyncIterator[ClientConnection]:
    """Signed in and welcomed, and reads no more from then on."""
    sock = deaf()
    sock.connect(("127.0.0.1", hub.port))
    sock.setblocking(False)
    async with stranger(hub, sock=sock) as line:
        await line.send(HELLO)
        while json.loads(await line.recv())["type"] != "Part":
            pass
        line.transport.pause_reading()
        yield line


async def talk_until(hub: Hub, true: Callable[[], bool]) -> None:
    """Long notes until something comes true."""
    async with seated(hub.port, COORDINATOR) as person:
        person.session.submit(receive())
        for number in range(600):
            if true():
                return
            person.session.submit(note(1, f"{number} {LONG}"))
            await until(lambda: len(person.session.pending) < 8, 20)
    raise AssertionError("it never came true")


def connected(hub: Hub) -> int:
    """As the gauge says it, which would need a connection of its own."""
    return len(hub._crowd)


def talking(hub: Hub) -> int:
    """Those that the hub has not closed from its side."""
    return len(hub._outlets)


async def test_who_reads_too_slowly_is_told_to_come_again() -> None:
    limits = {"waiting_frames": 20, "stall_seconds": 60.0}
    async with serving(config=config(**limits)) as hub, stalled(hub) as line:
        await talk_until(hub, lambda: talking(hub) == 1)
        line.transport.resume_reading()
        assert (await ended(line))[1] == CloseCode.OVERFLOW


async def test_who_reads_nothing_is_cut() -> None:
    limits = {"stall_seconds": 0.3, "waiting_frames": 100_000, "waiting_bytes": 1 << 30}
    async with serving(config=config(**limits)) as hub, stalled(hub):
        await talk_until(hub, lambda: connected(hub) == 1)
        assert await evicted(hub) == 1
        await goes_on(hub)


async def test_one_address_has_a_bounded_number_of_connections() -> None:
    async with serving(config=config(connections_per_address=2)) as hub:
        async with stranger(hub), stranger(hub):
            with pytest.raises(InvalidStatus) as no:
                async with stranger(hub):
                    pass
            assert no.value.response.status_code == 429
        await until(lambda: connected(hub) == 0)
        await goes_on(hub)


def held_up(hub: Hub) -> bool:
    """Somebody does not take what is delivered."""
    return any(one.paused for one in hub._outlets._connections.values())


async def test_a_line_that_is_torn_in_the_middle_of_a_welcome_ends_quietly() -> None:
    """Whoever waits for it to drain hears an error that is nobody's."""
    heard: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: heard.append(context))
    async with serving() as hub:
        for number in range(1, 80):
            await hub.submit(COORDINATOR.account, receive(number))
            for said in range(5):
                await hub.submit(COORDINATOR.account, note(number, f"{said} {LONG}"))
        async with stalled(hub) as line:
            await until(lambda: held_up(hub))
            sock = line.transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.transport.abort()
        await until(lambda: not connected(hub))
        gc.collect()
    assert not heard
