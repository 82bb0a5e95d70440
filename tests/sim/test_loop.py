"""The loop without a clock, and lives that end on it."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sim.loop import Deadlock, Life, SimLoop


@pytest.fixture
def loop() -> Iterator[SimLoop]:
    made = SimLoop(1)
    yield made
    made.close()


def test_a_day_passes_in_no_time(loop: SimLoop) -> None:
    async def sleeper() -> float:
        await asyncio.sleep(86_400)
        return loop.time()

    assert loop.run_until_complete(sleeper()) == pytest.approx(86_400)


def test_time_passes_for_whoever_waits_for_next_to_nothing(loop: SimLoop) -> None:
    """Less than the clock can show at this hour: the sum is the same number."""

    async def impatient() -> None:
        await asyncio.sleep(1_000)
        until = loop.time() + 1e-5
        for _ in range(50):
            left = until - loop.time()
            await asyncio.sleep(min(max(left, 0.0), 1e-15))

    loop.run_until_complete(impatient())


def test_timers_of_one_moment_ring_in_the_order_in_which_they_were_set(loop: SimLoop) -> None:
    rung: list[int] = []

    async def wait() -> None:
        for number in range(50):
            loop.call_at(1.0, rung.append, number)
        for number in range(50, 90):
            loop.call_at(0.5, rung.append, number)
        await asyncio.sleep(2)

    loop.run_until_complete(wait())
    assert rung == [*range(50, 90), *range(50)]


def test_whoever_waits_for_nothing_is_told(loop: SimLoop) -> None:
    async def wait() -> None:
        await loop.create_future()

    waiting = loop.create_task(wait())
    with pytest.raises(Deadlock):
        loop.run_until_complete(waiting)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(waiting)


def test_a_thread_works_on_the_loop_one_after_the_other(loop: SimLoop) -> None:
    done: list[tuple[float, int]] = []

    def work(number: int) -> int:
        done.append((loop.time(), number))
        if number == 3:
            raise ValueError(number)
        return number

    async def many() -> list[object]:
        thread = ThreadPoolExecutor(1)
        calls = [loop.run_in_executor(thread, work, number) for number in range(5)]
        return list(await asyncio.gather(*calls, return_exceptions=True))

    results = loop.run_until_complete(many())
    assert [number for _, number in done] == list(range(5))
    assert [at for at, _ in done] == sorted({at for at, _ in done}), "each at its own time"
    assert [repr(one) for one in results] == ["0", "1", "2", "ValueError(3)", "4"]
    assert done[-1][0] > 0


def test_a_thread_that_is_shut_down_takes_no_more(loop: SimLoop) -> None:
    async def late() -> None:
        thread = ThreadPoolExecutor(1)
        thread.shutdown(wait=False)
        loop.run_in_executor(thread, print)

    with pytest.raises(RuntimeError, match="after shutdown"):
        loop.run_until_complete(late())


def test_the_killed_say_no_farewell(loop: SimLoop) -> None:
    """No `finally` runs, no timer rings, and what a living one tells it goes nowhere."""
    said: list[str] = []
    life, told = Life("one"), loop.create_future()

    async def work() -> None:
        loop.call_later(3, said.append, "timer")
        child = asyncio.create_task(forever())
        try:
            await told
        finally:
            said.append(f"farewell {child}")

    async def forever() -> None:
        while True:
            await asyncio.sleep(1)
            said.append("tick")

    async def killer() -> None:
        await asyncio.sleep(2.5)
        loop.kill(life)
        told.set_result(None)
        await asyncio.sleep(10)

    loop.live(life, work())
    loop.run_until_complete(killer())
    assert said == ["tick", "tick"]
    loop.bury()


def test_work_may_be_done_and_never_told(loop: SimLoop) -> None:
    kept: list[str] = []
    life = Life("one")
    life.after_work = lambda: loop.kill(life)

    async def work() -> None:
        await loop.run_in_executor(None, kept.append, "on the disk")
        kept.append("told")

    async def wait() -> None:
        loop.live(life, work())
        await asyncio.sleep(5)

    loop.run_until_complete(wait())
    assert kept == ["on the disk"]
    loop.bury()
