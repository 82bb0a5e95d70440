"""Turns of the store: taken on its thread, told to the room, and tried again if need be."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from time import perf_counter
from typing import NamedTuple

import structlog

from app.domain.submission import Submission
from app.persistence.errors import StoreBroken, StoreBusy, StoreError, StoreFull, TooNew
from app.ports import Clock, Committed
from sync.hub.config import ExitCode
from sync.hub.meters import Meters
from sync.hub.writer import Writer
from sync.room import Failure, Room
from sync.room.effects import Effect, TakeTurn

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
        told: Callable[[Committed], None],
    ) -> None:
        """`told` is called with each turn that everyone has heard of."""
        self._room = room
        self._writer = writer
        self._clock = clock
        self._meters = meters
        self._do = do
        self._told = told
        self.closed = False
        self._read_at = perf_counter()

    @property
    def blind_for(self) -> float:
        """Seconds since the store answered last."""
        return perf_counter() - self._read_at

    async def take(self, submissions: tuple[Submission, ...]) -> ExitCode | None:
        """Turns until nothing waits; gives an exit code where the hub must not go on."""
        left: tuple[Submission, ...] | None = submissions
        while left:
            async with self._writer.alone():
                if self.closed:
                    return None
                try:
                    left = await self._turns(left)
                except StoreError as error:
                    return _stopping(error)
        return None

    async def follow(self, needed: Callable[[], bool], *, soon: bool) -> ExitCode | None:
        """Read and tell what other hubs wrote; gives an exit code as `take` does.

        What is in the way now is met again by the next look, so nothing is told of it here.
        """
        async with self._writer.alone() if soon else self._writer.pause():
            if self.closed or not needed():
                return None
            try:
                done = await self._begin(()).done
            except (StoreBusy, StoreFull) as passing:
                log.info("turn.not_followed", problem=str(passing))
            except StoreError as error:
                return _stopping(error)
            else:
                self._read_at = perf_counter()
                if done.board.position > done.before or done.epoch != self._room.place.epoch:
                    self._meters.count(done)
                    self._do(self._room.followed(done))
                    self._told(done)
        return None

    async def _turns(self, first: tuple[Submission, ...]) -> tuple[Submission, ...] | None:
        """One after the other: the store works on the next while the room tells of the last.

        Ends early, giving the next one's submissions, where someone wants the writer alone.
        """
        turn = self._begin(first)
        while True:
            done = await self._ended(turn)
            if done is None:
                return None
            following, telling = _apart(self._room.committed(done))
            begun = self._begin(following) if following and not self._writer.wanted else None
            self._do(telling)
            self._told(done)
            if begun is None:
                return following
            turn = begun

    def _begin(self, submissions: tuple[Submission, ...]) -> "_Turn":
        store, board = self._writer.store, self._room.board
        done = self._writer.call(store.turn, board, submissions, self._clock.now())
        return _Turn(submissions, perf_counter(), done)

    async def _ended(self, turn: "_Turn") -> Committed | None:
        """None where it came to nothing, and is tried again later. Raises what ends the hub."""
        try:
            with self._meters.turn(turn.began):
                done = await turn.done
        except StoreBusy:
            failure = Failure.BUSY
        except StoreFull as full:
            failure = Failure.FULL
            # Once: a line for each try would fill what room there is.
            if not self._room.read_only:
                log.warning("turn.read_only", problem=str(full))
        except StoreError:
            raise
        except Exception:
            # A defect that one command meets must not stop the board for everyone else.
            failure = Failure.DEFECT
            log.exception("turn.defect", commands=[one.id for one in turn.submissions])
        else:
            self._read_at = perf_counter()
            self._meters.count(done)
            if self._room.read_only:
                log.info("turn.writing_again")
            return done
        self._do(self._room.turn_failed(failure))
        asyncio.get_running_loop().call_later(PAUSE[failure], self._again)
        return None

    def _again(self) -> None:
        if not self.closed:
            self._do(self._room.try_again())


def _stopping(error: StoreError) -> ExitCode:
    log.critical("turn.stopping", problem=str(error))
    if isinstance(error, TooNew):
        return ExitCode.OUTDATED
    return ExitCode.BROKEN if isinstance(error, StoreBroken) else ExitCode.DAMAGED


class _Turn(NamedTuple):
    """One that has begun."""

    submissions: tuple[Submission, ...]
    began: float
    done: asyncio.Future[Committed]


def _apart(effects: Iterator[Effect]) -> tuple[tuple[Submission, ...] | None, Iterator[Effect]]:
    """The next turn, if there is one, and all else that is to be done."""
    first = next(effects, None)
    if isinstance(first, TakeTurn):
        return first.submissions, effects
    return None, effects if first is None else chain((first,), effects)
