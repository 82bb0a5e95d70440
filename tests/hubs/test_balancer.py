"""The balancer itself: what it took up it lets go of, whenever it is told to end."""

import asyncio
import socket

import pytest

from tests.helpers.left_open import left_open
from tests.hubs.balancer import balancing

STEPS = range(12)
"""Of the loop between somebody coming and the end: they are at another place each time."""


async def somebody_comes_last(steps: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hub:
        async with balancing([hub.getsockname()[1]]) as door:
            with socket.create_connection(("127.0.0.1", door.port)):
                for _ in range(steps):
                    await asyncio.sleep(0)


@pytest.mark.parametrize("steps", STEPS)
def test_whoever_comes_last_is_let_go(steps: int) -> None:
    """Their connection was found open among the garbage, by a later test that had none."""
    assert not left_open(somebody_comes_last(steps))
