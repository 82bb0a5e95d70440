"""A client that starts, and prints when its board is there and painted: `… PORT ACCOUNT TOKEN DIR`.

It loads what the program loads, and nothing of the bench.
"""

import asyncio
import sys
from pathlib import Path
from time import monotonic

import msgspec

from app.domain.board import Board
from app.persistence.shelf import open_shelf
from sync.adapters import SystemClock, SystemEntropy
from sync.session import Address, Session
from ui.bootstrap.ready import make_ready


async def sit_down(port: str, account: str, token: str, folder: str) -> None:
    """As the program does after sign-in; prints when the board is there and painted."""
    from PySide6.QtCore import QTimer

    from ui.bootstrap.desk import Desk

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


def main() -> None:
    # The order of the program: what is no screen first, then Qt, then the screens.
    make_ready()
    from ui.bootstrap.loop import run

    run(sit_down(*sys.argv[1:]))


if __name__ == "__main__":
    main()
