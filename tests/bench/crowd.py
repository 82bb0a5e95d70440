"""A crowd of clients in one process: reads a Plan, does it, and prints the Result."""

import asyncio
import math
import sys
from collections.abc import Awaitable, Iterator, Sequence
from itertools import count, cycle
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import msgspec
import uvloop

from sync.adapters import SystemEntropy
from sync.tls import client_context
from tests.bench.clients import PATIENCE, Client, OfAFloor, OfTheHub
from tests.bench.figures import evenly, percentile
from tests.bench.plans import Plan, Result

T = TypeVar("T")
MILLISECONDS = 1_000.0
KEPT = 400
"""Of the times that each change took to each client."""
AT_ONCE = 16
"""Connections opened at a time where something follows; where not, joining is what counts."""


class Crowd:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._entropy = SystemEntropy()
        kind = OfTheHub if plan.hub else OfAFloor
        self._clients: list[Client] = [kind(member, plan.letters) for member in plan.members]
        tls = client_context(Path(plan.ca).read_text("ascii")) if plan.ca else None
        for client in self._clients:
            client.tls = tls
        self._writers = [client for client in self._clients if client.member.writes]
        self._numbers = count()
        self._answers: dict[str, asyncio.Future[int]] = {}
        self._listening: list[asyncio.Future[None]] = []
        self._marks: list[tuple[int, float]] = []
        """Each accepted change's mark, and when it was submitted."""
        self._refused = 0

    async def run(self) -> Result:
        joined = await self._join()
        if not self._plan.changes:
            return Result(joined)
        return await self._while_all_listen(self._changed(joined))

    async def stay(self) -> None:
        """Listen until standard input ends."""
        loop = asyncio.get_running_loop()
        await self._while_all_listen(loop.run_in_executor(None, sys.stdin.buffer.read))

    async def _while_all_listen(self, work: Awaitable[T]) -> T:
        """A line that ends is an error, not a client that never sees anything."""
        doing = asyncio.ensure_future(work)
        waited: list[asyncio.Future[Any]] = [doing, *self._listening]
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        for ended in self._listening:
            if ended.done():
                await ended
        return await doing

    async def _changed(self, joined: float) -> Result:
        await self._change(self._plan.warm_up)
        self._marks.clear()
        started = perf_counter()
        await self._change(self._plan.changes)
        await self._all_seen()
        seconds = max(client.last for client in self._clients) - started
        waited = list(self._latencies())
        p50, p99 = percentile(waited, 0.50), percentile(waited, 0.99)
        return Result(joined, seconds, p50, p99, self._refused, evenly(waited, KEPT))

    async def _join(self) -> float:
        started = perf_counter()
        few = self._plan.changes or self._plan.stay
        gate = asyncio.Semaphore(AT_ONCE if few else len(self._clients))

        async def one(client: Client) -> None:
            async with gate:
                client.answered = self._answered
                await client.join(self._plan.port)
                self._listening.append(asyncio.ensure_future(client.listen()))
                await client.ready.wait()

        await asyncio.gather(*map(one, self._clients))
        return perf_counter() - started

    async def _change(self, changes: int) -> None:
        if self._plan.per_second:
            await self._paced(changes)
            return
        left = iter(range(changes))
        lanes = [client for client in self._writers for _ in range(self._plan.in_flight)]
        await asyncio.gather(*(self._lane(client, left) for client in lanes))

    async def _lane(self, client: Client, left: Iterator[int]) -> None:
        for _ in left:
            await self._one(client)

    async def _paced(self, changes: int) -> None:
        due, asked = perf_counter(), []
        for _, client in zip(range(changes), cycle(self._writers), strict=False):
            asked.append(asyncio.ensure_future(self._one(client)))
            due += 1 / self._plan.per_second
            await asyncio.sleep(max(0.0, due - perf_counter()))
        await asyncio.gather(*asked)

    async def _one(self, client: Client) -> None:
        """Submit one change and wait for its answer."""
        number = next(self._numbers)
        name = self._entropy.uuid() if self._plan.hub else str(number)
        answer = self._answers[name] = asyncio.get_running_loop().create_future()
        sent = perf_counter()
        await client.submit(number, name)
        mark = await answer
        if mark < 0:
            self._refused += 1
        else:
            self._marks.append((mark, sent))

    def _answered(self, name: str, mark: int) -> None:
        self._answers.pop(name).set_result(mark)

    async def _all_seen(self) -> None:
        async with asyncio.timeout(PATIENCE):
            for client in self._clients:
                await _seen(client, self._marks)

    def _latencies(self) -> Iterator[float]:
        for client in self._clients:
            for mark, sent in self._marks:
                yield (client.when(mark) - sent) * MILLISECONDS


async def _seen(client: Client, marks: Sequence[tuple[int, float]]) -> None:
    for mark, _ in marks:
        while client.when(mark) == math.inf:  # noqa: ASYNC110 - no event tells of one
            await asyncio.sleep(0.002)


async def follow(plan: Plan) -> None:
    crowd = Crowd(plan)
    result = await crowd.run()
    sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    sys.stdout.buffer.flush()
    if plan.stay:
        await crowd.stay()


def main() -> None:
    plan = msgspec.json.decode(sys.stdin.buffer.readline(), type=Plan)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(follow(plan))


if __name__ == "__main__":
    main()
