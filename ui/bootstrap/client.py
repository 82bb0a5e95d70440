"""The life of the program: come in, sit at the board, leave, or sign in again."""

import asyncio
from pathlib import Path

from app.ports import Clock, Entropy
from sync import profiles, tls
from sync.entry import Entry
from sync.session import Address, Session
from ui.bootstrap.collector import keep_what_stands
from ui.bootstrap.desk import Desk, Leaving
from ui.bootstrap.entering import enter
from ui.bootstrap.wall import Wall

WALL = "wall"
"""The profile of the display seat, whose board is the projector's."""


def session_of(entry: Entry, clock: Clock, entropy: Entropy) -> Session:
    """A session that is not started yet."""
    at = entry.profile
    address = Address(
        f"wss://{at.host}:{at.port}/", at.account, entry.token, tls.client_context(at.ca_pem)
    )
    return Session(address, entry.shelf, clock, entropy)


async def run_desk(profile: str, data: Path | None, clock: Clock, entropy: Entropy) -> None:
    """The board, for one person, until they close the window."""
    folder = profiles.folder_of(profile, data)
    leaving: Leaving | None = None
    while leaving is not Leaving.CLOSED:
        signed_out = leaving is Leaving.SIGNED_OUT
        entry = await enter(folder, entropy, signed_out=signed_out)
        if entry is None:
            return
        leaving = await _sit(entry, folder, Projection(data, clock, entropy))


async def _sit(entry: Entry, folder: Path, projection: "Projection") -> Leaving:
    """Until one leaves, or is told to: what is being written is kept either way."""
    session = session_of(entry, projection.clock, projection.entropy)
    await session.start()
    desk = Desk(session, folder, projection.open)
    desk.bridge.welcomed.connect(keep_what_stands)
    try:
        desk.show()
        return await desk.left()
    finally:
        desk.close()
        await projection.close()
        await session.stop()


class Projection:
    """The wall beside a desk: a session of the display seat's own, opened when first wanted."""

    def __init__(self, data: Path | None, clock: Clock, entropy: Entropy) -> None:
        self._data = data
        self.clock = clock
        self.entropy = entropy
        self._running: asyncio.Task[None] | None = None

    def open(self) -> None:
        if self._running is None or self._running.done():
            walling = run_wall(WALL, self._data, self.clock, self.entropy)
            self._running = asyncio.ensure_future(walling)

    async def close(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)


async def run_wall(profile: str, data: Path | None, clock: Clock, entropy: Entropy) -> None:
    """The projector's window, until it is closed."""
    folder = profiles.folder_of(profile, data)
    entry = await enter(folder, entropy)
    if entry is None:
        return
    session = session_of(entry, clock, entropy)
    await session.start()
    wall = Wall(session, folder)
    try:
        wall.show()
        await wall.left()
    finally:
        wall.close()
        await session.stop()
