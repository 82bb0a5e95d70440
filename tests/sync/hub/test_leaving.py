"""Whoever came at the very end is known to the server that is closed, and so let go."""

import asyncio
import socket
import threading
from contextlib import suppress

import pytest

from sync.hub.leaving import finish_arrivals
from tests.helpers.left_open import left_open
from tests.sync.sockets import serving

A_MOMENT = 0.1
STEPS = range(8)
"""Of the loop between somebody's coming and the end: they are at another place each time."""


async def somebody_comes_last(steps: int) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    with socket.create_connection(server.sockets[0].getsockname()):
        for _ in range(steps):
            await asyncio.sleep(0)
        await finish_arrivals(server)
        server.close()


@pytest.mark.parametrize("steps", STEPS)
def test_whoever_comes_last_is_let_go(steps: int) -> None:
    """Once in some dozens of runs one was found open among the garbage, by another test."""
    assert not left_open(somebody_comes_last(steps))


async def test_a_hub_that_stops_on_this_loop_takes_up_nobody() -> None:
    """From the first moment on, though its store is still at work; then the line ends."""
    async with serving() as hub:
        done = threading.Event()
        work = asyncio.create_task(hub.on_store(done.wait))
        stop = asyncio.create_task(hub.stop())
        await asyncio.sleep(A_MOMENT)
        reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n")
        await asyncio.wait([answer := asyncio.create_task(reader.read())], timeout=A_MOMENT)
        answered = answer.done()
        done.set()
        await asyncio.gather(work, stop)
        with suppress(ConnectionResetError):
            assert await answer == b""
        assert not answered
        writer.close()
