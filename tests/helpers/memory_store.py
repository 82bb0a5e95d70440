"""The EventStore port in memory: the same turns and answers, nothing on a disk."""

from collections.abc import Collection, Sequence
from hashlib import sha256

from msgspec import structs

from app import codec
from app.domain.board import Board, empty
from app.domain.case.compartments import Compartment, certified_cases, compartment
from app.domain.errors import Code, Refusal
from app.domain.events import Erased, Recorded
from app.domain.submission import Outcome, Submission
from app.domain.turn import Turn, fold, take
from app.domain.values import AccountId, BoardId, CommandId, Instant, StreamId
from app.ports import Checkpoint, Committed
from tests.helpers.memory_outbox import MemoryOutbox


class MemoryEventStore:
    """Survives `close`: open it again by calling `load`."""

    def __init__(self, board: BoardId, epoch: str = "memory") -> None:
        self._id = board
        self._epoch = epoch
        self._events: list[Recorded] = []
        self._heads = [bytes(32)]
        self._erased: set[StreamId] = set()
        self._outcomes: dict[tuple[AccountId, CommandId], Outcome] = {}
        self._checkpoints: list[Checkpoint] = []
        self.outbox = MemoryOutbox(board)

    @property
    def epoch(self) -> str:
        return self._epoch

    def load(self) -> tuple[Board, str]:
        return fold(empty(self._id), self._events), self._heads[-1].hex()

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        # Whoever holds what another hub erased must not keep it.
        kept = {s: part for s, part in board.streams.items() if s not in self._erased}
        read = tuple(self._events[board.position :])
        after = fold(structs.replace(board, streams=kept), read)
        answers: list[Outcome] = []
        for submission in submissions:
            turn = self._take(after, submission, now)
            self._keep(turn, submission)
            after = turn.board
            answers += turn.answers
        recorded = tuple(self._events[board.position :])
        head = self._heads[-1].hex()
        return Committed(after, board.position, recorded, head, tuple(answers), self._epoch)

    def _take(self, board: Board, submission: Submission, now: Instant) -> Turn:
        """Nothing is written to a stream that was erased."""
        turn = take(board, [submission], self._outcomes, now)
        if not any(one.stream in self._erased for one in turn.writes):
            return turn
        no = Outcome(submission.digest, board.position, Refusal(Code.ID_IN_USE))
        return Turn(board, (), (no,), (True,))

    def _keep(self, turn: Turn, submission: Submission) -> None:
        if turn.new[0]:
            self._outcomes[submission.account, submission.id] = turn.answers[0]
        for one in turn.writes:
            self._events.append(one)
            self._heads.append(sha256(self._heads[-1] + codec.encode(one)).digest())
        self.outbox.note(turn.board, turn.writes)

    def checkpoint(self) -> Checkpoint:
        at = len(self._events)
        signed = Checkpoint(at, self._epoch, self._heads[at].hex(), "00" * 64)
        self._checkpoints.append(signed)
        return signed

    def erase(self, streams: Collection[StreamId], now: Instant) -> None:
        self._epoch += "'"
        self._erased |= set(streams)
        self.outbox.forget(streams)
        self._events = [
            structs.replace(one, event=Erased()) if one.stream in streams else one
            for one in self._events
        ]

    def destroy_papers(self, now: Instant) -> bool:
        streams = certified_cases(self.load()[0])
        doomed = [
            n for n, one in enumerate(self._events) if _is_paper(one) and one.stream in streams
        ]
        for n in doomed:
            self._events[n] = structs.replace(self._events[n], event=Erased())
        self._epoch += "'" if doomed else ""
        return bool(doomed)

    def close(self) -> None: ...


def _is_paper(one: Recorded) -> bool:
    return compartment(one.event) is Compartment.WORKING
