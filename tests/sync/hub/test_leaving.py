"""Whoever came at the very end is known to the server that is closed, and so let go."""

import asyncio
import socket

import pytest

from sync.hub.leaving import nobody_new
from tests.helpers.left_open import left_open

STEPS = range(8)
"""Of the loop between somebody's coming and the end: they are at another place each time."""


async def somebody_comes_last(steps: int) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    with socket.create_connection(server.sockets[0].getsockname()):
        for _ in range(steps):
            await asyncio.sleep(0)
        await nobody_new(server)
        server.close()


@pytest.mark.parametrize("steps", STEPS)
def test_whoever_comes_last_is_let_go(steps: int) -> None:
    """Once in some dozens of runs one was found open among the garbage, by another test."""
    assert not left_open(somebody_comes_last(steps))
