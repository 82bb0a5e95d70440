"""`mashboard demo` with a person who looks, steps through the screens and closes the window.

Run as a program by its test; prints one JSON object of what was seen.
"""

import asyncio
import json
import os
from pathlib import Path

from sync.adapters import SystemClock, SystemEntropy
from tests.helpers.find import part
from tests.ui.bootstrap.watching import appears, until
from ui.board.table import BoardTable
from ui.bootstrap import loop
from ui.bootstrap.demo import run_demo
from ui.main_window import MainWindow
from ui.projector.view import ProjectorWindow

PLACES = ("meeting", "requests", "board")
PEOPLE = 4
"""At least so many of the demo's people are seen to be here."""


def hubs() -> list[int]:
    """Process ids of the hubs that this process started, ended ones that nobody waited for too."""
    mine = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for file in mine for pid in file.read_text().split()]


async def look_round() -> None:
    demo = asyncio.ensure_future(run_demo(SystemClock(), SystemEntropy()))
    window = await appears(MainWindow)
    wall = await appears(ProjectorWindow)
    table = part(window, BoardTable)
    await until(lambda: table.model().rowCount() >= PEOPLE)
    await until(lambda: len(window._bridge.present) >= PEOPLE)
    for place in PLACES:
        window.go(place)
        await asyncio.sleep(0.2)
    seen = {"rows": table.model().rowCount(), "wall": wall.accessibleName(), "hubs": hubs()}
    window.close()
    async with asyncio.timeout(30):
        await demo
    print(json.dumps({**seen, "left": hubs()}))


if __name__ == "__main__":
    loop.run(look_round())
