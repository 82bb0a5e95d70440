"""From the start of the program to a window one can use: 500 cases on it, from a hub."""

import statistics
from pathlib import Path
from time import monotonic

from tests.bench.boards import Seated, build
from tests.bench.figures import Measured, Series, at_most
from tests.bench.processes import contestant, told_by, watched
from tests.bench.scale import Scale

LIMIT = 1.5
ANSWERS = 10


async def measure(root: Path, scale: Scale) -> Measured:
    folder = root / "starting"
    seated = build(folder, scale.big_board, ANSWERS)
    clients = [root / f"client-{number}" for number in range(scale.starts)]
    for client in clients:
        client.mkdir()
    async with contestant("hub", folder) as hub:
        raw = [await _start(hub.port, seated[0], client) for client in clients]
    figure = statistics.median(raw)
    name = "cold start to a window with 500 cases"
    return Measured(at_most(name, figure, LIMIT, "s"), (Series(name, "s", {"starts": raw}, LIMIT),))


async def _start(port: int, seated: Seated, folder: Path) -> float:
    words = (str(port), seated.seat.account, seated.member.token, str(folder))
    began = monotonic()
    return await told_by(watched("tests.bench.sit_down", *words), float) - began
