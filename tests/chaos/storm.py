"""What a network is like at its worst, and how that changes."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from random import Random
from typing import Any

from msgspec import Struct, structs

from tests.chaos.proxy import Network, Proxy, Way


class Climate(Struct, frozen=True):
    """Of one kind of storm; seconds."""

    network: Network
    """Between two things that happen."""
    longest_calm: float
    """From one of them to the next."""
    longest_cut: float
    trickle: int
    """Bytes a second, where it is slow."""


HARSH = Climate(
    Network(latency=0.3, jitter=0.1, stalls=0.05, longest_stall=2.0, piece=1_400),
    longest_calm=8.0,
    longest_cut=30.0,
    trickle=2_000,
)
BRIEF = Climate(
    Network(latency=0.03, jitter=0.01, stalls=0.05, longest_stall=0.2, piece=100),
    longest_calm=0.8,
    longest_cut=2.0,
    trickle=4_000,
)
"""As bad, and sooner over."""


class Storm:
    """One thing after another happens to the lines through a proxy."""

    def __init__(self, proxy: Proxy, climate: Climate, rng: Random) -> None:
        self._proxy = proxy
        self._climate = climate
        self._rng = rng

    async def rage(self) -> None:
        """Until it is cancelled, which makes everything good again."""
        self._proxy.network = self._climate.network
        try:
            while True:
                await asyncio.sleep(self._rng.uniform(0, self._climate.longest_calm))
                await self._rng.choice(HAPPENINGS)(self)
        finally:
            self._proxy.network = Network()

    async def _nothing_up(self) -> None:
        await self._cut(self._proxy.up)

    async def _nothing_down(self) -> None:
        await self._cut(self._proxy.down)

    async def _nothing(self) -> None:
        await self._cut(self._proxy.up, self._proxy.down)

    async def _cut(self, *ways: Way) -> None:
        with ExitStack() as cut:
            for way in ways:
                cut.enter_context(way.cut())
            await asyncio.sleep(self._rng.uniform(0.05, 1) * self._climate.longest_cut)

    async def _reset(self) -> None:
        self._proxy.reset()

    async def _half_close(self) -> None:
        self._proxy.half_close(hub=self._rng.random() < 0.5)

    async def _trickle(self) -> None:
        usual = self._climate.network
        self._proxy.network = structs.replace(usual, bytes_per_second=self._climate.trickle)
        await asyncio.sleep(self._rng.uniform(0, 1) * self._climate.longest_calm)
        self._proxy.network = usual


HAPPENINGS: tuple[Callable[[Storm], Coroutine[Any, Any, None]], ...] = (
    *(Storm._nothing_up, Storm._nothing_down, Storm._nothing),
    *(Storm._reset, Storm._reset, Storm._half_close, Storm._trickle),
)
