"""The record: turns in, durable events out."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress

from msgspec import structs
from sqlalchemy import Connection, Engine

from app.domain.board import Board
from app.domain.case.compartments import Compartment, certified_cases, compartment
from app.domain.errors import Code, Refusal
from app.domain.events import Recorded
from app.domain.submission import Outcome, Submission
from app.domain.turn import Turn, fold, take
from app.domain.values import BoardId, Instant, StreamId
from app.persistence import boards, event_log, outbox, outcomes, snapshots
from app.persistence.checkpoints import CheckpointFile, Signer
from app.persistence.engines import beside, kind, writing
from app.persistence.errors import StoreBroken, StoreBusy, StoreFull
from app.persistence.keys import KeyRing
from app.persistence.master import derive
from app.ports import Checkpoint, Committed, Entropy, Outbox


class SqlEventStore:
    """One board's record; see `app.ports.EventStore`. Called from one thread at a time."""

    def __init__(
        self,
        engine: Engine,
        board: BoardId,
        keys: KeyRing,
        checkpoints: CheckpointFile,
        entropy: Entropy,
    ) -> None:
        self._engine = engine
        self._id = board
        self._keys = keys
        self._checkpoints = checkpoints
        self._entropy = entropy
        self._writer = event_log.Writer(board, keys, entropy)
        self._snapshots = snapshots.Snapshots(board, keys, entropy)
        self._signer = Signer(board, keys.seed(StreamId(board)))
        self._outbox = outbox.SqlOutbox(board, self._writing)
        self._board: Board | None = None
        self._clean_in = ""
        """The epoch in which a board was given out last: it holds nothing destroyed before."""
        self._broken = False
        self._destroying = False
        """Papers whose keys may be gone, while the logs may hold them still."""
        with writing(beside(engine)) as connection:
            self._epoch = boards.epoch(connection, board)

    @property
    def epoch(self) -> str:
        return self._epoch

    @property
    def outbox(self) -> Outbox:
        return self._outbox

    @property
    def public_key(self) -> str:
        """Hex Ed25519 key that the checkpoints are checked with."""
        return self._signer.public

    @property
    def naming(self) -> bytes:
        """16 bytes, always the same, that only this store knows: ids made of them and of a name
        cannot be worked out by someone who knows the name."""
        return derive(self._keys.seed(StreamId(self._id)), "names", 16)

    def load(self) -> tuple[Board, str]:
        # A long read: other hubs take their turns meanwhile.
        with self._watching(), writing(beside(self._engine)) as connection:
            position, streams = self._snapshots.read(connection)
            read = event_log.after(connection, self._id, position, self._keys, long=True)
        board = fold(Board(self._id, streams, position, read.start.at), read.events)
        board = self._cleaned(board)
        self._snapshots.note(read.events)
        self._board = board
        if self._snapshots.due(board):
            self._snapshot()
        return board, read.end.head.hex()

    def _cleaned(self, board: Board) -> Board:
        """What was read, without what was being destroyed meanwhile."""
        try:
            # Whoever began an epoch holds the board until the keys are gone.
            with self._writing() as connection:
                self._epoch = self._clean_in = self._present_epoch(connection)
        except StoreBusy:
            # In no epoch: the next turn begins one, without what is gone by then.
            self._epoch = self._clean_in = ""
        return self._living(board)

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        seen = None if submissions else self._seen(board)
        return seen or self._turn(board, submissions, now)

    def _turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        with self._writing() as connection:
            epoch = self._present_epoch(connection)
            start = board if epoch == self._clean_in else self._living(board)
            read = event_log.after(connection, self._id, start.position, self._keys)
            known = outcomes.read(connection, self._id, submissions)
            turn = self._take(fold(start, read.events), submissions, known, now)
            head = self._write(connection, read.end.head, submissions, turn, now)
            recorded = read.events + turn.writes
            self._snapshots.note(recorded)
            if written := self._snapshots.due(turn.board):
                self._snapshots.write(connection, turn.board)
        if written:
            self._snapshots.written(turn.board)
        self._board, self._epoch, self._clean_in = turn.board, epoch, epoch
        if turn.writes:
            kind(self._engine).tell(self._engine, self._id, turn.board.position)
        return Committed(turn.board, board.position, recorded, head.hex(), turn.answers, epoch)

    def _seen(self, board: Board) -> Committed | None:
        """What others wrote, without keeping any of them waiting; None where a new epoch began,
        whose keys may be about to be destroyed: that is for a turn to wait for."""
        with self._watching(), writing(beside(self._engine)) as connection:
            epoch = boards.epoch(connection, self._id)
            if epoch != self._clean_in:
                return None
            read = event_log.after(connection, self._id, board.position, self._keys)
        self._snapshots.note(read.events)
        self._board = fold(board, read.events)
        head = read.end.head.hex()
        return Committed(self._board, board.position, read.events, head, (), epoch)

    def checkpoint(self) -> Checkpoint:
        with self._writing() as connection:
            place = event_log.last(connection, self._id)
            epoch = boards.epoch(connection, self._id)
        signed = self._signer.sign(epoch, place.position, place.head.hex())
        self._checkpoints.append(signed)
        return signed

    def erase(self, streams: Collection[StreamId], now: Instant) -> None:
        with self._in_new_epoch(now) as connection:
            self._keys.destroy(streams, now)
            snapshots.forget(connection, self._id, streams)
            outbox.forget(connection, self._id, streams)
        self._destroyed()

    def destroy_papers(self, now: Instant) -> bool:
        certified = certified_cases(self._board) if self._board else ()
        doomed = self._keys.living(certified, Compartment.WORKING)
        if not doomed and not self._destroying:
            return False
        self._destroying = True
        # The states first, with their records' keys: what reads them after a crash needs no other.
        self._snapshot()
        with self._in_new_epoch(now):
            self._keys.destroy(doomed, now, Compartment.WORKING)
        self._destroyed()
        self._destroying = False
        return True

    def renew_epoch(self, now: Instant) -> str:
        """Clients that hold what is no more, after a restore, start afresh."""
        with self._writing() as connection:
            begun = self._begin_epoch(connection, now)
        # Not before it is on the disk: a checkpoint of an epoch that never began accuses the hub.
        self._epoch = begun
        self.checkpoint()
        return self._epoch

    def close(self) -> None:
        """Leaves snapshots and a checkpoint where the disk takes them."""
        try:
            # Nothing acknowledged depends on these: no disk must keep the hub from ending.
            with suppress(StoreBusy, StoreFull, StoreBroken):
                self._snapshot()
                self.checkpoint()
                kind(self._engine).wipe(self._engine)
        finally:
            self._engine.dispose()
            self._keys.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._watching(), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """After a commit that the disk did not confirm, here or of a key, nothing more is tried."""
        if self._broken:
            raise StoreBroken("The disk did not confirm an earlier commit.")
        try:
            yield
        except StoreBroken:
            self._broken = True
            raise

    @contextmanager
    def _in_new_epoch(self, now: Instant) -> Iterator[Connection]:
        """It begins first, so that no client that is away comes back and keeps what is destroyed
        here; and before the next turn, so that every hub which sees it finds the keys gone."""
        begun: list[str] = []
        after = kind(self._engine).after
        with (
            self._watching(),
            after(self._engine, lambda c: begun.append(self._begin_epoch(c, now))) as connection,
        ):
            yield connection
        self._epoch = begun[-1]

    def _begin_epoch(self, connection: Connection, now: Instant) -> str:
        at = event_log.last(connection, self._id).position
        return boards.begin_epoch(connection, self._id, self._entropy.uuid(), at, now)

    def _destroyed(self) -> None:
        """Nothing of it is left in memory or in files."""
        if self._board is not None:
            self._board = self._living(self._board)
        self.checkpoint()
        kind(self._engine).wipe(self._engine)

    def _present_epoch(self, connection: Connection) -> str:
        """Where another hub began one, it destroyed keys: ours are read again."""
        epoch = boards.epoch(connection, self._id)
        if epoch != self._epoch:
            self._keys.read_again()
        return epoch

    def _living(self, board: Board) -> Board:
        """Without the streams whose keys are destroyed."""
        streams = {s: state for s, state in board.streams.items() if not self._keys.destroyed(s)}
        return structs.replace(board, streams=streams)

    def _snapshot(self) -> None:
        if self._board is not None:
            with self._writing() as connection:
                self._snapshots.write(connection, self._board)
            self._snapshots.written(self._board)

    def _take(
        self, board: Board, submissions: Sequence[Submission], known: outcomes.Known, now: Instant
    ) -> Turn:
        """The turn, in which nothing is written to a stream whose key was destroyed."""
        turn = take(board, submissions, known, now)
        for event, one in _authored(submissions, turn):
            if self._keys.destroyed(event.stream):
                no = Outcome(one.digest, board.position, Refusal(Code.ID_IN_USE))
                return self._take(board, submissions, {**known, (one.account, one.id): no}, now)
        return turn

    def _write(
        self,
        connection: Connection,
        head: bytes,
        submissions: Sequence[Submission],
        turn: Turn,
        now: Instant,
    ) -> bytes:
        self._keys.ensure_places({(o.stream, compartment(o.event)) for o in turn.writes}, now)
        outbox.note(connection, turn.board, turn.writes)
        answered = zip(submissions, turn.answers, turn.new, strict=True)
        outcomes.write(
            connection, self._id, ((one, answer) for one, answer, new in answered if new)
        )
        authored = ((event, one.id) for event, one in _authored(submissions, turn))
        return self._writer.write(connection, head, authored)


def _authored(
    submissions: Sequence[Submission], turn: Turn
) -> Iterator[tuple[Recorded, Submission]]:
    """Each event with the submission that made it: the first whose answer reaches that far."""
    made = [
        (answer.position, submission)
        for submission, answer, new in zip(submissions, turn.answers, turn.new, strict=True)
        if new and answer.refusal is None
    ]
    ends = [position for position, _ in made]
    return ((one, made[bisect_left(ends, one.position)][1]) for one in turn.writes)
