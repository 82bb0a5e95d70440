"""From the start of the program to a window one can use: 500 cases on it, from a hub."""

import asyncio
import statistics
import sys
from pathlib import Path
from time import monotonic

import msgspec
from PySide6.QtCore import QTimer

from app.domain.board import Board
from app.persistence.shelf import open_shelf
from sync.adapters import SystemClock, SystemEntropy
from sync.session import Address, Session
from tests.bench.boards import Seated, build
from tests.bench.figures import Measured, Series, at_most
from tests.bench.processes import contestant, told_by
from tests.bench.scale import Scale
from ui.bootstrap.desk import Desk
from ui.bootstrap.loop import run

LIMIT = 1.5
ANSWERS = 10


async def measure(root: Path, scale: Scale) -> Measured:
    folder = root / "starting"
    seated = build(folder, scale.big_board, ANSWERS)
    clients = [root / f"client-{number}" for number in range(scale.starts)]
    for client in clients:
        client.mkdir()
    async with contestant("hub", folder) as port:
        raw = [await _start(port, seated[0], client) for client in clients]
    figure = statistics.median(raw)
    name = "cold start to a window with 500 cases"
    return Measured(at_most(name, figure, LIMIT, "s"), (Series(name, "s", {"starts": raw}),))


async def _start(port: int, seated: Seated, folder: Path) -> float:
    words = (str(port), seated.seat.account, seated.member.token, str(folder))
    began = monotonic()
    return await told_by(("-m", "tests.bench.starting", *words), float) - began


async def sit_down(port: str, account: str, token: str, folder: str) -> None:
    """As the program does after sign-in; prints when the board is there and painted."""
    entropy = SystemEntropy()
    shelf = open_shelf(Path(folder) / "shelf.db", entropy.bytes(32))
    address = msgspec.convert(
        {"url": f"ws://127.0.0.1:{port}/", "account": account, "token": token}, Address
    )
    session = Session(address, shelf, SystemClock(), entropy)
    painted = asyncio.get_running_loop().create_future()
    await session.start()
    desk = Desk(session, Path(folder), lambda: None)
    desk.show()

    def welcomed(_: Board) -> None:
        desk.window.repaint()
        QTimer.singleShot(0, shown)

    def shown() -> None:
        if not painted.done():
            painted.set_result(monotonic())

    desk.bridge.welcomed.connect(welcomed)
    sys.stdout.buffer.write(msgspec.json.encode(await painted))
    desk.close()
    await session.stop()


if __name__ == "__main__":
    run(sit_down(*sys.argv[1:]))
