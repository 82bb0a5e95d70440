"""A real hub on this machine, with real sessions at it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from app.domain.board import Board
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CommandId, Line
from app.ports import (
    Change,
    Connection,
    EventStore,
    Notices,
    Pending,
    Present,
    RefusedCommand,
)
from sync.adapters import SystemClock, SystemEntropy
from sync.hub import Config, Hub
from sync.session import Address, Patience, Session
from sync.sign_in import Reply
from tests.helpers.builders import COORDINATOR
from tests.sync.table import founded

IMPATIENT = Patience(pulse=0.5, first_retry=0.05, longest_retry=0.2, here=0.01, close=0.5)
SECONDS = 5.0


class OpenGate:
    """The token is the account: enough to tell who is who."""

    async def authenticate(self, headers: Mapping[str, str]) -> AccountId | None:
        token = headers.get("Authorization", "").removeprefix("Bearer ")
        return AccountId(token) if token else None

    async def respond(self, path: str, headers: Mapping[str, str]) -> Reply | None:
        return None


class MemoryShelf:
    """A Shelf that outlives its session."""

    def __init__(self) -> None:
        self.kept: dict[CommandId, Pending] = {}
        self.saved: dict[Line, str] = {}

    def keep(self, pending: Pending) -> None:
        self.kept[pending.id] = pending

    def drop(self, command: CommandId) -> None:
        self.kept.pop(command, None)

    def pending(self) -> tuple[Pending, ...]:
        return tuple(self.kept.values())

    def save_draft(self, key: Line, text: str) -> None:
        self.saved[key] = text

    def drafts(self) -> dict[Line, str]:
        return dict(self.saved)

    def close(self) -> None: ...


class Ear:
    """Remembers all that a session says."""

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.changes: list[Change] = []
        self.lines: list[Connection] = []
        self.waiting: tuple[Pending, ...] = ()
        self.back: list[RefusedCommand] = []
        self.here: tuple[Present, ...] = ()

    def welcomed(self, board: Board) -> None:
        self.boards.append(board)

    def changed(self, change: Change) -> None:
        self.changes.append(change)

    def connection_changed(self, connection: Connection) -> None:
        self.lines.append(connection)

    def pending_changed(self, pending: tuple[Pending, ...]) -> None:
        self.waiting = pending

    def refused(self, refused: RefusedCommand) -> None:
        self.back.append(refused)

    def presence_changed(self, present: tuple[Present, ...]) -> None:
        self.here = present


class Person:
    """A session, its shelf and its ear."""

    def __init__(self, port: int, seat: Seat, shelf: MemoryShelf, patience: Patience) -> None:
        self.seat = seat
        self.shelf = shelf
        self.ear = Ear()
        address = Address(f"ws://127.0.0.1:{port}/", seat.account, seat.account)
        self.session = Session(address, shelf, SystemClock(), SystemEntropy(), patience)
        self.session.listen(self.ear)

    @property
    def board(self) -> Board:
        assert self.session.board is not None
        return self.session.board


@asynccontextmanager
async def serving(
    store: EventStore | None = None,
    config: Config | None = None,
    notices: Notices | None = None,
) -> AsyncIterator[Hub]:
    clock, entropy, config = SystemClock(), SystemEntropy(), config or Config()
    async with Hub(store or founded(), OpenGate(), clock, entropy, config, notices) as hub:
        yield hub


@asynccontextmanager
async def seated(
    port: int,
    seat: Seat = COORDINATOR,
    shelf: MemoryShelf | None = None,
    patience: Patience = IMPATIENT,
) -> AsyncIterator[Person]:
    person = Person(port, seat, shelf or MemoryShelf(), patience)
    await person.session.start()
    try:
        await until(lambda: person.session.board is not None)
        yield person
    finally:
        await person.session.stop()


async def until(true: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait for it; a TimeoutError where it does not come true."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.005)
