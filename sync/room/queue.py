"""Commands waiting for a turn and in it: each once, whoever sends it again."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId
from sync.room.effects import ConnId

LARGEST_TURN = 64
LARGEST_TURN_BYTES = 256 * 1024
"""Of commands, so that a Batch of their events stays within a frame."""
MOST_WAITING = 1_024
MOST_WAITING_FOR_ONE = 128


class Waiting:
    """One submission, its size in bytes, and those who wait for its answer."""

    __slots__ = ("conns", "local", "size", "submission")

    def __init__(self, submission: Submission, size: int) -> None:
        self.submission = submission
        self.size = size
        self.conns: dict[ConnId, None] = {}
        self.local = False


class Queue:
    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()
        self._taken: tuple[Waiting, ...] = ()
        self._known: dict[tuple[AccountId, CommandId], Waiting] = {}
        self._of = Counter[AccountId]()
        self._one_by_one = 0

    def __len__(self) -> int:
        return len(self._waiting) + len(self._taken)

    @property
    def ready(self) -> bool:
        """Something waits, and no turn is under way."""
        return bool(self._waiting) and not self._taken

    def full_for(self, account: AccountId) -> bool:
        return len(self) >= MOST_WAITING or self._of[account] >= MOST_WAITING_FOR_ONE

    def known(self, submission: Submission) -> Waiting | None:
        """The same submission, where it waits or is in a turn already."""
        found = self._known.get((submission.account, submission.id))
        return found if found and found.submission.digest == submission.digest else None

    def add(self, submission: Submission, size: int) -> Waiting:
        entry = Waiting(submission, size)
        self._waiting.append(entry)
        self._known.setdefault((submission.account, submission.id), entry)
        self._of[submission.account] += 1
        return entry

    def take(self) -> tuple[Submission, ...]:
        """The next turn's submissions, in order; they are in the turn until it ends."""
        self._taken = tuple(self._next())
        return tuple(entry.submission for entry in self._taken)

    def _next(self) -> Iterator[Waiting]:
        room = LARGEST_TURN_BYTES
        for _ in range(1 if self._one_by_one else LARGEST_TURN):
            if not self._waiting or (room < LARGEST_TURN_BYTES and self._waiting[0].size > room):
                return
            room -= self._waiting[0].size
            yield self._waiting.popleft()

    def done(self, answers: Iterable[Outcome]) -> list[tuple[Waiting, Outcome]]:
        """The turn is over; pairs in order."""
        answered = list(zip(self._taken, answers, strict=True))
        self._forget_taken()
        return answered

    def put_back(self) -> None:
        """The turn came to nothing: its submissions go first in the next."""
        self._waiting.extendleft(reversed(self._taken))
        self._taken = ()

    def set_aside(self) -> Waiting | None:
        """The turn failed for a cause within it: take its submissions one by one from now on.

        Gives the one that fails by itself; it waits no more.
        """
        if len(self._taken) == 1:
            culprit = self._taken[0]
            self._forget_taken()
            return culprit
        self._one_by_one = len(self._taken)
        self.put_back()
        return None

    def everyone(self) -> tuple[Waiting, ...]:
        return (*self._taken, *self._waiting)

    def left(self, conn: ConnId) -> None:
        for entry in self.everyone():
            entry.conns.pop(conn, None)

    def _forget_taken(self) -> None:
        self._one_by_one = max(0, self._one_by_one - len(self._taken))
        for entry in self._taken:
            self._of[entry.submission.account] -= 1
            key = (entry.submission.account, entry.submission.id)
            if self._known.get(key) is entry:
                del self._known[key]
        self._of = +self._of
        self._taken = ()
