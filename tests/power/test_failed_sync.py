"""A disk that does not confirm a commit ends the hub for its supervisor; the next one is sure."""

import asyncio
import json
import signal
from itertools import islice
from pathlib import Path

from sync.hub import ExitCode
from tests.end2end.kills import NAMES, SEAT, notes, texts
from tests.end2end.people import person, settled
from tests.sync.cli import on_a_faulty_disk
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

WRITTEN = 60


async def test_the_next_start_has_each_word_once(data: Path, words: Words, tmp_path: Path) -> None:
    await words.aside("import", "--data", data, written(tmp_path)[0])
    case = next(board_of(data).cases()).id
    mine = list(islice(notes(case, NAMES[0]), WRITTEN))
    with served(data, "--port", 0, program=on_a_faulty_disk.__name__) as hub:
        line = await words.aside("invite", "--data", data, NAMES[0], *SEAT)
        async with person(tmp_path / "profile", line) as one:
            await one.write(mine[: WRITTEN // 2])
            await one.until_taken(WRITTEN // 4)
            hub.process.send_signal(signal.SIGUSR1)
            await one.write(mine[WRITTEN // 2 :])
            code, logged = await asyncio.to_thread(hub.end)
            assert code == ExitCode.BROKEN
            assert "turn.stopping" in logged
            await one.until(lambda seen: seen.line == "not-live")
            assert len(one.taken) < WRITTEN, "not all of it was told"
            with served(data, "--port", hub.port):
                await settled([one], data, words)
            assert (sorted(one.taken), one.refused) == (sorted(n.text for n in mine), [])
    assert texts(data) == dict.fromkeys((note.text for note in mine), 1)
    report = json.loads(await words.aside("verify", "--data", data, "--json"))
    assert report["problems"] == []
