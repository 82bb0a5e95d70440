"""The real store behind a disk that is full for a while, locked, or not to be trusted."""

from collections.abc import Collection, Sequence
from enum import Enum, auto

from app.domain.board import Board
from app.domain.submission import Submission
from app.domain.values import Instant, StreamId
from app.persistence.errors import StoreBroken, StoreBusy, StoreFull
from app.persistence.event_store import SqlEventStore
from app.ports import Checkpoint, Committed, Outbox


class State(Enum):
    WELL = auto()
    FULL = auto()
    BUSY = auto()
    UNSURE = auto()
    """Its next commit is on the disk, and is not confirmed: it may be there or not."""


class Troubled:
    """The EventStore port, as `app.persistence` behaves on such a disk."""

    def __init__(self, store: SqlEventStore) -> None:
        self._store = store
        self.state = State.WELL

    @property
    def outbox(self) -> Outbox:
        return self._store.outbox

    @property
    def epoch(self) -> str:
        return self._store.epoch

    def load(self) -> tuple[Board, str]:
        return self._store.load()

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        self._refuse()
        done = self._store.turn(board, submissions, now)
        if self.state is State.UNSURE:
            raise StoreBroken("The disk did not confirm a commit.")
        return done

    def checkpoint(self) -> Checkpoint:
        self._refuse()
        return self._store.checkpoint()

    def erase(self, streams: Collection[StreamId], now: Instant) -> None:
        self._store.erase(streams, now)

    def destroy_papers(self, now: Instant) -> bool:
        return self._store.destroy_papers(now)

    def close(self) -> None:
        self._store.close()

    def _refuse(self) -> None:
        if self.state is State.FULL:
            raise StoreFull("The disk is full.")
        if self.state is State.BUSY:
            raise StoreBusy("Another program holds the lock.")
