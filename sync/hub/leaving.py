"""Ends a listening socket without forgetting whoever came through it in that same moment."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Protocol

STEPS = 2
"""Of the loop: from a connection that was taken up to one that its server knows."""


class Listening(Protocol):
    """An asyncio server, or one of the websockets library."""

    @property
    def sockets(self) -> Iterable[Any]: ...


async def finish_arrivals(server: Listening) -> None:
    """Whoever was taken up is known to the server then; to be awaited before it is closed.

    asyncio takes a connection up in one step of its loop and makes it known to the server in the
    next. Of one that came in between, a server that is closed knows nothing: it would be neither
    answered nor ended (https://github.com/python/cpython/issues/109564). So its loop takes up
    nobody from here on. uvloop and Windows' own loop do both in one step, and need no more.
    """
    loop = asyncio.get_running_loop()
    for listening in server.sockets:
        with suppress(NotImplementedError):  # Windows' own loop has no readers.
            loop.remove_reader(listening.fileno())
    for _ in range(STEPS):
        await asyncio.sleep(0)
