"""Coming back: what was missed where that is enough, and the whole view where it is not."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    AmendReferral,
    BeginScreening,
    GiveStance,
    LiftRestriction,
    RestrictCase,
    RevealStances,
)
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import CommandId
from sync.protocol import Hello, Resumed, Welcome, decode_hub_frame, encode
from tests.helpers.builders import (
    CASE,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    NURSE,
    OFFICER,
    OTHER_CASE,
    SEATS,
    referral,
    stream,
)
from tests.helpers.submitting import note, receive
from tests.sync.table import Client, Table, agree, founded

RESTRICT = RestrictCase(case=CASE, named=(NURSE.account,), reason="A colleague is involved")
LIFT = LiftRestriction(case=CASE, reason="No longer needed")


def away(table: Table, one: Client, *commands: Command) -> list[str]:
    """The frames that a client gets after it was away for these commands."""
    one.disconnect()
    seen = len(one.frames)
    table.act(COORDINATOR, *commands)
    one.connect()
    return [type(decode_hub_frame(raw)).__name__ for raw in one.frames[seen:]]


def test_a_client_that_missed_something_gets_just_that() -> None:
    table = Table()
    one = table.client()
    assert away(table, one, receive(), note()) == ["Resumed", "Batch", "Batch"]
    assert len(one.welcomed) == 1
    assert [change.after.position for change in one.changes] == [
        one.board.position - 1,
        one.board.position,
    ]
    agree(table, one)


def test_a_client_that_missed_nothing_gets_nothing() -> None:
    table = Table()
    one = table.client()
    assert away(table, one) == ["Resumed"]
    agree(table, one)


def test_it_is_told_how_far_it_is_behind() -> None:
    table = Table()
    one = table.client()
    one.disconnect()
    table.act(COORDINATOR, receive(), note(), note())
    one.line.clear()
    one.connect()
    resumed = next(f for f in map(decode_hub_frame, one.frames) if isinstance(f, Resumed))
    assert resumed.behind == 3
    assert [line.behind for line in one.line if line.line == "catching-up"] == [0, 3, 2, 1]
    assert one.line[-1].line == "live"


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.name)
def test_each_seat_catches_up_with_its_own_view(seat: Seat) -> None:
    table = Table()
    table.act(COORDINATOR, receive(1))
    one = table.client(seat)
    away(table, one, receive(2), note(2), note(1))
    assert len(one.welcomed) == 1
    agree(table, one)


def test_rights_that_changed_meanwhile_bring_a_new_start() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    one = table.client(OFFICER)
    assert away(table, one, RESTRICT, note()) == ["Welcome", "Part"]
    assert one.board.case(CASE) is None
    assert away(table, one, note(), LIFT) == ["Welcome", "Part", "Part"]
    agree(table, one)


def test_rights_that_changed_and_changed_back_bring_a_new_start() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    one = table.client(OFFICER)
    table.act(COORDINATOR, RESTRICT)
    assert away(table, one, note()) == ["Resumed", "Batch"]
    assert away(table, one, LIFT) == ["Welcome", "Part", "Part"]
    agree(table, one)


def test_a_restriction_that_came_and_went_is_not_told_of() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    one = table.client(OFFICER)
    assert away(table, one, RESTRICT, note(), LIFT) == ["Welcome", "Part", "Part"]
    assert RESTRICT.reason.encode() not in b"".join(one.frames)
    agree(table, one)


def test_a_restriction_that_came_and_went_in_one_turn_is_not_told_of() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    out, named = table.client(OFFICER), table.client(NURSE)
    for command in (note(), RESTRICT, LIFT):
        name = CommandId(table.entropy.uuid())
        table.do(table.room.submit(COORDINATOR.account, name, command))
    table.settle()
    assert len(table.turns[-1]) == 2
    assert RESTRICT.reason.encode() not in b"".join(out.frames)
    assert RESTRICT.reason.encode() in b"".join(named.frames)
    agree(table, out, named)


def test_a_stance_that_was_given_anew_before_all_were_revealed_stays_its_own() -> None:
    table = Table()
    table.act(COORDINATOR, receive(), BeginScreening(case=CASE))
    one = table.client(OFFICER)
    one.disconnect()
    for reason in ("Spoken in anger", "Thought over"):
        table.act(NURSE, GiveStance(case=CASE, level=3, reason=reason))
    table.act(CHAIR, RevealStances(case=CASE))
    one.connect()
    there = one.board.case(CASE)
    assert there
    assert [stance.reason for stance in there.stances] == ["Thought over"]
    assert b"Spoken in anger" not in b"".join(one.frames)
    agree(table, one)


def test_what_was_taken_back_meanwhile_brings_the_wall_a_new_start() -> None:
    table = Table()
    table.act(COORDINATOR, receive())
    wall, full = table.client(DISPLAY), table.client(NURSE)
    amend = AmendReferral(case=CASE, referral=referral(concern="Neglect"), reason="Said twice")
    assert away(table, full, amend) == ["Resumed", "Batch"]
    again = structs.replace(amend, referral=referral(concern="Bruising"))
    assert away(table, wall, again) == ["Welcome", "Part", "Part"]
    agree(table, wall, full)


def test_a_hub_that_started_again_resumes_whoever_stands_where_it_does() -> None:
    table = Table()
    one, behind = table.client(), table.client(NURSE)
    behind.disconnect()
    table.act(COORDINATOR, receive())
    table.reopen()
    one.connect()
    behind.connect()
    assert len(one.welcomed) == 1
    assert len(behind.welcomed) == 2
    agree(table, one, behind)


@pytest.mark.parametrize(
    "changed",
    [{}, {"epoch": "another"}, {"head": "00" * 32}, {"rights": "other"}, {"position": 1}],
    ids=lambda changed: next(iter(changed), "exactly"),
)
def test_only_who_says_exactly_where_it_stands_is_resumed(changed: dict[str, Any]) -> None:
    table = Table()
    welcome = decode_hub_frame(table.client().frames[0])
    assert isinstance(welcome, Welcome)
    stands = Hello(welcome.upto, welcome.epoch, welcome.head, welcome.rights)
    stranger = Client(table, COORDINATOR)
    stranger.conn = table.open(stranger)
    stranger.send(encode(structs.replace(stands, **changed)))
    table.settle()
    answer = Welcome if changed else Resumed
    assert isinstance(decode_hub_frame(stranger.frames[0]), answer)


def test_a_restored_backup_is_another_epoch() -> None:
    store = founded()
    table = Table(store)
    one = table.client()
    one.submit(receive())
    table.settle()
    table.store = founded(epoch="restored")
    table.reopen()
    one.connect()
    assert len(one.welcomed) == 2
    assert one.board.case(CASE) is None
    agree(table, one)


def test_turns_taken_while_a_client_is_being_welcomed_follow_the_welcome() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), receive(2))
    one = Client(table, NURSE)
    table.slow = True
    one.connect()
    table.deliver_some(2)
    table.act(COORDINATOR, note(1), receive(3), note(2))
    assert one.welcomed == []
    assert one.line[-1].line == "catching-up"
    table.slow = False
    table.settle()
    assert len(one.welcomed) == 1
    assert len(one.changes) == 3
    agree(table, one)


def test_rights_that_change_during_a_welcome_bring_another() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), receive(2))
    one = Client(table, OFFICER)
    table.slow = True
    one.connect()
    table.deliver_some(2)
    table.act(COORDINATOR, RESTRICT)
    table.slow = False
    table.settle()
    assert one.board.case(CASE) is None
    agree(table, one)


def test_nothing_erased_goes_out_from_a_delivery_under_way() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), receive(2), note(2, "Secret words"))
    one = Client(table, NURSE)
    table.slow = True
    one.connect()
    table.deliver_some(1)
    table.erase(stream(OTHER_CASE))
    table.slow = False
    table.settle()
    assert b"Secret" not in b"".join(one.frames)
    agree(table, one)
