"""Two hubs on one record: what one writes, the people of the other see."""

import asyncio
from collections.abc import Sequence
from time import monotonic, sleep

import pytest

from app.domain.board import Board
from app.domain.context import OPERATOR
from app.domain.errors import Code
from app.domain.partnership.commands import RemoveSeat
from app.domain.submission import Submission
from app.domain.values import CommandId, Instant
from app.persistence.errors import StoreBroken, StoreBusy, StoreDamaged, StoreError, TooNew
from app.ports import Committed, LineState
from sync.hub import Config, ExitCode
from tests.helpers.builders import (
    BOARD,
    CASE,
    CHAIR,
    COORDINATOR,
    NURSE,
    OFFICER,
    case_id,
    stream,
    uid,
)
from tests.helpers.shared_memory import SharedStore
from tests.helpers.submitting import FOUNDING, note, receive
from tests.hubs.pair import QUICK, agree, shared, two_hubs
from tests.sync.sockets import IMPATIENT, MemoryShelf, Person, seated, serving, until

NEVER = 3600.0
SLOW = Config(look_seconds=NEVER, people_seconds=NEVER)
NAME = CommandId(uid(1, 0xAA))


class Outrun(SharedStore):
    """Its notice is heard before its answer."""

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        done = super().turn(board, submissions, now)
        sleep(0.005)
        return done


class Failing(SharedStore):
    """While `fails` is set, no turn comes about."""

    fails: StoreError | None = None

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        if self.fails is not None:
            raise self.fails
        return super().turn(board, submissions, now)


async def test_what_one_hub_writes_the_people_of_the_other_see_in_the_same_order() -> None:
    async with (
        two_hubs() as pair,
        seated(pair.hubs[0].port) as here,
        seated(pair.hubs[1].port, CHAIR) as there,
    ):
        here.session.submit(receive())
        await until(lambda: there.board.case(CASE))
        for n in range(20):
            (here, there)[n % 2].session.submit(note(text=f"Note {n} (made up)"))
        await until(lambda: not here.session.pending and not there.session.pending)
        board, _ = pair.store.load()
        await until(lambda: here.board.position == there.board.position == board.position)
        agree(pair.hubs[0], here)
        agree(pair.hubs[1], there)
        assert len({hub.board.position for hub in pair.hubs}) == 1


async def test_a_notice_is_followed_at_once() -> None:
    async with two_hubs(config=SLOW) as pair, seated(pair.hubs[1].port) as there:
        await pair.hubs[0].submit(OPERATOR, RemoveSeat(account=OFFICER.account))
        await until(lambda: there.board.position == pair.hubs[0].board.position, 1.0)


async def test_a_notice_that_was_lost_costs_a_moment() -> None:
    async with two_hubs() as pair, seated(pair.hubs[1].port) as there:
        pair.ends[1].deaf = True
        await pair.hubs[0].submit(OPERATOR, RemoveSeat(account=OFFICER.account))
        await until(lambda: there.board.position == pair.hubs[0].board.position)


async def test_a_hubs_own_notices_cost_it_no_turns() -> None:
    store = Outrun(BOARD)
    async with serving(store, SLOW, store.exchange.end()) as hub:
        for command in FOUNDING:
            await hub.submit(OPERATOR, command)
        await hub.submit(COORDINATOR.account, receive())
        before = store.turns
        for _ in range(30):
            await hub.submit(COORDINATOR.account, note())
        await asyncio.sleep(0.05)
        assert store.turns - before == 30


async def test_without_others_nothing_is_looked_for() -> None:
    store = shared()
    async with serving(store, QUICK):
        before = store.turns
        await asyncio.sleep(3 * QUICK.look_seconds)
        assert store.turns == before


async def test_a_command_sent_again_to_another_hub_gets_the_first_answer() -> None:
    async with two_hubs() as pair:
        one, other = pair.hubs
        first = await one.submit(COORDINATOR.account, receive(), NAME)
        await one.submit(COORDINATOR.account, note())
        await one.stop()
        again = await other.submit(COORDINATOR.account, receive(), NAME)
        assert again == first
        refused = await other.submit(COORDINATOR.account, note(), NAME)
        assert refused.refusal is not None
        assert refused.refusal.code is Code.COMMAND_REUSED
        case = other.board.case(CASE)
        assert case is not None
        assert len(case.notes) == 1


async def test_whoever_comes_from_another_hub_goes_on_where_they_stood() -> None:
    """A client that saw more than its new hub has read is not thrown back."""
    async with two_hubs(config=SLOW) as pair:
        pair.ends[1].deaf = True
        async with seated(pair.hubs[0].port) as person:
            person.session.submit(receive())
            await until(lambda: person.board.case(CASE))
            assert pair.hubs[1].board.case(CASE) is None
            async with seated(pair.hubs[1].port, NURSE) as later:
                assert later.board.case(CASE) is not None
        pair.ends[1].deaf = False


async def test_a_hub_that_dies_takes_nothing_with_it() -> None:
    """Its people go to the other with what they hold, and all they typed arrives once."""
    async with two_hubs() as pair, seated(pair.hubs[1].port, CHAIR) as other:
        shelf = MemoryShelf()
        async with seated(pair.hubs[0].port, shelf=shelf) as person:
            person.session.submit(receive())
            await until(lambda: other.board.case(CASE))
            await pair.hubs[0].stop()
            await until(lambda: person.session.connection.line is not LineState.LIVE)
            person.session.submit(note(text="Typed while the hub was gone (made up)"))
            await until(lambda: shelf.kept)
        moved = Person(pair.hubs[1].port, COORDINATOR, shelf, IMPATIENT)
        await moved.session.start()
        await until(lambda: moved.session.board and not shelf.kept)
        agree(pair.hubs[1], moved, other)
        case = other.board.case(CASE)
        assert case is not None
        assert len(case.notes) == 1
        await moved.session.stop()


async def test_what_one_hub_erases_leaves_the_other_and_its_people() -> None:
    async with two_hubs() as pair, seated(pair.hubs[1].port) as there:
        one, other = pair.hubs
        await one.submit(COORDINATOR.account, receive())
        await until(lambda: there.board.case(CASE))
        await one.erase([stream(CASE)])
        await until(lambda: there.board.case(CASE) is None)
        assert other.board.case(CASE) is None
        assert len(there.ear.boards) == 2, "welcomed anew, not told of the erasure"
        agree(other, there)


async def test_an_erasure_is_learnt_of_in_a_turn_with_commands_too() -> None:
    async with two_hubs(config=SLOW) as pair:
        one, other = pair.hubs
        await one.submit(COORDINATOR.account, receive(1))
        async with seated(other.port) as there:
            await one.erase([stream(CASE)])
            assert there.board.case(CASE) is not None
            there.session.submit(receive(2))
            await until(lambda: there.board.case(CASE) is None and not there.session.pending)
            agree(other, there)


async def test_what_two_hubs_erase_leaves_both() -> None:
    """The epoch of the second erasure stands for the first one too."""
    async with two_hubs(config=SLOW) as pair, seated(pair.hubs[1].port) as there:
        one, other = pair.hubs
        for n in (1, 2):
            await other.submit(COORDINATOR.account, receive(n))
        await until(lambda: one.board.position == other.board.position)
        await one.erase([stream(case_id(1))])
        await other.erase([stream(case_id(2))])
        await until(lambda: not list(there.board.cases()))
        agree(other, there)


async def test_a_store_that_is_busy_is_looked_at_again() -> None:
    store = Failing(BOARD)
    async with serving(store, QUICK, store.exchange.end()) as hub:
        store.fails = StoreBusy("Another hub writes.")
        await asyncio.sleep(3 * QUICK.look_seconds)
        store.fails = None
        await hub.submit(OPERATOR, FOUNDING[0])
        assert hub.board.position == 1


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (StoreDamaged("The chain breaks at event 1."), ExitCode.DAMAGED),
        (StoreBroken("The disk did not confirm."), ExitCode.BROKEN),
        (TooNew("Event 1 is not known here."), ExitCode.OUTDATED),
    ],
)
async def test_what_ends_a_hub_that_reads(failure: StoreError, code: ExitCode) -> None:
    store = Failing(BOARD)
    async with serving(store, QUICK, store.exchange.end()) as hub:
        store.fails = failure
        async with asyncio.timeout(5):
            assert await hub.wait() == code


async def test_a_hub_stops_within_a_look() -> None:
    began = monotonic()
    async with two_hubs() as pair:
        pass
    assert monotonic() - began < 2
    assert all(end.closed for end in pair.ends)
