"""The latest turns, kept so that a client that was away for a moment need not start afresh."""

from collections import deque
from itertools import takewhile

from msgspec import Struct

from app.domain.board import Board, Stream
from app.domain.events import Recorded
from app.domain.evolve import evolve
from app.domain.values import Instant, StreamId
from app.ports import Committed

KEPT_EVENTS = 8_192


class Step(Struct, frozen=True):
    """One event with its stream before and after it."""

    before: Stream | None
    one: Recorded
    after: Stream | None


class Taken(Struct, frozen=True):
    """One turn that is on the disk, and the chain's head before and after it."""

    after: int
    upto: int
    at: Instant
    head_before: str
    head: str
    steps: tuple[Step, ...]


def taken(before: Board, head_before: str, done: Committed) -> Taken:
    """Needs at least one event."""
    latest = dict[StreamId, Stream | None]()
    steps = []
    for one in done.recorded:
        held = latest.get(one.stream) or before.streams.get(one.stream)
        latest[one.stream] = evolve(held, one)
        steps.append(Step(held, one, latest[one.stream]))
    last = done.recorded[-1]
    return Taken(before.position, last.position, last.at, head_before, done.head, tuple(steps))


class History:
    def __init__(self, kept_events: int = KEPT_EVENTS) -> None:
        self._kept = kept_events
        self._turns: deque[Taken] = deque()
        self._events = 0

    def add(self, turn: Taken) -> None:
        self._turns.append(turn)
        self._events += len(turn.steps)
        while self._events > self._kept:
            self._events -= len(self._turns.popleft().steps)

    def since(self, position: int, head: str) -> tuple[Taken, ...] | None:
        """Every turn after that position, oldest first; None where none begins right there."""
        newest_first = takewhile(lambda turn: turn.after >= position, reversed(self._turns))
        later = tuple(reversed(tuple(newest_first)))
        begins_there = later and later[0].after == position and later[0].head_before == head
        return later if begins_there else None
