"""A client's shell: the line, the shelf's thread and timers round a replica."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.values import AccountId, CommandId, Instant, Line
from app.ports import (
    Clock,
    Connection,
    Entropy,
    Here,
    LineState,
    Listener,
    Pending,
    Present,
    Shelf,
)
from sync.protocol import Checkpoint
from sync.replica import Replica
from sync.replica.effects import (
    Changed,
    ConnectionChanged,
    Drop,
    Effect,
    HandedBack,
    HubTime,
    Keep,
    PendingChanged,
    PresenceChanged,
    Reconnect,
    Retry,
    Send,
    Welcomed,
)
from sync.session.backoff import Backoff
from sync.session.config import USUAL, Address, Patience
from sync.session.keeper import Keeper
from sync.session.wire import NoLine, Wire, dial

log = structlog.get_logger(__name__)
A_MOMENT = 0.001
"""Seconds by which a timer may ring early: what is left then is not worth another one."""
News = Welcomed | Changed | ConnectionChanged | PendingChanged | HandedBack | PresenceChanged


class Session:
    """See `app.ports.Session`. `start` once, `stop` at the end; all else are plain calls."""

    def __init__(
        self,
        address: Address,
        shelf: Shelf,
        clock: Clock,
        entropy: Entropy,
        patience: Patience = USUAL,
    ) -> None:
        self._address = address
        self._patience = patience
        self._clock = clock
        self._entropy = entropy
        self._keeper = Keeper(shelf)
        self._backoff = Backoff(patience.first_retry, patience.longest_retry, entropy)
        self._replica = Replica(address.account)
        self._listeners: list[Listener] = []
        self._offset = timedelta()
        self._heard: Instant | None = None
        self._wire: Wire | None = None
        self._here: Here | None = None
        self._running: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()

    async def start(self) -> None:
        """Take what waits from the shelf, then keep a line to the hub until `stop`."""
        self._loop = asyncio.get_running_loop()
        async with self._opening:
            self._do(self._replica.restore(await self._keeper.open()))
            self._running = self._loop.create_task(self._run())

    async def stop(self) -> None:
        """Say goodbye, and return when everything is on the shelf. Nobody is told anything more."""
        # What was submitted just now is on its way there only after this.
        await asyncio.sleep(0)
        # A start that is under way comes first: the line that it begins would never end.
        async with self._opening:
            if self._running is not None:
                self._running.cancel()
                with suppress(asyncio.CancelledError):
                    await self._running
            await self._keeper.close()
        # A timer may still ring, and whoever listened may listen to the next session by then.
        self._listeners.clear()

    # What a window knows

    @property
    def account(self) -> AccountId:
        return self._address.account

    @property
    def board(self) -> Board | None:
        return self._replica.board

    @property
    def connection(self) -> Connection:
        return self._replica.connection

    @property
    def pending(self) -> tuple[Pending, ...]:
        return self._replica.pending

    @property
    def present(self) -> tuple[Present, ...]:
        return self._replica.present

    @property
    def checkpoint(self) -> Checkpoint | None:
        """The latest that the hub signed."""
        return self._replica.checkpoint

    def now(self) -> Instant:
        return self._clock.now() + self._offset

    def fresh_id(self) -> str:
        return self._entropy.uuid()

    # What a window wishes

    def submit(self, command: Command) -> CommandId:
        name = CommandId(self._entropy.uuid())
        effects = self._replica.submit(name, command, self.now())
        # Later, so that the caller has the id before anyone is told about it.
        self._loop.call_soon(self._do, effects)
        return name

    def be(self, here: Here) -> None:
        if self._here is None:
            self._loop.call_later(self._patience.here, self._say_here)
        self._here = here

    def save_draft(self, key: Line, text: str) -> None:
        self._keeper.save_draft(key, text)

    def draft(self, key: Line) -> str:
        return self._keeper.draft(key)

    def listen(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return partial(self._silence, listener)

    def _silence(self, listener: Listener) -> None:
        with suppress(ValueError):
            self._listeners.remove(listener)

    # The line

    async def _run(self) -> None:
        while self.connection.line is not LineState.REFUSED:
            opened = self._loop.time()
            code = await self._talk()
            if self._loop.time() - opened > self._patience.steady:
                self._backoff.reset()
            self._do(self._replica.lost(code, self._heard))
            await asyncio.sleep(self._backoff.next())

    async def _talk(self) -> int | None:
        """One line from its opening to its end; gives the code that it ended with, if any."""
        try:
            async with dial(self._address, self._patience) as wire:
                return await self._listen_to(wire)
        except NoLine as no:
            return no.code
        except Exception:
            # A line that a defect ended is as lost as any other: nothing may go on calling it live.
            log.exception("line.failed")
            return None

    async def _listen_to(self, wire: Wire) -> int | None:
        self._wire = wire
        pulse = self._loop.create_task(self._pulse(wire))
        try:
            self._do(self._replica.connected())
            async for raw in wire:
                self._heard = self.now()
                self._do(self._replica.received(raw))
        finally:
            pulse.cancel()
            self._wire = None
        return wire.code

    async def _pulse(self, wire: Wire) -> None:
        """A quiet line is asked for a sign of life; one that gives none is not called live."""
        pulse = rest = self._patience.pulse
        while True:
            await asyncio.sleep(rest)
            # Counted from the last frame: else a line could be dead for three pulses and be live.
            rest = pulse - wire.quiet_for
            if rest > A_MOMENT:
                continue
            rest = pulse
            if await wire.alive(pulse):
                self._heard = self.now()
                self._do(self._replica.heard())
            else:
                self._do(self._replica.silent(self._heard))

    def _say_here(self) -> None:
        here, self._here = self._here, None
        if here is not None:
            self._do(self._replica.be(here))

    # Effects

    def _do(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Send(data=data):
                    if self._wire is not None:
                        self._wire.send(data)
                case Reconnect(code=code):
                    if self._wire is not None:
                        self._wire.close(code)
                case Keep(pending=pending):
                    self._keeper.keep(pending, self._kept)
                case Drop(id=name):
                    self._keeper.drop(name)
                case Retry(id=name, seconds=seconds):
                    self._loop.call_later(seconds, self._retry, name)
                case HubTime(at=at):
                    self._offset = at - self._clock.now()
                case _:
                    self._tell(effect)

    def _kept(self, command: CommandId) -> None:
        self._do(self._replica.kept(command))

    def _retry(self, command: CommandId) -> None:
        self._do(self._replica.retry(command))

    def _tell(self, news: News) -> None:
        if isinstance(news, PendingChanged):
            # As it is now: a submit tells a little later than it happened, and what was told
            # meanwhile must not seem to vanish.
            news = PendingChanged(self.pending)
        for listener in tuple(self._listeners):
            try:
                _say(listener, news)
            except Exception:
                # A fault of one window must cost neither the line nor the other windows.
                log.exception("listener.failed", news=type(news).__name__)


def _say(listener: Listener, news: News) -> None:
    match news:
        case Welcomed(board=board):
            listener.welcomed(board)
        case Changed(change=change):
            listener.changed(change)
        case ConnectionChanged(connection=connection):
            listener.connection_changed(connection)
        case PendingChanged(pending=pending):
            listener.pending_changed(pending)
        case HandedBack(refused=refused):
            listener.refused(refused)
        case PresenceChanged(present=present):
            listener.presence_changed(present)
