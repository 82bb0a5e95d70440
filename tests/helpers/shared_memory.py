"""What a database is to several hubs, in memory: one record, and word between them."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from threading import Condition, RLock
from typing import Any

from app.domain.board import Board
from app.domain.submission import Submission
from app.domain.values import BoardId, Instant, StreamId
from app.ports import Checkpoint, Committed, Notice
from tests.helpers.memory_store import MemoryEventStore


class MemoryNotices:
    """One hub's end of an exchange; see `app.ports.Notices`."""

    def __init__(self, exchange: "Exchange") -> None:
        self._exchange = exchange
        self._heard: deque[Notice] = deque()
        self._said = Condition()
        self.deaf = False
        """Its line is away: what is said meanwhile is lost."""
        self.closed = False

    def hear(self, seconds: float) -> tuple[Notice, ...]:
        with self._said:
            self._said.wait_for(lambda: self._heard, seconds)
            heard = tuple(self._heard)
            self._heard.clear()
        return heard

    def tell(self, notice: Notice) -> None:
        if not self.deaf:
            self._exchange.tell(notice)

    def take(self, notice: Notice) -> None:
        with self._said:
            if not self.deaf:
                self._heard.append(notice)
                self._said.notify()

    def close(self) -> None:
        self.closed = True
        self._exchange.ends.remove(self)


class Exchange:
    """Whatever one hub says reaches every hub, itself too, as it does in a database."""

    def __init__(self) -> None:
        self.ends: list[MemoryNotices] = []
        self.said: list[Notice] = []

    def end(self) -> MemoryNotices:
        self.ends.append(MemoryNotices(self))
        return self.ends[-1]

    def tell(self, notice: Notice) -> None:
        self.said.append(notice)
        for end in tuple(self.ends):
            end.take(notice)


class SharedStore(MemoryEventStore):
    """One record for several hubs, each of which calls it from its own thread."""

    def __init__(self, board: BoardId, epoch: str = "memory") -> None:
        super().__init__(board, epoch)
        self.exchange = Exchange()
        self.turns = 0
        self._lock = RLock()
        self.outbox: Any = _Locked(self.outbox, self._lock)

    def load(self) -> tuple[Board, str]:
        with self._lock:
            return super().load()

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        with self._lock:
            self.turns += 1
            before = len(self._events)
            done = super().turn(board, submissions, now)
            if len(self._events) > before:
                self.exchange.tell(Notice(position=len(self._events)))
        return done

    def checkpoint(self) -> Checkpoint:
        with self._lock:
            return super().checkpoint()

    def erase(self, streams: Collection[StreamId], now: Instant) -> None:
        with self._lock:
            super().erase(streams, now)

    def destroy_papers(self, now: Instant) -> bool:
        with self._lock:
            return super().destroy_papers(now)


class _Locked:
    """Each of its calls, one at a time."""

    def __init__(self, whole: object, lock: RLock) -> None:
        self._whole = whole
        self._lock = lock

    def __getattr__(self, name: str) -> Callable[..., object]:
        call = getattr(self._whole, name)

        def locked(*args: object) -> object:
            with self._lock:
                return call(*args)

        return locked
