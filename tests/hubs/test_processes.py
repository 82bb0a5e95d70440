"""Hub processes on one real database: one order for everyone, whatever happens to a hub."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from time import monotonic

import psycopg

from app.ports import LineState
from tests.helpers.builders import case_id
from tests.helpers.postgres import acting
from tests.hubs.authority import authority
from tests.hubs.balancer import WayToDatabase, balancing, listening
from tests.hubs.crowd import Writer, agree_with, at_rest, seconds_until_all_reach, writers
from tests.sync.sockets import until

NOTES = 4
A_MOMENT = 1.0


async def test_two_hubs_eight_people_one_order(tmp_path: Path, database: str) -> None:
    """And those of a hub that is killed go on with the other."""
    here = authority(tmp_path, database, people=8)
    with here.served(1) as one, here.served(2) as other:
        async with (
            balancing([one.port, other.port]) as door,
            writers(here.members, door.port) as crowd,
        ):
            typing = [asyncio.create_task(person.keep_typing(NOTES, 0.05)) for person in crowd]
            await asyncio.sleep(0.1)
            one.process.kill()
            await asyncio.gather(*typing)
            await at_rest(crowd)
            agree_with(here.stored(), crowd)
            assert sum(len(person.typed) for person in crowd) == 8 * NOTES


async def test_who_is_here_is_seen_across_processes(tmp_path: Path, database: str) -> None:
    here = authority(tmp_path, database, people=2)
    with here.served(1) as one, here.served(2) as other:
        async with (
            writers(here.members[:1], one.port) as (first,),
            writers(here.members[1:], other.port) as (second,),
        ):
            names = {member.seat.name for member in here.members}
            await until(lambda: seen_by(first) == seen_by(second) == names)
            other.process.terminate()
            await until(lambda: seen_by(first) == {here.members[0].seat.name})


async def test_a_lost_line_of_notices_costs_at_most_a_moment(tmp_path: Path, database: str) -> None:
    here = authority(tmp_path, database, people=2)
    with here.served(1) as one, here.served(2) as other:
        async with (
            writers(here.members[:1], one.port) as (author,),
            writers(here.members[1:], other.port) as readers,
        ):
            assert end_lines_that_listen(database) >= 2
            author.type()
            await until(lambda: not author.waits)
            took = await seconds_until_all_reach(readers, author.position)
            assert took < A_MOMENT + 1.0


async def test_a_paused_committer_keeps_the_order(tmp_path: Path, database: str) -> None:
    """Somebody holds the board's row for longer than a turn waits for it."""
    here = authority(tmp_path, database, people=4)
    with here.served(1) as one, here.served(2) as other:
        async with (
            balancing([one.port, other.port]) as door,
            writers(here.members, door.port) as crowd,
        ):
            with psycopg.connect(database) as pausing:
                pausing.execute("SELECT 1 FROM boards FOR UPDATE")
                for person in crowd:
                    person.type()
                await asyncio.sleep(2.5)
                assert all(person.waits for person in crowd), "nothing is said to be done"
            began = monotonic()
            await at_rest(crowd)
            assert monotonic() - began < 5
            agree_with(here.stored(), crowd)


async def test_a_database_that_goes_away_and_comes_back(tmp_path: Path, database: str) -> None:
    """The board can be read, what is typed waits, and /healthz tells a balancer."""
    here = authority(tmp_path, database, people=2)
    way = WayToDatabase(database)
    async with listening(way), AsyncExitStack() as stack:
        start = here.served(1, "--database", way.url)
        hub = await asyncio.to_thread(start.__enter__)
        stack.push(start.__exit__)
        crowd = await stack.enter_async_context(writers(here.members, hub.port))
        assert await health(hub.port) == 200
        way.break_all()
        crowd[0].type()
        await until(lambda: crowd[0].session.connection.line is LineState.READ_ONLY, 10)
        assert crowd[0].board.case(case_id(1)) is not None
        async with asyncio.timeout(20):
            while await health(hub.port) != 503:  # noqa: ASYNC110 - it is asked like a balancer does
                await asyncio.sleep(0.1)
        way.cut = False
        await at_rest(crowd, 15)
        agree_with(here.stored(), crowd)
        assert await health(hub.port) == 200


async def test_two_authorities_in_one_database_know_nothing_of_each_other(
    tmp_path: Path, database: str
) -> None:
    """Though their people sign in by the same names, and their cases have the same ids."""
    north = authority(tmp_path / "north", database, people=2)
    south = authority(tmp_path / "south", database, people=2)
    with north.served(1) as one, south.served(1) as other:
        async with (
            writers(north.members, one.port) as northerners,
            writers(south.members, other.port) as southerners,
        ):
            for person in (*northerners, *southerners):
                await person.keep_typing(NOTES, 0)
            for place, crowd in ((north, northerners), (south, southerners)):
                await at_rest(crowd)
                stored = place.stored()
                agree_with(stored, crowd)
                assert sum(len(case.notes) for case in stored.cases()) == 2 * NOTES
        stranger = Writer(north.members[0], other.port)
        await stranger.session.start()
        await until(lambda: stranger.session.connection.code == "not_signed_in")
        await stranger.session.stop()


async def health(port: int) -> int:
    """The status that the hub gives of itself."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n")
    status = int((await reader.readline()).split()[1])
    writer.close()
    return status


def seen_by(person: Writer) -> set[str]:
    return {present.name for present in person.ear.here}


def end_lines_that_listen(database: str) -> int:
    """As a database does that is restarted, or a network that forgets."""
    listening = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
    with acting(database) as operator:
        return operator.execute(listening).rowcount
