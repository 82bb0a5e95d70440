"""Commands on their way to the record: taken in, put into turns, answered."""

from collections.abc import Iterator
from enum import Enum, auto

from app.domain.submission import Submission
from app.ports import Committed
from sync.protocol import Later
from sync.room.answers import answer, later
from sync.room.effects import Answered, ConnId, Effect, TakeTurn
from sync.room.queue import Queue, Waiting


class Failure(Enum):
    """Why a turn came to nothing."""

    BUSY = auto()
    """The store is locked: the same turn again."""
    FULL = auto()
    """The store takes nothing now: read-only until it does."""
    DEFECT = auto()
    """Something in the turn broke it: find what, and let the others through."""


class Writing:
    def __init__(self) -> None:
        self.queue = Queue()
        self.read_only = False
        self._paused = False

    def offer(self, submission: Submission, size: int, conn: ConnId) -> list[Effect]:
        """From a connection; the same one again only waits with the first."""
        known = self.queue.known(submission)
        if known is not None:
            known.conns[conn] = None
        if self.read_only:
            return [later((conn,), submission.id, Later.STORE_FULL)]
        if known is not None:
            return []
        if self.queue.full_for(submission.account):
            return [later((conn,), submission.id, Later.BUSY)]
        self.queue.add(submission, size).conns[conn] = None
        return self.next_turn()

    def offer_here(self, submission: Submission, size: int) -> list[Effect]:
        """From this process, which waits itself."""
        known = self.queue.known(submission)
        (known or self.queue.add(submission, size)).local = True
        return self.next_turn()

    def next_turn(self) -> list[Effect]:
        if self._paused or not self.queue.ready:
            return []
        return [TakeTurn(self.queue.take())]

    def committed(self, done: Committed) -> Iterator[Effect]:
        """The next turn, then the answers to this one."""
        self.read_only = False
        answered = self.queue.done(done.answers)
        yield from self.next_turn()
        for entry, outcome in answered:
            yield from answer(entry, outcome)

    def failed(self, why: Failure) -> list[Effect]:
        """After this the shell waits a little and calls `try_again`."""
        self._paused = True
        if why is Failure.DEFECT:
            # Else, with nothing left that waits, no turn would ever try the disk again.
            self.read_only = False
            culprit = self.queue.set_aside()
            return _given_up(culprit) if culprit else []
        self.queue.put_back()
        if why is Failure.BUSY or self.read_only:
            return []
        self.read_only = True
        return [
            later(tuple(entry.conns), entry.submission.id, Later.STORE_FULL)
            for entry in self.queue.everyone()
            if entry.conns
        ]

    def try_again(self) -> list[Effect]:
        self._paused = False
        return self.next_turn()


def _given_up(entry: Waiting) -> list[Effect]:
    submission = entry.submission
    effects: list[Effect] = []
    if entry.conns:
        effects.append(later(tuple(entry.conns), submission.id, Later.FAILED))
    if entry.local:
        effects.append(Answered(submission.account, submission.id, None))
    return effects
