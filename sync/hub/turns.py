"""Turns of the store: taken on its thread, told to the room, and tried again if need be."""

import asyncio
from collections.abc import Callable, Iterable

import structlog

from app.domain.submission import Submission
from app.persistence.errors import StoreBroken, StoreBusy, StoreError, StoreFull
from app.ports import Clock, Committed
from sync.hub.config import ExitCode
from sync.hub.meters import Meters
from sync.hub.writer import Writer
from sync.room import Failure, Room
from sync.room.effects import Effect

log = structlog.get_logger(__name__)
PAUSE = {Failure.BUSY: 0.05, Failure.FULL: 1.0, Failure.DEFECT: 0.0}
"""Seconds before the next turn."""


class Turns:
    def __init__(
        self,
        room: Room,
        writer: Writer,
        clock: Clock,
        meters: Meters,
        do: Callable[[Iterable[Effect]], None],
    ) -> None:
        self._room = room
        self._writer = writer
        self._clock = clock
        self._meters = meters
        self._do = do
        self.closed = False

    async def take(self, submissions: tuple[Submission, ...]) -> ExitCode | None:
        """One turn; gives an exit code where the hub must not go on."""
        async with self._writer.lock:
            if self.closed:
                return None
            try:
                done = await self._turn(submissions)
            except StoreBusy:
                failure = Failure.BUSY
            except StoreFull as full:
                failure = Failure.FULL
                log.warning("turn.read_only", problem=str(full))
            except StoreError as error:
                log.critical("turn.stopping", problem=str(error))
                return ExitCode.BROKEN if isinstance(error, StoreBroken) else ExitCode.DAMAGED
            except Exception:
                # A defect that one command meets must not stop the board for everyone else.
                failure = Failure.DEFECT
                log.exception("turn.defect", commands=[one.id for one in submissions])
            else:
                self._meters.count(done)
                self._do(self._room.committed(done))
                return None
            self._do(self._room.turn_failed(failure))
        asyncio.get_running_loop().call_later(PAUSE[failure], self._again)
        return None

    async def _turn(self, submissions: tuple[Submission, ...]) -> Committed:
        with self._meters.turn():
            return await self._writer.call(
                self._writer.store.turn, self._room.board, submissions, self._clock.now()
            )

    def _again(self) -> None:
        if not self.closed:
            self._do(self._room.try_again())
