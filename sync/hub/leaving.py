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


async def nobody_new(server: Listening) -> None:
    """Take up nobody from now on; to be awaited before the server is closed.

    asyncio takes a connection up in one step of its loop and makes it known to the server in the
    next. Of one that came in between, a server that is closed knows nothing: it would be neither
    answered nor ended (https://github.com/python/cpython/issues/109564).
    """
    loop = asyncio.get_running_loop()
    for listening in server.sockets:
        # Windows' own loop has no readers, and takes up and makes known in one step.
        with suppress(NotImplementedError):
            loop.remove_reader(listening.fileno())
    for _ in range(STEPS):
        await asyncio.sleep(0)
