"""A hub and two clients, three processes: what is imported, both see."""

import json
import os
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from app.codec import board_hash
from app.domain.board import Board
from app.domain.disclosure import view
from app.domain.partnership.state import Seat
from tests.end2end.people import Person, person, settled
from tests.sync.cli.exports import written
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

SHARED_DATA = os.environ.get("MASHBOARD_SHARED_DATA", "")
"""A folder of larger files; without it there is no such test."""
TWO = {
    "A. Reed": ("--agency", "social-care", "--role", "coordinator"),
    "B. Stone": ("--agency", "police", "--virtual"),
}


async def import_seen_by_two(
    data: Path, words: Words, files: tuple[Path, ...]
) -> tuple[dict[str, Any], dict[str, Person]]:
    """The report, and the two as they last were."""
    with served(data) as hub:
        async with AsyncExitStack() as leaving:
            people = {}
            for name, seat in TWO.items():
                line = await words.aside("invite", "--data", data, name, *seat)
                joined = person(data.parent / name, line)
                people[name] = await leaving.enter_async_context(joined)
            report = json.loads(await words.aside("import", "--data", data, *files, "--json"))
            await settled(people.values(), data, words)
        hub.process.terminate()
        assert hub.end()[0] == 0
    return report, people


def agree(board: Board, people: dict[str, Person]) -> None:
    """Each saw exactly their own view of the record, to the last event."""
    for name, one in people.items():
        assert one.seen.cases == sum(1 for _ in board.cases())
        assert one.seen.position == board.position
        assert one.seen.hash == board_hash(view(board, _seat(board, name)))


def _seat(board: Board, name: str) -> Seat:
    assert board.partnership is not None
    return next(seat for seat in board.partnership.seats if seat.name == name)


async def test_both_see_what_is_imported(data: Path, words: Words, tmp_path: Path) -> None:
    report, people = await import_seen_by_two(data, words, written(tmp_path))
    assert (report["cases"], report["contributions"]) == (4, 4)
    agree(board_of(data), people)


if SHARED_DATA:

    async def test_both_see_what_others_made(data: Path, words: Words) -> None:
        """Forty-two referrals about people of two registers of five hundred."""
        folder = Path(SHARED_DATA)
        files = tuple(folder / f"{name}.csv" for name in ("referrals", "social-care", "education"))
        report, people = await import_seen_by_two(data, words, files)
        assert report["cases"] == 40
        assert report["matched"] >= 481
        assert len(report["rejects"]) == 7
        agree(board_of(data), people)
