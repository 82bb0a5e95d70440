"""A room, its store and clients round it, joined by plain calls: no sockets, no waiting."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta

from app.codec import board_hash
from app.domain.board import Board
from app.domain.commands import Command
from app.domain.disclosure import view
from app.domain.partnership.state import Seat
from app.domain.submission import Submission
from app.domain.turn import seat_of
from app.domain.values import CommandId, StreamId
from app.ports import Change, Connection, Pending, RefusedCommand
from sync.protocol import CloseCode
from sync.replica import Replica
from sync.replica import effects as client
from sync.room import Failure, Place, Room
from sync.room import effects as hub
from tests.helpers.builders import AT, BOARD, COORDINATOR, uid
from tests.helpers.memory_store import MemoryEventStore
from tests.helpers.submitting import FOUNDING, submissions


class StoppedClock:
    def __init__(self, now: datetime = AT) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def tick(self, **lapse: float) -> None:
        self.time += timedelta(**lapse)


class CountedEntropy:
    """Never the same twice, and the same in every run."""

    def __init__(self) -> None:
        self._count = 0

    def _next(self) -> int:
        self._count += 1
        return self._count

    def uuid(self) -> str:
        return uid(self._next(), 0xE)

    def letters(self, count: int) -> str:
        return f"{self._next():0{count}X}"

    def token(self) -> str:
        return f"token-{self._next()}"

    def bytes(self, count: int) -> bytes:
        return self._next().to_bytes(count, "big")


class Client:
    """One replica, its shelf, and all that its person would have heard."""

    def __init__(self, table: "Table", seat: Seat) -> None:
        self.table = table
        self.seat = seat
        self.shelf: dict[CommandId, Pending] = {}
        self.replica = Replica(seat.account)
        self.conn: int | None = None
        self.closed: CloseCode | None = None
        self.welcomed: list[Board] = []
        self.changes: list[Change] = []
        self.line: list[Connection] = []
        self.refused: list[RefusedCommand] = []
        self.retries: list[client.Retry] = []
        self.frames: list[bytes] = []

    @property
    def board(self) -> Board:
        assert self.replica.board is not None
        return self.replica.board

    def connect(self) -> "Client":
        self.closed = None
        self.conn = self.table.open(self)
        self.do(self.replica.connected())
        self.table.settle()
        return self

    def disconnect(self) -> None:
        if self.conn is not None:
            self.table.drop(self.conn)
        self.conn = None
        self.do(self.replica.lost(None, self.table.clock.now()))

    def restart(self) -> "Client":
        """The program ends and starts again: only the shelf is left."""
        self.disconnect()
        self.replica = Replica(self.seat.account)
        self.replica.restore(self.shelf.values())
        return self.connect()

    def submit(self, command: Command) -> CommandId:
        """Submitted and on its way; `table.settle()` lets it arrive."""
        name = CommandId(self.table.entropy.uuid())
        self.do(self.replica.submit(name, command, self.table.clock.now()))
        return name

    def send(self, raw: bytes) -> None:
        """Any bytes at all, as a stranger would."""
        assert self.conn is not None
        self.table.arriving.append((self.conn, raw))

    def receive(self, raw: bytes) -> None:
        self.frames.append(raw)
        self.do(self.replica.received(raw))

    def do(self, effects: Iterable[client.Effect]) -> None:
        for effect in effects:
            self._do(effect)

    def _do(self, effect: client.Effect) -> None:
        match effect:
            case client.Send(data=data):
                self.send(data)
            case client.Keep(pending=pending):
                self.shelf[pending.id] = pending
                self.do(self.replica.kept(pending.id))
            case client.Drop(id=name):
                del self.shelf[name]
            case client.Retry():
                self.retries.append(effect)
            case client.Reconnect(code=code):
                self.closed = code
                self.disconnect()
            case client.Welcomed(board=board):
                self.welcomed.append(board)
            case client.Changed(change=change):
                self.changes.append(change)
            case client.ConnectionChanged(connection=connection):
                self.line.append(connection)
            case client.HandedBack(refused=refused):
                self.refused.append(refused)


class Table:
    def __init__(self, store: MemoryEventStore | None = None) -> None:
        self.clock = StoppedClock()
        self.entropy = CountedEntropy()
        self.store = store or founded()
        self.failures: deque[Failure] = deque()
        self.turns: list[tuple[Submission, ...]] = []
        self.answered: list[hub.Answered] = []
        self.arriving: deque[tuple[int, bytes]] = deque()
        self.slow = False
        """Deliveries go frame by frame, at `deliver_some`."""
        self._delivering: deque[hub.Deliver] = deque()
        self._todo: deque[hub.Effect] = deque()
        self._clients: dict[int, Client] = {}
        self._conns = 0
        self.room = self.opened()

    def opened(self) -> Room:
        board, head = self.store.load()
        place = Place(board, self.store.epoch, head)
        return Room(place, "test", self.clock, self.entropy)

    def reopen(self) -> None:
        """The hub ends and starts again; every line breaks."""
        for one in list(self._clients.values()):
            one.disconnect()
        self.arriving.clear()
        self._todo.clear()
        self._delivering.clear()
        self.room = self.opened()

    def client(self, seat: Seat = COORDINATOR) -> Client:
        return Client(self, seat).connect()

    def open(self, one: Client) -> int:
        self._conns += 1
        self._clients[self._conns] = one
        self._todo += self.room.joined(self._conns, one.seat.account)
        return self._conns

    def drop(self, conn: int) -> None:
        self._clients.pop(conn, None)
        self._delivering = deque(one for one in self._delivering if one.conn != conn)
        self.arriving = deque((c, raw) for c, raw in self.arriving if c != conn)
        self.room.left(conn)

    def act(self, seat: Seat, *commands: Command) -> None:
        """Somebody does this from within the hub's process; a refusal is an error of the test."""
        for command in commands:
            self.do(self.room.submit(seat.account, CommandId(self.entropy.uuid()), command))
            self.settle()
            outcome = self.answered[-1].outcome
            assert outcome is not None
            assert outcome.refusal is None, (command, outcome.refusal)

    def erase(self, *streams: StreamId) -> None:
        self.store.erase(streams, self.clock.now())
        self.do(self.room.erased(streams, self.store.epoch))
        self.settle()

    def follow(self) -> None:
        """Look for what another hub of this store wrote."""
        done = self.store.turn(self.room.board, (), self.clock.now())
        self.do(self.room.followed(done))
        self.settle()

    def destroy_papers(self) -> bool:
        """What a hub does once the record says that papers are destroyed."""
        destroyed = self.store.destroy_papers(self.clock.now())
        if destroyed:
            self.do(self.room.erased((), self.store.epoch))
            self.settle()
        return destroyed

    def settle(self) -> None:
        """Let everything arrive that is on its way; what is delivered slowly stays there."""
        while self.arriving or self._todo or (self._delivering and not self.slow):
            if self._todo:
                self._do(self._todo.popleft())
            elif self.arriving:
                conn, raw = self.arriving.popleft()
                self.do(self.room.received(conn, raw))
            else:
                self.deliver_some(1)

    def deliver_some(self, frames: int) -> None:
        """So many frames of the first delivery under way."""
        for _ in range(frames):
            if not self._delivering:
                return
            delivery = self._delivering[0]
            data = next(delivery.frames, None)
            if data is None:
                self._delivering.popleft()
                self.do(self.room.delivered(delivery.conn))
            else:
                self._receive(delivery.conn, data)

    def do(self, effects: Iterable[hub.Effect]) -> None:
        self._todo += effects

    def _do(self, effect: hub.Effect) -> None:
        match effect:
            case hub.Send(conns=conns, data=data):
                for conn in conns:
                    self._receive(conn, data)
            case hub.Deliver():
                self._delivering.append(effect)
            case hub.TakeTurn(submissions=submissions):
                self._take(submissions)
            case hub.Answered():
                self.answered.append(effect)
            case hub.Close(conn=conn, code=code):
                self._close(conn, code)

    def _receive(self, conn: int, data: bytes) -> None:
        if conn in self._clients:
            self._clients[conn].receive(data)

    def _close(self, conn: int, code: CloseCode) -> None:
        one = self._clients.pop(conn, None)
        if one is not None:
            one.conn, one.closed = None, code
            one.do(one.replica.lost(code, self.clock.now()))

    def _take(self, taken: tuple[Submission, ...]) -> None:
        self.turns.append(taken)
        if self.failures:
            self.do(self.room.turn_failed(self.failures.popleft()))
            return
        done = self.store.turn(self.room.board, taken, self.clock.now())
        self.do(self.room.committed(done))


def founded(epoch: str = "memory") -> MemoryEventStore:
    """The usual partnership and nothing else."""
    store = MemoryEventStore(BOARD, epoch)
    board, _ = store.load()
    done = store.turn(board, submissions(*FOUNDING), AT)
    assert all(answer.refusal is None for answer in done.answers)
    return store


def agree(table: Table, *clients: Client) -> None:
    """Each replica holds exactly its own view of the hub's board."""
    board = table.room.board
    for one in clients:
        seen = view(board, seat_of(board, one.seat.account))
        assert one.board.position == board.position
        assert board_hash(one.board) == board_hash(seen)
