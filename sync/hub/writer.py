"""The store on its one thread: one call at a time, in the order in which they were made."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from app.ports import EventStore

T = TypeVar("T")


class Writer:
    def __init__(self, store: EventStore) -> None:
        self.store = store
        self.lock = asyncio.Lock()
        """Held from a turn's start until the room has heard how it went."""
        self._thread = ThreadPoolExecutor(1, "writer")

    async def call(self, work: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)

    async def close(self) -> None:
        await self.call(self.store.close)
        self._thread.shutdown(wait=False)
