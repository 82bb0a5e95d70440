"""Somebody at a board: a session, the shelf that outlives it, and what the person knows."""

from collections.abc import Callable, Iterable
from contextvars import Context
from functools import partial

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.errors import Refusal
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CommandId
from app.ports import (
    Change,
    Connection,
    Here,
    LineState,
    Pending,
    PendingState,
    Present,
    RefusedCommand,
)
from sync.session import Address, Patience, Session
from tests.sim.chance import SeededEntropy, SimClock, chance
from tests.sim.loop import Life, SimLoop
from tests.sim.net import UP
from tests.sync.sockets import MemoryShelf

PORT = 1
DRAFT = "note"
PATIENCE = Patience(pulse=2.0, longest_retry=3.0, open=5.0, close=1.0, ping=4.0)


class Shelf(MemoryShelf):
    """Remembers also what is not on it any more."""

    def __init__(self) -> None:
        super().__init__()
        self.ever: dict[CommandId, Command] = {}
        self.too_soon: list[CommandId] = []
        """Taken off while the hub's yes was not to be seen on the board."""
        self.accepted: Callable[[], Iterable[CommandId]] = tuple

    def keep(self, pending: Pending) -> None:
        super().keep(pending)
        self.ever[pending.id] = pending.command

    def drop(self, command: CommandId) -> None:
        if command in self.accepted():
            self.too_soon.append(command)
        super().drop(command)


class Memory:
    """A Listener that forgets nothing: all that the person was ever told."""

    def __init__(self) -> None:
        self.noes: dict[CommandId, list[Refusal]] = {}
        self.accepted: dict[CommandId, int] = {}
        """With its position where that was told; 0 where it only left the list of what waits."""
        self.steps: list[tuple[int, int]] = []
        """From and to which position each change led."""
        self.promised: set[tuple[CommandId, int]] = set()
        """Each time that the hub said yes: to what, and where it stands."""
        self._waiting: frozenset[CommandId] = frozenset()

    def begin(self) -> None:
        """The program starts again, with what is on the shelf."""
        self._waiting = frozenset()

    def welcomed(self, board: Board) -> None: ...

    def changed(self, change: Change) -> None:
        self.steps.append((change.before.position, change.after.position))

    def connection_changed(self, connection: Connection) -> None: ...

    def pending_changed(self, pending: tuple[Pending, ...]) -> None:
        waiting = frozenset(one.id for one in pending)
        for gone in sorted(self._waiting - waiting - self.noes.keys()):
            self.accepted.setdefault(gone, 0)
        for one in pending:
            if one.state is PendingState.ACCEPTED:
                self.accepted[one.id] = one.position
                self.promised.add((one.id, one.position))
        self._waiting = waiting

    def refused(self, refused: RefusedCommand) -> None:
        self.noes.setdefault(refused.id, []).append(refused.refusal)

    def presence_changed(self, present: tuple[Present, ...]) -> None: ...


class Person:
    def __init__(self, loop: SimLoop, seed: int, number: int, seat: Seat) -> None:
        self._loop = loop
        self._seed = seed
        self._lives = 0
        self.number = number
        self.host = f"p{number}"
        self.seat = seat
        self.shelf = Shelf()
        self.memory = Memory()
        self.here = Here()
        self.draft = ""
        """What is being written just now."""
        self.session: Session | None = None
        self.arrived = self.gone = False
        """At some time of the day, and for good."""
        self._leaving = False
        self._life = Life(self.host)

    @property
    def account(self) -> AccountId:
        return self.seat.account

    @property
    def live(self) -> bool:
        session = self.session
        return session is not None and session.connection.line is LineState.LIVE

    @property
    def refused(self) -> bool:
        """The hub does not let this program in, and it does not ask again."""
        session = self.session
        return session is not None and session.connection.line is LineState.REFUSED

    def sit_down(self) -> None:
        """Start the program, where it does not run."""
        if self.gone:
            return
        self.arrived = True
        if self._leaving:
            self._loop.call_later(0.5, self.sit_down, context=Context())
        elif self.session is None:
            self._start()

    def _start(self) -> None:
        self._lives += 1
        draw = chance(self._seed, self.host, "clock")
        clock = SimClock(self._loop.time, wrong=draw.uniform(-300, 300))
        entropy = SeededEntropy(self._seed, self.host, self._lives)
        address = Address(f"ws://{self.host}:{PORT}/", self.account, self.account)
        self.session = Session(address, self.shelf, clock, entropy, PATIENCE)
        self.memory.begin()
        self.shelf.accepted = partial(_accepted, self.session)
        self.session.listen(self.memory)
        self.here = Here()
        self._life = Life(f"{self.host} {self._lives}")
        self._loop.live(self._life, self.session.start())

    def leave(self) -> None:
        """Close the program as one should."""
        if self.session is not None:
            self._leaving = True
            self._loop.live(self._life, self._left(self.session))
            self.session = None

    async def _left(self, session: Session) -> None:
        await session.stop()
        self._leaving = False

    async def close(self) -> None:
        """At the end of the day; what was on the screen stays to be looked at."""
        if self.session is not None:
            await self._loop.live(self._life, self.session.stop())

    def break_down(self, quietly: bool) -> None:
        """The program is killed; only what is on the shelf is left."""
        self._loop.kill(self._life)
        for end in self._loop.net.of(self.host):
            if end.direction == UP:
                end.vanish(quietly)
        self.session = None
        self._leaving = False

    def submit(self, command: Command) -> CommandId | None:
        if self.session is None:
            return None
        return self._life.run(self.session.submit, command)

    def be(self, here: Here) -> None:
        if self.session is not None:
            self.here = here
            self._life.run(self.session.be, here)

    def write(self, text: str) -> None:
        if self.session is not None:
            self.draft = text
            self._life.run(self.session.save_draft, DRAFT, text)


def _accepted(session: Session) -> list[CommandId]:
    """What the hub said yes to, and what is not on the board yet."""
    return [one.id for one in session.pending if one.state is PendingState.ACCEPTED]
