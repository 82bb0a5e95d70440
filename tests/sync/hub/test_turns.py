"""The store works on the next turn while the room tells of the last one."""

import asyncio
from collections.abc import Iterable, Sequence
from threading import Semaphore

from app.domain.board import Board
from app.domain.submission import Submission
from app.domain.values import BoardId, CommandId, Instant
from app.ports import Committed
from sync.adapters import SystemClock, SystemEntropy
from sync.hub.meters import Meters
from sync.hub.turns import Turns
from sync.hub.writer import Writer
from sync.room import Place, Room
from sync.room.effects import Answered, Effect, TakeTurn
from tests.helpers.builders import AT, BOARD, COORDINATOR, uid
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import FOUNDING, note, receive, submissions

SECONDS = 5.0


class Watched(MemoryEventStore):
    """Counts the turns that have begun."""

    def __init__(self, board: BoardId) -> None:
        super().__init__(board)
        self.begun = Semaphore(0)

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        self.begun.release()
        return super().turn(board, submissions, now)


class Told:
    """A shell that tells slowly: not before the store has begun so many turns."""

    def __init__(self, store: Watched, first: int) -> None:
        self._store = store
        self._begun = first
        self.answered: list[CommandId] = []
        self.in_time = True

    def __call__(self, effects: Iterable[Effect]) -> None:
        for _ in range(self._begun):
            self.in_time &= self._store.begun.acquire(timeout=SECONDS)
        self._begun = 0
        self.answered += [one.id for one in effects if isinstance(one, Answered)]


def watched() -> Watched:
    store = Watched(BOARD)
    board, _ = store.load()
    MemoryEventStore.turn(store, board, submissions(*FOUNDING), AT)
    return store


def asked(room: Room, count: int) -> tuple[Submission, ...]:
    """The first turn; the rest waits for it."""
    first, *others = (receive(), *(note() for _ in range(count - 1)))
    (turn,) = room.submit(COORDINATOR.account, CommandId(uid(1, 0xC)), first)
    assert isinstance(turn, TakeTurn)
    for number, command in enumerate(others, 2):
        assert room.submit(COORDINATOR.account, CommandId(uid(number, 0xC)), command) == []
    return turn.submissions


def seated(store: Watched, do: Told) -> tuple[Room, Writer, Turns]:
    clock, (board, head) = SystemClock(), store.load()
    room = Room(Place(board, store.epoch, head), "", clock, SystemEntropy())
    writer = Writer(store)
    return room, writer, Turns(room, writer, clock, Meters(), do, lambda _: None)


async def test_the_next_turn_begins_before_the_last_is_told() -> None:
    store = watched()
    do = Told(store, first=2)
    room, _, turns = seated(store, do)
    assert await turns.take(asked(room, 3)) is None
    assert do.in_time
    assert do.answered == [uid(n, 0xC) for n in (1, 2, 3)]


async def test_whoever_wants_the_writer_alone_comes_between_two_turns() -> None:
    store = watched()
    room, writer, turns = seated(store, Told(store, first=0))

    async def alone() -> tuple[int, int]:
        async with writer.alone():
            stored, _ = await writer.call(store.load)
            return room.board.position, stored.position

    _, (told, stored) = await asyncio.gather(turns.take(asked(room, 200)), alone())
    assert told == stored, "what is on the disk has been told"
    assert told < room.board.position, "and the turns went on afterwards"
