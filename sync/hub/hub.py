"""The hub's shell: sockets, a writer thread and timers round a room."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from http import HTTPStatus
from itertools import count
from typing import Any, Self, TypeVar, cast

import msgspec
import structlog
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from app.domain.board import Board
from app.domain.case.events import PapersDestroyed
from app.domain.commands import Command
from app.domain.submission import Outcome, Submission
from app.domain.values import AccountId, CommandId, StreamId
from app.persistence.errors import StoreBusy, StoreError, StoreFull
from app.ports import Clock, Committed, Entropy, EventStore, Notices, Outbox
from sync.errors import CommandFailed, HubStopped
from sync.guard import Crowd, GuardedConnection
from sync.hub.config import Config, ExitCode
from sync.hub.door import Door, Gate
from sync.hub.following import Following, Shell
from sync.hub.leaving import finish_arrivals
from sync.hub.meters import Meters
from sync.hub.outlets import Outlets
from sync.hub.turns import Turns
from sync.hub.writer import Writer
from sync.protocol import MAX_FRAME_FROM_CLIENT, SUBPROTOCOL
from sync.room import Place, Room
from sync.room.effects import Answered, Close, ConnId, Deliver, Effect, Send, TakeTurn
from sync.sign_in import Reply

log = structlog.get_logger(__name__)
T = TypeVar("T")


class Hub:
    """`async with Hub(…) as hub:` serves one board until `stop`, or until its store breaks."""

    def __init__(
        self,
        store: EventStore,
        gate: Gate,
        clock: Clock,
        entropy: Entropy,
        config: Config,
        notices: Notices | None = None,
    ) -> None:
        """`notices` where other hubs serve the same board."""
        self._config = config
        self._clock = clock
        self._entropy = entropy
        self.meters = Meters()
        self._crowd = Crowd(config.limits)
        self._door = Door(gate, self._crowd, self.meters, self._health)
        self._outlets = Outlets()
        self._writer = Writer(store)
        self._notices = notices
        self._following: Following | None = None
        self._numbers = count(1)
        self._asked: dict[tuple[AccountId, CommandId], asyncio.Future[Outcome]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._listeners: list[Callable[[Committed], None]] = []
        self._presence_waits = False
        self._signed_at = 0

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[int] = self._loop.create_future()
        store = self._writer.store
        board, head = await self._writer.call(store.load)
        # What an earlier hub did not come to, before anyone is shown anything.
        await self._writer.call(store.destroy_papers, self._clock.now())
        place = Place(board, store.epoch, head)
        self._room = Room(place, self._config.release, self._clock, self._entropy)
        self._turns = Turns(
            self._room, self._writer, self._clock, self.meters, self._do, self._turn_told
        )
        if self._notices is not None:
            self._following = self._follow(self._notices)
        self._set_gauges()
        self._server = await self._listen()
        self._start(self._sign_by_time())
        self._start(self._warm())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def port(self) -> int:
        return int(next(iter(self._server.sockets)).getsockname()[1])

    @property
    def board(self) -> Board:
        """The whole truth as committed; for the process that runs the hub."""
        return self._room.board

    @property
    def outbox(self) -> Outbox:
        """To be called by `on_store`."""
        return self._writer.store.outbox

    @property
    def present(self) -> frozenset[AccountId]:
        """The people who are at the board."""
        return self._room.present

    async def wait(self) -> int:
        """Until the hub has ended; gives the process's exit code, see `ExitCode`."""
        return await asyncio.shield(self._ended)

    async def stop(self, code: ExitCode = ExitCode.STOPPED) -> None:
        """Finish the turn, say goodbye to everyone, close the store."""
        if self._turns.closed:
            await self.wait()
            return
        self._turns.closed = True
        await finish_arrivals(self._server)
        async with self._writer.alone():
            if code is ExitCode.STOPPED:
                await self._sign_last()
            self._do(self._room.stop())
        self._server.close()
        await self._server.wait_closed()
        for task in self._tasks - {asyncio.current_task()}:
            task.cancel()
        for asked in self._asked.values():
            asked.set_exception(HubStopped("the hub stopped first"))
        if self._following is not None:
            await self._following.close()
        await self._writer.close()
        self._ended.set_result(int(code))

    # From within this process

    def listen(self, heard: Callable[[Committed], None]) -> None:
        """Have each turn told, after everyone at the board."""
        self._listeners.append(heard)

    async def on_store(self, work: Callable[..., T], *args: object) -> T:
        """On the store's thread, between turns. Raises `HubStopped` or a `StoreError`."""
        if self._turns.closed:
            raise HubStopped("the hub stopped first")
        return await self._writer.call(work, *args)

    async def submit(
        self, account: AccountId, command: Command, command_id: CommandId | None = None
    ) -> Outcome:
        """The answer once it is durable. Raises `Refused`, `HubStopped` or `CommandFailed`."""
        if self._turns.closed:
            raise HubStopped("the hub stopped first")
        name = command_id or CommandId(self._entropy.uuid())
        effects = self._room.submit(account, name, command)
        asked = self._asked.setdefault((account, name), self._loop.create_future())
        self._do(effects)
        return await asyncio.shield(asked)

    async def erase(self, streams: Collection[StreamId]) -> None:
        """Make streams unreadable for good; every client starts afresh without them."""
        async with self._writer.alone():
            await self._writer.call(self._writer.store.erase, streams, self._clock.now())
            await self._without(streams)

    async def destroy_papers(self) -> None:
        """Make unreadable what the record says is destroyed; every client starts afresh."""
        async with self._writer.alone():
            if await self._writer.call(self._writer.store.destroy_papers, self._clock.now()):
                await self._without(())

    async def _without(self, streams: Collection[StreamId]) -> None:
        """Show no more what was destroyed just now."""
        store, room = self._writer.store, self._room
        if self._following is None:
            self._do(room.erased(streams, store.epoch))
            return
        # Another hub may have destroyed something too, and the new epoch stands for both.
        done = await self._writer.call(store.turn, room.board, (), self._clock.now())
        self._do(room.followed(done))

    # Connections

    def _listen(self) -> Any:
        config = self._config
        return serve(
            self._talk,
            config.host,
            config.port,
            ssl=config.ssl,
            create_connection=cast(type[ServerConnection], self._connection),
            process_request=self._door,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            origins=[None],
            compression=None,
            max_size=MAX_FRAME_FROM_CLIENT,
            ping_interval=config.ping_seconds,
            ping_timeout=config.ping_seconds,
            close_timeout=config.close_seconds,
        )

    def _connection(self, *args: Any, **kwargs: Any) -> GuardedConnection:
        return GuardedConnection(*args, crowd=self._crowd, **kwargs)

    async def _talk(self, connection: ServerConnection) -> None:
        """One connection from its sign-in to its end."""
        peer = cast(GuardedConnection, connection)
        conn = next(self._numbers)
        peer.settled()
        if self._following is not None:
            # Who comes from another hub may have seen there what this one has not read yet.
            await self._following.look()
        self._outlets.add(conn, peer)
        self._do(self._room.joined(conn, peer.account))
        hello = self._loop.call_later(self._config.hello_seconds, self._too_silent, conn)
        try:
            while True:
                self._do(self._room.received(conn, await peer.recv(decode=False)))
        except ConnectionClosed:
            return
        finally:
            hello.cancel()
            self._outlets.remove(conn)
            self._room.left(conn)
            self._do(())

    def _too_silent(self, conn: ConnId) -> None:
        self._do(self._room.silent(conn))

    def _delivered(self, conn: ConnId) -> None:
        self._do(self._room.delivered(conn))

    # Effects

    def _do(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send():
                    self._outlets.send(effect)
                case TakeTurn():
                    self._start(self._take(effect.submissions))
                case Deliver():
                    self._outlets.deliver(effect, self._delivered)
                case Answered():
                    self._answer(effect)
                case Close():
                    self._outlets.close(effect.conn, effect.code, effect.reason)
        self._outlets.flush()
        self._presence_soon()

    async def _take(self, submissions: tuple[Submission, ...]) -> None:
        await self._go_on(self._turns.take(submissions))

    async def _go_on(self, turns: Awaitable[ExitCode | None]) -> None:
        try:
            ended = await turns
        except Exception:
            # Something on the disk was not told to everyone: a fresh start tells them.
            log.exception("turn.not_told")
            ended = ExitCode.BROKEN
        if ended is not None:
            await self.stop(ended)

    def _answer(self, answered: Answered) -> None:
        asked = self._asked.pop((answered.account, answered.id), None)
        if asked is None:
            return
        if answered.outcome is None:
            asked.set_exception(CommandFailed(answered.id))
        else:
            asked.set_result(answered.outcome)

    def _presence_soon(self) -> None:
        if self._room.presence_due and not self._presence_waits:
            self._presence_waits = True
            self._loop.call_later(self._config.presence_seconds, self._tell_presence)

    def _tell_presence(self) -> None:
        self._presence_waits = False
        self._do(self._room.tell_presence())
        if self._following is not None:
            self._following.tell()

    # Other hubs of the board

    def _follow(self, notices: Notices) -> Following:
        def read(needed: Callable[[], bool]) -> Awaitable[None]:
            return self._go_on(self._turns.follow(needed, soon=True))

        def read_in_a_pause(needed: Callable[[], bool]) -> Awaitable[None]:
            return self._go_on(self._turns.follow(needed, soon=False))

        shell = Shell(read, read_in_a_pause, self._start, self._presence_soon)
        following = Following(notices, self._entropy.uuid(), self._room, self._config, shell)
        following.start()
        return following

    async def _warm(self) -> None:
        """Everyone comes at once in the morning: have ready what they are welcomed with."""
        for _ in self._room.warm():
            await asyncio.sleep(0)

    # Checkpoints

    async def _sign_by_time(self) -> None:
        while True:
            await asyncio.sleep(self._config.checkpoint_seconds)
            if self._room.board.position != self._signed_at:
                await self._sign()

    def _turn_told(self, done: Committed) -> None:
        if any(isinstance(one.event, PapersDestroyed) for one in done.recorded):
            self._start(self._destroy_soon())
        for heard in self._listeners:
            heard(done)
        if self._room.board.position - self._signed_at >= self._config.checkpoint_events:
            self._signed_at = self._room.board.position
            self._start(self._sign())

    async def _destroy_soon(self) -> None:
        """The record says so already: where the disk hinders it, again until it is done."""
        while not self._turns.closed:
            try:
                await self.destroy_papers()
                break
            except (StoreBusy, StoreFull) as error:
                log.warning("papers.not_destroyed", problem=str(error))
                await asyncio.sleep(self._config.again_seconds)
            except StoreError as error:
                log.critical("papers.stopping", problem=str(error))
                await self.stop(ExitCode.BROKEN)

    async def _sign_last(self) -> None:
        """So that nothing of a hub that ended well can be cut off unseen."""
        if self._room.board.position != self._signed_at:
            await self._sign()

    async def _sign(self) -> None:
        """Have the store state what stands, and give it to every client to hold."""
        self._signed_at = self._room.board.position
        try:
            signed = await self._writer.call(self._writer.store.checkpoint)
        except StoreError as error:
            # Worse than a full disk is met by the next turn too, which then ends the hub.
            log.warning("checkpoint.not_kept", problem=str(error))
        else:
            self._do(self._room.checkpointed(signed))

    # For those who run it

    def _health(self) -> Reply:
        health = {
            "position": self._room.board.position,
            "connections": len(self._outlets),
            "read_only": self._room.read_only,
        }
        if self._following is None:
            return Reply(HTTPStatus.OK, msgspec.json.encode(health))
        # Without its database a hub can let nobody in: whoever comes is better led to another.
        reached = self._turns.blind_for < self._config.blind_seconds
        status = HTTPStatus.OK if reached else HTTPStatus.SERVICE_UNAVAILABLE
        return Reply(status, msgspec.json.encode({**health, "database": reached}))

    def _set_gauges(self) -> None:
        gauge, room = self.meters.gauge, self._room
        gauge("connections", "Open connections", lambda: len(self._crowd))
        gauge("waiting_commands", "Commands without an answer yet", lambda: room.waiting)
        gauge("position", "Position of the board", lambda: room.board.position)
        gauge("read_only", "1 while the store takes nothing", lambda: room.read_only)
        gauge("evicted", "Connections ended by a guard", self._crowd.evicted.total)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
