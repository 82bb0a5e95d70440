"""The store on its one thread: one call at a time, in the order in which they were made."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from app.ports import EventStore

T = TypeVar("T")


class Writer:
    def __init__(self, store: EventStore) -> None:
        self.store = store
        self._lock = asyncio.Lock()
        self._asking = 0
        self._thread = ThreadPoolExecutor(1, "writer")

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """No turn is under way within, and the room has heard how the last one went."""
        self._asking += 1
        try:
            await self._lock.acquire()
        finally:
            self._asking -= 1
        try:
            yield
        finally:
            self._lock.release()

    @asynccontextmanager
    async def pause(self) -> AsyncIterator[None]:
        """As `alone`, for what does not hurry: turns go on as long as one waits."""
        async with self._lock:
            yield

    @property
    def wanted(self) -> bool:
        """Someone waits to be `alone`."""
        return self._asking > 0

    def call(self, work: Callable[..., T], *args: object) -> "asyncio.Future[T]":
        """Begins at once, or after the calls before it."""
        return asyncio.get_running_loop().run_in_executor(self._thread, work, *args)

    async def close(self) -> None:
        await self.call(self.store.close)
        self._thread.shutdown(wait=False)
