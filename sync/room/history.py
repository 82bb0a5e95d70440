"""The latest turns, kept so that a client that was away for a moment need not start afresh."""

from collections import deque
from itertools import takewhile

from msgspec import Struct

from app.domain.events import Recorded
from app.domain.values import Instant

KEPT_EVENTS = 8_192


class Taken(Struct, frozen=True):
    """One turn that is on the disk, and the chain's head before and after it."""

    after: int
    upto: int
    at: Instant
    head_before: str
    head: str
    recorded: tuple[Recorded, ...]


class History:
    def __init__(self, kept_events: int = KEPT_EVENTS) -> None:
        self._kept = kept_events
        self._turns: deque[Taken] = deque()
        self._events = 0

    def add(self, turn: Taken) -> None:
        self._turns.append(turn)
        self._events += len(turn.recorded)
        while self._events > self._kept:
            self._events -= len(self._turns.popleft().recorded)

    def forget(self) -> None:
        """What was is no more to be told: something in it was erased."""
        self._turns.clear()
        self._events = 0

    def since(self, position: int, head: str) -> tuple[Taken, ...] | None:
        """Every turn after that position, oldest first; None where none begins right there."""
        newest_first = takewhile(lambda turn: turn.after >= position, reversed(self._turns))
        later = tuple(reversed(tuple(newest_first)))
        begins_there = later and later[0].after == position and later[0].head_before == head
        return later if begins_there else None
