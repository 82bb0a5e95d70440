"""What an idle line leaves in the hub's memory: no more of the handshake, and small buffers."""

import asyncio
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, cast

from websockets.asyncio.server import Server
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.server import ServerProtocol

from sync.guard import ENCRYPTED_AT_ONCE, Crowd, GuardedConnection, Limits

LONG = b"x" * (3 * ENCRYPTED_AT_ONCE)


class Pipe(asyncio.Transport):
    """Takes what is written, in the pieces in which it was."""

    def __init__(self, encrypted: bool) -> None:
        super().__init__(
            {"peername": ("192.0.2.1", 1), "ssl_object": object() if encrypted else None}
        )
        self.pieces: list[bytes] = []
        self.closing = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.pieces.append(bytes(data))

    def writelines(self, list_of_data: Iterable[Any]) -> None:
        self.write(b"".join(list_of_data))

    def is_closing(self) -> bool:
        return self.closing

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None: ...

    def get_write_buffer_size(self) -> int:
        return 0


async def nothing(_: object) -> None: ...


def line(pipe: Pipe) -> GuardedConnection:
    """Open, through that pipe."""
    protocol = ServerProtocol()
    server = cast(Server, SimpleNamespace(handler=nothing, handler_tasks=set()))
    connection = GuardedConnection(protocol, server, crowd=Crowd(Limits()))
    connection.connection_made(pipe)
    protocol.state = State.OPEN
    return connection


async def test_under_tls_much_is_written_in_small_pieces() -> None:
    pipe = Pipe(encrypted=True)
    open_line = line(pipe)
    open_line.push(LONG)
    open_line.push(b"the next one")
    open_line.flush()
    assert max(map(len, pipe.pieces)) == ENCRYPTED_AT_ONCE
    plain = Pipe(encrypted=False)
    other = line(plain)
    other.push(LONG)
    other.push(b"the next one")
    other.flush()
    assert b"".join(pipe.pieces) == b"".join(plain.pieces)
    assert len(plain.pieces) == 1


async def test_what_is_closing_is_written_nothing() -> None:
    pipe = Pipe(encrypted=True)
    open_line = line(pipe)
    open_line.push(LONG)
    pipe.closing = True
    open_line.flush()
    assert (pipe.pieces, open_line.waiting_bytes) == ([], 0)


async def test_once_settled_a_line_holds_nothing_of_its_handshake() -> None:
    settled = line(Pipe(encrypted=False))
    settled.request = Request("/", Headers(Authorization="Bearer something-secret"))
    settled.response = Response(101, "Switching Protocols", Headers(Upgrade="websocket"))
    settled.settled()
    assert settled.request is not None
    assert not list(settled.request.headers.raw_items())
    assert not list(settled.response.headers.raw_items())


async def test_the_librarys_own_fields_stay_in_a_dictionary_that_all_lines_share() -> None:
    assert not {"_waiting", "_crowd", "account", "address"} & vars(line(Pipe(False))).keys()
