"""Commands waiting for a turn and in it: each once, whoever sends it again."""

from collections import deque
from collections.abc import Iterable

from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId
from sync.room.effects import ConnId

LARGEST_TURN = 64


class Waiting:
    """One submission and those who wait for its answer."""

    __slots__ = ("conns", "local", "submission")

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.conns: dict[ConnId, None] = {}
        self.local = False


class Queue:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._waiting: deque[Waiting] = deque()
        self._taken: tuple[Waiting, ...] = ()
        self._known: dict[tuple[AccountId, CommandId], Waiting] = {}
        self._one_by_one = 0

    def __len__(self) -> int:
        return len(self._waiting) + len(self._taken)

    @property
    def full(self) -> bool:
        return len(self) >= self._limit

    @property
    def idle(self) -> bool:
        return not self._taken

    def known(self, submission: Submission) -> Waiting | None:
        """The same submission, where it waits or is in a turn already."""
        found = self._known.get((submission.account, submission.id))
        return found if found and found.submission.digest == submission.digest else None

    def add(self, submission: Submission) -> Waiting:
        entry = Waiting(submission)
        self._waiting.append(entry)
        self._known.setdefault((submission.account, submission.id), entry)
        return entry

    def take(self) -> tuple[Submission, ...]:
        """The next turn's submissions, in order; they are in the turn until it ends."""
        count = min(1 if self._one_by_one else LARGEST_TURN, len(self._waiting))
        self._taken = tuple(self._waiting.popleft() for _ in range(count))
        return tuple(entry.submission for entry in self._taken)

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
            key = (entry.submission.account, entry.submission.id)
            if self._known.get(key) is entry:
                del self._known[key]
        self._taken = ()
