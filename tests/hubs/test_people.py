"""Who is here, with whichever hub: ids between hubs, and to each as they may know it."""

from datetime import timedelta

from app.domain.case.commands import RestrictCase
from app.domain.values import AccountId
from app.ports import Here
from sync.hub import Config
from sync.room.neighbours import FORGOTTEN_AFTER, GOODBYE, Neighbours, OwnPeople
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    NURSE,
    OBSERVER,
    account,
    request_id,
)
from tests.helpers.submitting import receive
from tests.hubs.pair import two_hubs
from tests.sync.sockets import Person, seated, until
from tests.sync.table import Table

THERE = Here(CASE, request_id(1), hand=True)
SECOND = timedelta(seconds=1)
LONGEST_NOTICE, LONGEST_OF_THE_REST = 8_000, 200
"""What PostgreSQL takes, and what a hub's name and a board's take of that."""


def names(person: Person) -> dict[str, Here]:
    return {one.name: one.here for one in person.ear.here}


def people(*ones: tuple[AccountId, Here]) -> str:
    return OwnPeople().everyone(dict(ones))[0]


async def test_everyone_sees_who_is_at_either_hub() -> None:
    async with (
        two_hubs() as pair,
        seated(pair.hubs[0].port) as here,
        seated(pair.hubs[1].port, CHAIR) as there,
    ):
        both = {COORDINATOR.name, CHAIR.name}
        await until(lambda: names(here).keys() == names(there).keys() == both)
        assert pair.hubs[0].present == {COORDINATOR.account, CHAIR.account}
        here.session.submit(receive())
        await until(lambda: there.board.case(CASE))
        here.session.be(Here(CASE, hand=True))
        await until(lambda: names(there)[COORDINATOR.name] == Here(CASE, hand=True))
        await here.session.stop()
        await until(lambda: names(there).keys() == {CHAIR.name})


async def test_words_that_were_lost_are_said_again() -> None:
    async with two_hubs() as pair, seated(pair.hubs[1].port, CHAIR) as there:
        pair.ends[1].deaf = True
        async with seated(pair.hubs[0].port) as here:
            await until(lambda: here.ear.here)
            assert names(there).keys() == {CHAIR.name}
            pair.ends[1].deaf = False
            await until(lambda: COORDINATOR.name in names(there))


async def test_a_hub_that_stops_takes_its_people_along() -> None:
    late = Config(presence_seconds=0.01, people_seconds=3600)
    async with (
        two_hubs(config=late) as pair,
        seated(pair.hubs[1].port, CHAIR) as there,
        seated(pair.hubs[0].port),
    ):
        await until(lambda: COORDINATOR.name in names(there))
        await pair.hubs[0].stop()
        await until(lambda: names(there).keys() == {CHAIR.name})


async def test_only_ids_go_between_hubs_and_nothing_when_nobody_moves() -> None:
    async with two_hubs(config=Config(presence_seconds=0.01)) as pair:
        async with seated(pair.hubs[0].port) as here, seated(pair.hubs[1].port, CHAIR):
            await until(lambda: len(here.ear.here) == 2)
            said = pair.store.exchange.said
            words = [one.people for one in said if one.people]
            assert words == [people((COORDINATOR.account, Here())), people((CHAIR.account, Here()))]
        assert not any(COORDINATOR.name in one.people for one in said)


def test_nobody_is_seen_near_a_case_that_does_not_exist_for_the_viewer() -> None:
    table = Table()
    table.act(
        COORDINATOR, receive(), RestrictCase(case=CASE, named=(), reason="A relative (made up)")
    )
    nurse, chair = table.client(NURSE), table.client(CHAIR)
    table.room.neighbour("another", people((COORDINATOR.account, THERE)))
    assert table.room.presence_due
    table.do(table.room.tell_presence())
    table.settle()
    for one, shown in ((nurse, Here(hand=True)), (chair, Here(hand=True))):
        assert {p.account: p.here for p in one.replica.present}[COORDINATOR.account] == shown


def test_strangers_and_those_without_a_seat_are_not_shown() -> None:
    table = Table()
    one = table.client()
    table.room.neighbour("another", people((account(99), Here())))
    table.do(table.room.tell_presence())
    table.settle()
    assert [p.account for p in one.replica.present] == [COORDINATOR.account]


def test_a_person_at_two_hubs_is_shown_once_as_they_are_here() -> None:
    table = Table()
    one = table.client()
    table.room.neighbour("another", people((COORDINATOR.account, Here(hand=True))))
    table.do(table.room.tell_presence())
    table.settle()
    assert [p.here for p in one.replica.present] == [Here()]


def test_who_is_told_of_no_more_is_forgotten() -> None:
    known = Neighbours()
    assert known.hear("a", people((account(1), Here()), (account(2), Here())), AT)
    assert not known.hear("a", people((account(1), Here())), AT + FORGOTTEN_AFTER)
    assert not known.forget(AT + FORGOTTEN_AFTER)
    assert known.forget(AT + FORGOTTEN_AFTER + SECOND)
    assert [who for who, _ in known.people()] == [account(1)]
    assert known.hear("a", GOODBYE, AT)
    assert not list(known.people())


def test_words_that_are_not_understood_change_nothing() -> None:
    known = Neighbours()
    for strange in ("nonsense", "{}", '[["a",{"case":1}]]', "[1]"):
        assert not known.hear("a", strange, AT)
    later = f'[["{account(1)}",{{"hand":true,"mood":"fine"}},"and more"]]'
    assert known.hear("a", later, AT)
    assert list(known.people()) == [(account(1), Here(hand=True))]


def test_what_changed_is_said_once_and_whoever_went_too() -> None:
    own = OwnPeople()
    assert own.changes({account(1): Here()}) == (f'[["{account(1)}",{{}}]]',)
    assert own.changes({account(1): Here()}) == ()
    assert own.changes({}) == (f'[["{account(1)}",null]]',)
    assert own.everyone({}) == ()


def test_a_crowd_is_told_of_in_words_that_a_database_takes() -> None:
    crowd = {account(n): THERE for n in range(1000)}
    words = OwnPeople().everyone(crowd)
    known = Neighbours()
    for word in words:
        assert len(word.encode()) < LONGEST_NOTICE - LONGEST_OF_THE_REST
        known.hear("a", word, AT)
    assert dict(known.people()) == crowd
    assert len(words) == 25


def test_an_observer_of_one_hub_is_seen_by_all() -> None:
    table = Table()
    one = table.client(OBSERVER)
    table.room.neighbour("another", people((CHAIR.account, Here())))
    table.do(table.room.tell_presence())
    table.settle()
    assert [p.name for p in one.replica.present] == [CHAIR.name, OBSERVER.name]
