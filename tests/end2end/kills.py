"""A real hub is killed while two people write, again and again, and counts what that cost.

What each kill left is read from a copy: the next hub must recover the folder by itself.
"""

import asyncio
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from itertools import count, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.domain.values import CaseId
from sync.cli.master_key import key_file_of
from tests.end2end.client import Write
from tests.end2end.people import Person, person, settled
from tests.proof.part import Part
from tests.proof.tally import Tally
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Served, Words, served, start

NAMES = ("A. Reed", "B. Stone")
SEAT = ("--agency", "social-care", "--role", "coordinator")
AT_ONCE, AHEAD = 10, 40
"""A person's notes are handed over so many at once, and so far ahead of the hub's answers."""
MOST_ANSWERS = 60
"""Each person has had fewer of them before the next kill."""
EARLY = 5
"""One hub in so many is killed as it starts, while it finds what the last one left …"""
STARTING = 0.3, 1.5
"""… within these seconds."""
WORDS = Words()


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
    """Two people, and a hub that is killed under them."""

    def __init__(self, data: Path, leaving: AsyncExitStack) -> None:
        self.writers: list[Writer] = []
        self.interrupted = 0
        """Kills that came while something was on its way."""
        self._data = data
        self._leaving = leaving
        self._port = 0

    async def begin(self) -> None:
        case = next(board_of(self._data).cases()).id
        with served(self._data) as hub:
            self._port = hub.port
            for name in NAMES:
                line = await WORDS.aside("invite", "--data", self._data, name, *SEAT)
                joined = person(self._data.parent / name, line)
                one = await self._leaving.enter_async_context(joined)
                self.writers.append(Writer(one, notes(case, name)))

    async def kill(self, number: int) -> Tally:
        rng = Random(number)
        if number % EARLY:
            await self._under_load(rng)
        else:
            await self._as_it_starts(rng)
        return self._cost()

    async def _as_it_starts(self, rng: Random) -> None:
        process = start(self._data, "--port", self._port)
        await asyncio.sleep(rng.uniform(*STARTING))
        process.kill()
        process.communicate()

    async def _under_load(self, rng: Random) -> None:
        """At some moment after each person had some more answers."""
        goals = [(w.one, len(w.one.taken) + rng.randrange(MOST_ANSWERS)) for w in self.writers]
        with served(self._data, "--port", self._port) as hub:
            writing = [asyncio.create_task(writer.write()) for writer in self.writers]
            for one, goal in goals:
                await one.until_taken(goal)
            await asyncio.sleep(rng.random() / 50)
            await self._killed(hub, writing)

    async def _killed(self, hub: Served, writing: list[asyncio.Task[None]]) -> None:
        hub.process.kill()
        hub.end()
        for task in writing:
            task.cancel()
        await asyncio.gather(*writing, return_exceptions=True)
        for writer in self.writers:
            await writer.one.until(lambda seen: seen.line != "live")

    def _cost(self) -> Tally:
        copy = self._data.with_name("copy")
        shutil.copytree(self._data, copy, ignore=shutil.ignore_patterns("*.sock", "*-shm"))
        shutil.copy2(key_file_of(self._data), key_file_of(copy))
        kept = texts(copy)
        shutil.rmtree(copy)
        self.interrupted += len(kept) < sum(len(writer.written) for writer in self.writers)
        owed = [text for writer in self.writers for text in writer.one.taken]
        return cost(kept, owed) + Tally(done=1)

    async def end(self) -> Tally:
        """Everything that was written is there, and both see the same."""
        with served(self._data, "--port", self._port):
            people = [writer.one for writer in self.writers]
            await settled(people, self._data, WORDS)
        tally = cost(texts(self._data), [t for writer in self.writers for t in writer.written])
        differ = len({one.seen.hash for one in people}) - 1
        refused = tuple(f"refused: {code}" for one in people for code in one.refused)
        return tally + Tally(diverged=differ, found=refused)


def cost(kept: Counter[str], owed: list[str]) -> Tally:
    lost = sum(text not in kept for text in owed)
    return Tally(lost=lost, doubled=kept.total() - len(kept))


async def told(folder: Path, kills: range, tell: Callable[[Tally], None]) -> Story:
    """Begins with a new hub, and tells what each kill cost, and what was left at the end."""
    data = folder / "hub"
    await WORDS.aside("init", "--data", data, "--name", "Testbridge MASH", "--prefix", "TB")
    await WORDS.aside("import", "--data", data, written(folder)[0])
    async with AsyncExitStack() as leaving:
        story = Story(data, leaving)
        await story.begin()
        for number in kills:
            tell(await story.kill(number))
        tell(await story.end())
    report = json.loads(await WORDS.aside("verify", "--data", data, "--json"))
    tell(Tally(found=tuple(map(str, report["problems"]))))
    return story


def run(first: int, count: int) -> Tally:
    """That many kills, in one story."""
    costs: list[Tally] = []
    with TemporaryDirectory(prefix="mashboard-kills-") as folder:
        try:
            asyncio.run(told(Path(folder), range(first, first + count), costs.append))
        except Exception as error:  # noqa: BLE001 - whatever a kill leads to is a finding
            costs.append(Tally(unhandled=1, found=(f"{type(error).__name__}: {error}",)))
    tally = sum(costs, Tally())
    if tally.clean:
        return tally
    again = f"{count} kills from {first} (python -m tests.end2end --first {first} --count {count})"
    return tally + Tally(found=(again,))


PART = Part(name="kills", run=run, at_once=25, usual=50, long=1_000)
"""A start of a hub for each; what a story costs besides is four more."""
