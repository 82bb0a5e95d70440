"""The hub is killed while two people write: what it acknowledged is there, once."""

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import AsyncExitStack
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


def texts(data: Path) -> Counter[str]:
    return Counter(note.text for case in board_of(data).cases() for note in case.notes)


def notes(case: CaseId, name: str, which: Iterable[int]) -> list[Write]:
    return [Write(case, f"{name} wrote this as number {n}") for n in which]


async def killed_while_writing(hub: Served, people: dict[str, Person], taken: int) -> None:
    for one in people.values():
        await one.until_taken(taken)
    hub.process.kill()
    hub.end()
    for one in people.values():
        await one.until(lambda seen: seen.line != "live")


async def kill_again_and_again(data: Path, words: Words, kills: int, each: int) -> None:
    """Each person writes `each` notes between two kills."""
    port = "--port", 0
    async with AsyncExitStack() as leaving:
        people: dict[str, Person] = {}
        case = next(board_of(data).cases()).id
        for round_ in range(kills):
            with served(data, *port) as hub:
                port = "--port", hub.port
                for name in NAMES if not people else ():
                    line = await words.aside("invite", "--data", data, name, *SEAT)
                    joined = person(data.parent / name, line)
                    people[name] = await leaving.enter_async_context(joined)
                for name, one in people.items():
                    await one.write(notes(case, name, range(round_ * each, (round_ + 1) * each)))
                await killed_while_writing(hub, people, round_ * each + each // 4)
            kept = texts(data)
            assert len(kept) < len(NAMES) * each * (round_ + 1), "it was not killed at work"
            assert set(kept.values()) == {1}
            assert kept.keys() >= {text for one in people.values() for text in one.taken}
        with served(data, *port):
            await settled(people.values(), data, words)
            for one in people.values():
                assert one.refused == []
                assert len(one.taken) == kills * each
            assert len({one.seen.hash for one in people.values()}) == 1
    all_of_them = {w.text for name in NAMES for w in notes(case, name, range(kills * each))}
    assert texts(data) == Counter(all_of_them)
    assert json.loads(await words.aside("verify", "--data", data, "--json"))["problems"] == []


async def test_acknowledged_words_survive_a_kill(data: Path, words: Words, tmp_path: Path) -> None:
    await words.aside("import", "--data", data, written(tmp_path)[0])
    await kill_again_and_again(data, words, kills=1, each=60)


@pytest.mark.proof
async def test_acknowledged_words_survive_kill_after_kill(
    data: Path, words: Words, tmp_path: Path
) -> None:
    await words.aside("import", "--data", data, written(tmp_path)[0])
    await kill_again_and_again(data, words, kills=20, each=100)
