"""The record written too late, in pieces, or not as a whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, delete

from app.domain.board import Board
from app.domain.events import Recorded
from app.domain.submission import Outcome, Submission
from app.domain.turn import take
from app.domain.values import BoardId
from app.persistence import outbox, outcomes
from app.persistence.event_store import SqlEventStore
from app.persistence.snapshots import Snapshots
from app.persistence.tables import outcomes as kept
from app.ports import Committed
from sync.hub.turns import Turns
from sync.room.answers import answer
from tests.sim.faults.planting import Plant, instead

Answered = Iterable[tuple[Submission, Outcome]]


def _store_of(turns: Turns) -> SqlEventStore:
    """The real one, also behind a disk that gives trouble."""
    store: Any = turns._writer.store
    real: SqlEventStore = getattr(store, "_store", store)
    return real


def foretold(turns: Turns, submissions: tuple[Submission, ...]) -> Committed:
    """What the turn that is about to be taken will come to."""
    held: Any = turns
    events, board = _store_of(turns), held._room.board
    with events._writing() as connection:
        known = outcomes.read(connection, board.id, submissions)
    turn = take(board, submissions, known, held._clock.now())
    head = held._room.place.head
    return Committed(turn.board, board.position, turn.writes, head, turn.answers, events.epoch)


def ack_before_fsync() -> Plant:
    """The author hears yes as the turn begins."""
    begin = Turns._begin

    def too_early(self: Turns, submissions: tuple[Submission, ...]) -> Any:
        held: Any = self
        taken = held._room._writing.queue._taken
        for waiting, said in zip(taken, foretold(self, submissions).answers, strict=True):
            held._do(answer(waiting, said))
        return begin(self, submissions)

    return instead(Turns, "_begin", too_early)


def send_before_commit() -> Plant:
    """Everyone is told while the disk still writes."""
    begin = Turns._begin

    def too_early(self: Turns, submissions: tuple[Submission, ...]) -> Any:
        done = foretold(self, submissions)
        turn = begin(self, submissions)
        told = turn.done.get_loop().create_future()
        told.set_result(done)
        return turn._replace(done=told)

    return instead(Turns, "_begin", too_early)


@contextmanager
def no_dedup() -> Iterator[None]:
    """What comes again is taken again, and the later answer replaces the first."""
    write = outcomes.write

    def replace(connection: Connection, board: BoardId, answered: Answered) -> None:
        for one, said in answered:
            this = kept.c.board == board, kept.c.command == one.id, kept.c.account == one.account
            connection.execute(delete(kept).where(*this))
            write(connection, board, [(one, said)])

    with instead(outcomes, "read", lambda *_: {}), instead(outcomes, "write", replace):
        yield


def refusal_not_stored() -> Plant:
    write = outcomes.write

    def only_yes(connection: Connection, board: BoardId, answered: Answered) -> None:
        write(connection, board, [one for one in answered if one[1].refusal is None])

    return instead(outcomes, "write", only_yes)


@contextmanager
def outside_the_transaction(table: Any) -> Iterator[None]:
    """What it writes is written at the store's next work, in another transaction."""
    later = WeakKeyDictionary[Engine, list[Callable[[Connection], None]]]()
    note, writing = table.__dict__[WRITES[table]], SqlEventStore._writing

    def put_off(connection: Connection, *args: Any) -> None:
        kept = [list(one) if isinstance(one, Iterator) else one for one in args]
        later.setdefault(connection.engine, []).append(lambda then: note(then, *kept))

    @contextmanager
    def catching_up(self: SqlEventStore) -> Iterator[Connection]:
        with writing(self) as connection:
            for write in later.pop(connection.engine, []):
                write(connection)
            yield connection

    with instead(table, WRITES[table], put_off), instead(SqlEventStore, "_writing", catching_up):
        yield


WRITES: dict[Any, str] = {outbox: "note", outcomes: "write"}


def outbox_outside_the_transaction() -> Plant:
    """What is to leave the hub is put down after the turn that queued it."""
    return outside_the_transaction(outbox)


def answers_outside_the_transaction() -> Plant:
    """What the turn answered is put down after it."""
    return outside_the_transaction(outcomes)


def snapshot_out_of_step() -> Plant:
    """A stored state is said to be of a later position than it is."""

    def note_the_first(self: Snapshots, recorded: Iterable[Recorded]) -> None:
        held: Any = self
        held._changed.update([one.stream for one in recorded][:1])

    return instead(Snapshots, "note", note_the_first)


def answers_of_another_turn() -> Plant:
    """Two that are answered in one turn each get the other's answer."""
    turn = SqlEventStore.turn

    def crossed(self: SqlEventStore, board: Board, *args: Any) -> Committed:
        done = turn(self, board, *args)
        return Committed(
            done.board,
            done.before,
            done.recorded,
            done.head,
            tuple(reversed(done.answers)),
            done.epoch,
        )

    return instead(SqlEventStore, "turn", crossed)


FAULTS = {
    "ack before fsync": ack_before_fsync,
    "send before commit": send_before_commit,
    "no dedup": no_dedup,
    "refusal not stored": refusal_not_stored,
    "outbox outside the transaction": outbox_outside_the_transaction,
    "answers outside the transaction": answers_outside_the_transaction,
    "snapshot and log out of step": snapshot_out_of_step,
    "answers crossed in a turn": answers_of_another_turn,
}
