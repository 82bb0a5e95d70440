"""Three hubs, sixty people: one hub is killed, notices are lost, one hangs holding the board."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.helpers.postgres import acting
from tests.hubs.authority import authority
from tests.hubs.balancer import balancing
from tests.hubs.crowd import Writer, agree_with, at_rest, seconds_until_all_reach, writers
from tests.hubs.test_processes import end_lines_that_listen
from tests.sync.cli.words import Served
from tests.sync.sockets import until

PEOPLE, NOTES = 60, 5
CATCH_UP = 1.0
"""Seconds that were promised; a machine that is busy with other tests gets one more."""
HOLDING = (
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'mashboard-hub'"
    " AND state LIKE 'idle in transaction%' AND now() - state_change > interval '0.8 s'"
    # Who only reads has none.
    " AND backend_xid IS NOT NULL"
)
GIVEN_UP = 20.0
"""Seconds: the database ends what holds a board for ten."""


@pytest.mark.proof
async def test_three_hubs_sixty_people(
    tmp_path: Path, database: str, record_property: Callable[[str, object], None]
) -> None:
    here = authority(tmp_path, database, PEOPLE)
    with here.served(1) as one, here.served(2) as two, here.served(3) as three:
        async with (
            balancing([one.port, two.port, three.port]) as door,
            writers(here.members, door.port) as crowd,
        ):
            figures = {
                "all write": await all_write(crowd),
                "a hub is killed": await killed(one, crowd),
                "notices are lost": await deafened(database, crowd),
                "the others of a hub that hangs": await hanging(two, database, crowd),
                "a hub that hung": await woken(two, crowd),
            }
            await at_rest(crowd)
            agree_with(here.stored(), crowd)
            assert sum(len(person.typed) for person in crowd) >= PEOPLE * NOTES
    for name, seconds in figures.items():
        print(f"{name}: all {PEOPLE} caught up in {seconds:.2f} s")
        record_property(name, seconds)
    assert figures["a hub is killed"] < CATCH_UP + 1.0
    assert figures["notices are lost"] < CATCH_UP + 1.0


async def all_write(crowd: Sequence[Writer]) -> float:
    """Seconds from the last word typed until everyone sees all."""
    await asyncio.gather(*(one.keep_typing(NOTES, 0.2) for one in crowd))
    return await caught_up(crowd)


async def killed(hub: Served, crowd: Sequence[Writer]) -> float:
    """Its people find another while everyone goes on typing."""
    typing = [asyncio.create_task(one.keep_typing(1, 0)) for one in crowd]
    await asyncio.sleep(0.02)
    hub.process.kill()
    await asyncio.gather(*typing)
    return await caught_up(crowd)


async def deafened(database: str, crowd: Sequence[Writer]) -> float:
    assert end_lines_that_listen(database) >= 2
    crowd[0].type()
    return await caught_up(crowd)


async def hanging(hub: Served, database: str, crowd: Sequence[Writer]) -> float:
    """It stops with the board in its hand; the others wait until the database takes it away."""
    await stop_in_a_turn(hub, database, crowd)
    for one in crowd:
        one.type()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await until(lambda: the_others_go_on(crowd), GIVEN_UP)
    return loop.time() - began


async def woken(hub: Served, crowd: Sequence[Writer]) -> float:
    hub.process.send_signal(signal.SIGCONT)
    return await caught_up(crowd)


def the_others_go_on(crowd: Sequence[Writer]) -> bool:
    """Its own people see that their line is silent; all else is done and seen."""
    live = [one for one in crowd if one.live]
    if not 0 < len(live) < len(crowd):
        return False
    furthest = max(one.position for one in crowd)
    return all(one.position == furthest and not one.waits for one in live)


async def stop_in_a_turn(hub: Served, database: str, crowd: Sequence[Writer]) -> None:
    with acting(database) as operator:
        for _ in range(200):
            for one in crowd[::6]:
                one.type()
            await asyncio.sleep(0.01)
            hub.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(0.9)
            if operator.execute(HOLDING).fetchall():
                return
            hub.process.send_signal(signal.SIGCONT)
    raise AssertionError("never caught in a turn")


async def caught_up(crowd: Sequence[Writer]) -> float:
    """Seconds until everything typed is done, and everyone stands where the furthest does."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await at_rest(crowd)
    furthest = max(one.position for one in crowd)
    await seconds_until_all_reach(crowd, furthest)
    return loop.time() - began
