"""`mashboard demo --headless`: the demo day without a window, measured and compared."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from msgspec import Struct

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.feedback import TOLD
from app.domain.disclosure import view
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from app.ports import Clock, Entropy
from sync.demo import company, process
from sync.demo.cast import bring_in
from sync.demo.folder import Founded, found_demo
from sync.demo.meter import Watch, latencies, percentile
from sync.demo.playing import play

BEAT = 0.05
"""Seconds between two acts of one person: nobody has to read along."""
SECONDS_TO_SETTLE = 30.0
T = TypeVar("T")


class Result(Struct, frozen=True):
    """What the day came to. `compared` clients were held against the store."""

    cases: int
    accepted: int
    refused: int
    events: int
    told: int
    """Messages that a server took, or that were seen."""
    clients: int
    compared: int
    replicas_equal: bool
    p50_ms: float
    p99_ms: float
    refusals: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return self.replicas_equal and not self.refused and self.compared == self.clients


async def run(seconds: float, clock: Clock, entropy: Entropy, smtp: str | None = None) -> Result:
    """A whole demo in a fresh folder, which is gone afterwards."""
    with TemporaryDirectory(prefix="mashboard-demo-") as name:
        root = Path(name)
        founded = await _off_loop(partial(found_demo, root, clock, entropy, recall_minutes=0))
        return await _served(root, founded, seconds, clock, entropy, smtp)


async def _served(
    root: Path,
    founded: Founded,
    seconds: float,
    clock: Clock,
    entropy: Entropy,
    smtp: str | None,
) -> Result:
    parts = company.whole_company()
    async with AsyncExitStack() as after:
        serving = process.serving(founded.data, founded.key, root / "hub.log", smtp)
        hub = await after.enter_async_context(serving)
        watches = []
        for key in (*parts, *company.LOOKING_ON):
            person = await bring_in(key, founded, hub.port, root / "people", clock, entropy)
            after.push_async_callback(person.session.stop)
            watches.append(Watch(person, asyncio.get_running_loop().time))
        await _until(lambda: all(watch.person.session.board for watch in watches))
        players = [
            play(watch.person, parts[watch.person.key], BEAT, watch.submitted)
            for watch in watches
            if watch.person.key in parts
        ]
        await _for(seconds, [asyncio.ensure_future(player) for player in players])
        await _until(lambda: _settled(watches))
        await hub.stop()
        return _result(watches, await _off_loop(partial(_stored, founded, entropy)))


async def _for(seconds: float, players: Sequence[asyncio.Future[None]]) -> None:
    """Raises what a player ended with."""
    await asyncio.wait(players, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    for player in players:
        player.cancel()
    for ended in await asyncio.gather(*players, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended


def _settled(watches: Sequence[Watch]) -> bool:
    """Nobody waits for an answer, and all stand at one position."""
    positions = {watch.position for watch in watches}
    return len(positions) == 1 and not any(watch.person.session.pending for watch in watches)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS_TO_SETTLE):
        while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(BEAT)


def _stored(founded: Founded, entropy: Entropy) -> Board:
    """The board folded from what the hub left on the disk."""
    with open_store(DataFolder(founded.data), FileKey(founded.key), entropy) as store:
        return store.events.load()[0]


def _result(watches: Sequence[Watch], stored: Board) -> Result:
    equal = [_equal(watch, stored) for watch in watches]
    taken = latencies(watches)
    refusals = tuple(_told(watch) for watch in watches if watch.refusals)
    return Result(
        cases=sum(1 for _ in stored.cases()),
        accepted=sum(len(watch.accepted) for watch in watches),
        refused=sum(len(watch.refusals) for watch in watches),
        events=stored.position,
        told=sum(m.state in TOLD for case in stored.cases() for m in case.messages),
        clients=len(watches),
        compared=len(equal),
        replicas_equal=all(equal),
        p50_ms=round(percentile(taken, 0.50), 2),
        p99_ms=round(percentile(taken, 0.99), 2),
        refusals=refusals,
    )


def _equal(watch: Watch, stored: Board) -> bool:
    board = watch.person.session.board
    own = view(stored, watch.person.seat)
    return board is not None and board_hash(board) == board_hash(own)


def _told(watch: Watch) -> str:
    codes = (f"{type(r.command).__name__} {r.refusal.code}" for r in watch.refusals)
    return f"{watch.person.key}: {', '.join(codes)}"


async def _off_loop(call: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(None, call)
