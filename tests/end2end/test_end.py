"""The hub is told to stop, while people are at the board and write."""

import signal
import time
from itertools import islice
from pathlib import Path

from tests.end2end.kills import NAMES, SEAT, notes, texts
from tests.end2end.people import person
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

WRITTEN = 40
LONGEST_STOP = 5.0


async def test_told_to_stop_it_ends_well_and_nothing_is_lost(
    data: Path, words: Words, tmp_path: Path
) -> None:
    await words.aside("import", "--data", data, written(tmp_path)[0])
    case = next(board_of(data).cases()).id
    mine = list(islice(notes(case, NAMES[0]), WRITTEN))
    with served(data) as hub:
        line = await words.aside("invite", "--data", data, NAMES[0], *SEAT)
        async with person(tmp_path / "profile", line) as one:
            await one.write(mine)
            await one.until_taken(WRITTEN // 4)
            began = time.monotonic()
            hub.process.send_signal(signal.SIGTERM)
            code, logged = hub.end()
            assert code == 0
            assert time.monotonic() - began < LONGEST_STOP
            assert "Traceback" not in logged
            await one.until(lambda seen: seen.line == "not-live")
            assert texts(data).keys() >= set(one.taken)
            with served(data, "--port", hub.port):
                await one.until(lambda seen: seen.line == "live" and not seen.waiting)
    assert texts(data) == dict.fromkeys((note.text for note in mine), 1)
