"""The hub is killed while two people write: what it acknowledged is there, once."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import count, islice
from pathlib import Path

import pytest

from app.domain.values import CaseId
from tests.end2end.client import Write
from tests.end2end.people import Person, person, settled
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Served, Words, served

NAMES = ("A. Reed", "B. Stone")
SEAT = ("--agency", "social-care", "--role", "coordinator")
AT_ONCE, AHEAD = 10, 40
"""A person's notes are handed over so many at once, and so far ahead of the hub's answers."""


def texts(data: Path) -> Counter[str]:
    return Counter(note.text for case in board_of(data).cases() for note in case.notes)


def notes(case: CaseId, name: str) -> Iterator[Write]:
    return (Write(case, f"{name} wrote this as number {n}") for n in count())


class Writer:
    """A person who writes without end."""

    def __init__(self, one: Person, words: Iterator[Write]) -> None:
        self.one = one
        self.written: list[str] = []
        self._words = words

    async def write(self) -> None:
        while True:
            some = list(islice(self._words, AT_ONCE))
            self.written += [note.text for note in some]
            await self.one.write(some)
            await self.one.until_taken(len(self.written) - AHEAD)


class Story:
    """Two people, and a hub that is killed under them again and again."""

    def __init__(self, data: Path, words: Words, leaving: AsyncExitStack) -> None:
        self.writers: list[Writer] = []
        self.interrupted = 0
        self._data = data
        self._words = words
        self._leaving = leaving
        self._port = 0

    async def begin(self) -> None:
        case = next(board_of(self._data).cases()).id
        with served(self._data) as hub:
            self._port = hub.port
            for name in NAMES:
                line = await self._words.aside("invite", "--data", self._data, name, *SEAT)
                joined = person(self._data.parent / name, line)
                one = await self._leaving.enter_async_context(joined)
                self.writers.append(Writer(one, notes(case, name)))

    async def kill(self, after: int) -> None:
        """Once each person has had so many more answers."""
        goals = [(writer.one, len(writer.one.taken) + after) for writer in self.writers]
        with served(self._data, "--port", self._port) as hub:
            writing = [asyncio.create_task(writer.write()) for writer in self.writers]
            for one, goal in goals:
                await one.until_taken(goal)
            await self._killed(hub, writing)
        kept = texts(self._data)
        self.interrupted += len(kept) < sum(len(writer.written) for writer in self.writers)
        assert set(kept.values()) == {1}
        assert kept.keys() >= {text for writer in self.writers for text in writer.one.taken}

    async def _killed(self, hub: Served, writing: list[asyncio.Task[None]]) -> None:
        hub.process.kill()
        hub.end()
        for task in writing:
            task.cancel()
        await asyncio.gather(*writing, return_exceptions=True)
        for writer in self.writers:
            await writer.one.until(lambda seen: seen.line != "live")

    async def end(self) -> None:
        with served(self._data, "--port", self._port):
            people = [writer.one for writer in self.writers]
            await settled(people, self._data, self._words)
            assert len({one.seen.hash for one in people}) == 1
        for writer in self.writers:
            assert writer.one.refused == []
            assert sorted(writer.one.taken) == sorted(writer.written)
        assert texts(self._data) == Counter(t for w in self.writers for t in w.written)


async def told(data: Path, words: Words, files: Path, kills: int) -> Story:
    await words.aside("import", "--data", data, written(files)[0])
    async with AsyncExitStack() as leaving:
        story = Story(data, words, leaving)
        await story.begin()
        for _ in range(kills):
            await story.kill(after=40)
        await story.end()
    report = json.loads(await words.aside("verify", "--data", data, "--json"))
    assert report["problems"] == []
    return story


async def test_acknowledged_words_survive_a_kill(data: Path, words: Words, tmp_path: Path) -> None:
    await told(data, words, tmp_path, kills=1)


@pytest.mark.proof
async def test_acknowledged_words_survive_kill_after_kill(
    data: Path, words: Words, tmp_path: Path
) -> None:
    story = await told(data, words, tmp_path, kills=25)
    assert story.interrupted > 10
