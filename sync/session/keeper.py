"""The Shelf on a thread of its own, so that no window waits for a disk."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog

from app.domain.values import CommandId, Line
from app.ports import Pending, Shelf

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Keeper:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._thread = ThreadPoolExecutor(1, "shelf")
        self._drafts: dict[Line, str] = {}
        self._unsaved: dict[Line, str] = {}
        self._work: set[asyncio.Task[None]] = set()

    async def open(self) -> tuple[Pending, ...]:
        """Drafts are here from now on; gives the commands that were never shown back."""
        # What was typed while the disk was read is newer than what stood there.
        self._drafts = await self._call(self._shelf.drafts) | self._drafts
        return await self._call(self._shelf.pending)

    def keep(self, pending: Pending, then: Callable[[CommandId], None]) -> None:
        self._start(self._keep(pending, then))

    def drop(self, command: CommandId) -> None:
        self._start(self._try(self._shelf.drop, command))

    def draft(self, key: Line) -> str:
        return self._drafts.get(key, "")

    def save_draft(self, key: Line, text: str) -> None:
        """The latest text counts, however often it changes while the disk is busy."""
        self._drafts[key] = text
        if not self._unsaved:
            self._start(self._save_drafts())
        self._unsaved[key] = text

    async def close(self) -> None:
        """Once everything is on the disk."""
        while self._work:
            await asyncio.wait(self._work)
        await self._try(self._shelf.close)
        self._thread.shutdown(wait=False)

    async def _keep(self, pending: Pending, then: Callable[[CommandId], None]) -> None:
        # Also where the shelf failed: the hub is then the only safe place left for it.
        await self._try(self._shelf.keep, pending)
        then(pending.id)

    async def _save_drafts(self) -> None:
        # In one go: between two of them a newer text could overtake an older one.
        unsaved, self._unsaved = self._unsaved, {}
        await self._try(self._save_each, unsaved)

    def _save_each(self, drafts: dict[Line, str]) -> None:
        for key, text in drafts.items():
            self._shelf.save_draft(key, text)

    async def _try(self, work: Callable[..., None], *args: object) -> None:
        try:
            await self._call(work, *args)
        except Exception:
            # A shelf that fails must not take the board away: what is here stays in memory.
            log.exception("shelf.failed", work=work.__name__)

    async def _call(self, work: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
