"""People at a hub, each with a client in a process of its own."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from tests.end2end import client
from tests.end2end.client import Seen, Write
from tests.sync.cli.words import ENVIRONMENT, ROOT, Words

SECONDS = 30.0


class Person:
    """Hears its client all the time, so that this never has to wait for being heard."""

    def __init__(self, process: Process) -> None:
        self.seen = Seen("")
        self.taken: list[str] = []
        """Texts that the hub acknowledged, in order."""
        self.refused: list[str] = []
        self._process = process
        self._heard = asyncio.Event()
        self._hearing = asyncio.create_task(self._hear())

    async def until(self, true: Callable[[Seen], object]) -> Seen:
        async with asyncio.timeout(SECONDS):
            while not true(self.seen):
                assert not self._hearing.done(), "the client has ended"
                self._heard.clear()
                await self._heard.wait()
        return self.seen

    async def until_taken(self, texts: int) -> None:
        await self.until(lambda _: len(self.taken) >= texts)

    async def write(self, notes: Iterable[Write]) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        pipe.writelines(msgspec.json.encode(note) + b"\n" for note in notes)
        await pipe.drain()

    async def leave(self) -> int:
        """Its exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        async with asyncio.timeout(SECONDS):
            await self._hearing
            return await self._process.wait()

    async def end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        await self._hearing

    async def _hear(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.seen = msgspec.json.decode(line, type=Seen)
            self.taken += self.seen.taken
            self.refused += self.seen.refused
            self._heard.set()
        self._heard.set()


@asynccontextmanager
async def person(folder: Path, invitation: str) -> AsyncIterator[Person]:
    """Live at the hub."""
    words = "-m", client.__name__, str(folder), invitation.strip()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=ENVIRONMENT
    )
    one = Person(process)
    try:
        await one.until(lambda seen: seen.line == "live")
        yield one
        assert await one.leave() == 0
    finally:
        await one.end()


async def settled(people: Collection[Person], data: Path, words: Words) -> None:
    """Nobody has anything to send, and all have seen the last event."""
    for one in people:
        await one.until(lambda seen: seen.line == "live" and not seen.waiting)
    last = json.loads(await words.aside("verify", "--data", data, "--json"))["events"]
    for one in people:
        await one.until(lambda seen: seen.position == last)
