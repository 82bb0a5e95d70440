"""People with real sessions who all write, and what is asked of them in the end."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from time import monotonic

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.commands import AddNote
from app.domain.disclosure import view
from app.domain.values import CommandId
from app.ports import LineState
from sync.adapters import SystemClock, SystemEntropy
from sync.session import Session
from tests.helpers.builders import case_id
from tests.hubs.authority import CASES, PATIENT, Member
from tests.sync.sockets import Ear, MemoryShelf, until


class Writer:
    """One person: their session, what they typed, and what they were shown."""

    def __init__(self, member: Member, port: int) -> None:
        self.member = member
        self.shelf = MemoryShelf()
        self.ear = Ear()
        address = member.address(port)
        clock, entropy = SystemClock(), SystemEntropy()
        self.session = Session(address, self.shelf, clock, entropy, PATIENT)
        self.session.listen(self.ear)
        self.typed: dict[CommandId, str] = {}

    @property
    def board(self) -> Board:
        assert self.session.board is not None
        return self.session.board

    @property
    def live(self) -> bool:
        return self.session.connection.line is LineState.LIVE

    @property
    def waits(self) -> bool:
        """Something typed is not known to be done."""
        return bool(self.session.pending or self.shelf.kept)

    @property
    def position(self) -> int:
        return self.session.board.position if self.session.board else 0

    def type(self) -> None:
        number = len(self.typed)
        text = f"{self.member.seat.name}, note {number}"
        name = self.session.submit(AddNote(case=case_id(1 + number % CASES), text=text))
        self.typed[name] = text

    async def keep_typing(self, notes: int, pause: float) -> None:
        for _ in range(notes):
            self.type()
            await asyncio.sleep(pause)


@asynccontextmanager
async def writers(members: Iterable[Member], port: int) -> AsyncIterator[list[Writer]]:
    async with AsyncExitStack() as stack:
        crowd = [Writer(member, port) for member in members]
        for one in crowd:
            await one.session.start()
            stack.push_async_callback(one.session.stop)
        await until(lambda: all(one.live for one in crowd), 30)
        yield crowd


async def at_rest(crowd: Sequence[Writer], seconds: float = 60) -> None:
    """Everything typed is acknowledged and shown, and everyone stands at one place."""
    await until(lambda: not any(one.waits for one in crowd), seconds)
    furthest = max(one.position for one in crowd)
    await until(lambda: all(one.live and one.position >= furthest for one in crowd), seconds)


async def seconds_until_all_reach(crowd: Sequence[Writer], position: int) -> float:
    began = monotonic()
    await until(lambda: all(one.live and one.position >= position for one in crowd), 30)
    return monotonic() - began


def agree_with(stored: Board, crowd: Iterable[Writer]) -> None:
    """Each shows exactly what the record gives them, and each of their words is there once."""
    texts = [note.text for case in stored.cases() for note in case.notes]
    assert len(texts) == len(set(texts)), "a command took effect twice"
    there = set(texts)
    for one in crowd:
        assert one.ear.back == [], "nothing was to be refused"
        assert there.issuperset(one.typed.values()), "an acknowledged word is lost"
        assert one.position == stored.position
        assert board_hash(one.board) == board_hash(view(stored, one.member.seat))
        _one_order(one)


def _one_order(one: Writer) -> None:
    """Positions go on without a gap, but where a welcome came between."""
    for change in one.ear.changes:
        assert change.after.position > change.before.position
    for recorded in (change.events for change in one.ear.changes):
        positions = [event.position for event in recorded]
        assert positions == sorted(set(positions))
