"""What happens to those who are connected when what they may see changes."""

from msgspec import structs

from app.domain.case.commands import LiftRestriction, RateCase, RestrictCase
from app.domain.context import OPERATOR
from app.domain.meeting.commands import CallCase, OpenSitting, PlanSitting
from app.domain.partnership.commands import PutSeat, RemoveSeat
from app.domain.partnership.state import Seat
from app.domain.values import Rating, Role
from sync.protocol import Batch, CloseCode, decode_hub_frame
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DISPLAY,
    HOUR,
    NURSE,
    OFFICER,
    OTHER_CASE,
    SEATS,
    SITTING,
    SOCIAL_WORKER,
    stream,
)
from tests.helpers.submitting import note, receive
from tests.sync.table import Client, Table, agree

OPERATORS = Seat(OPERATOR, "Command line", (Role.OPERATOR,))
RESTRICT = RestrictCase(case=CASE, named=(NURSE.account,), reason="A colleague is involved")
LIFT = LiftRestriction(case=CASE, reason="No longer needed")


def frames_after(one: Client, count: int) -> list[str]:
    return [type(decode_hub_frame(raw)).__name__ for raw in one.frames[count:]]


def test_a_restricted_case_is_gone_for_all_who_are_not_named() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), receive(2))
    inside, outside = table.client(NURSE), table.client(OFFICER)
    seen = len(outside.frames)
    table.act(COORDINATOR, RESTRICT)
    assert frames_after(outside, seen) == ["Forget", "Batch"]
    assert outside.board.case(CASE) is None
    assert inside.board.case(CASE) is not None
    agree(table, inside, outside)


def test_an_outsider_learns_that_something_happened_and_not_what() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), RESTRICT)
    outside = table.client(OFFICER)
    assert CASE.encode() not in b"".join(outside.frames)
    table.act(COORDINATOR, note(1, "Secret words"))
    batch = decode_hub_frame(outside.frames[-1])
    assert isinstance(batch, Batch)
    assert batch.events == ()
    assert batch.upto == table.room.board.position
    assert b"Secret" not in b"".join(outside.frames)
    agree(table, outside)


def test_a_lifted_restriction_brings_the_whole_case() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), RESTRICT, note(1))
    outside = table.client(OFFICER)
    seen = len(outside.frames)
    table.act(COORDINATOR, LIFT)
    assert frames_after(outside, seen) == ["Part", "Batch"]
    assert len(outside.welcomed) == 1
    agree(table, outside)


def test_a_sitting_hides_what_is_restricted_while_it_runs() -> None:
    table = Table()
    plan = PlanSitting(
        meeting=SITTING, name="Morning", starts=AT, ends=AT + HOUR, chair=CHAIR.account
    )
    rate = (RateCase(case=case, rating=Rating.RED) for case in (CASE, OTHER_CASE))
    table.act(COORDINATOR, receive(1), receive(2), *rate, plan, OpenSitting(meeting=SITTING))
    clients = [table.client(seat) for seat in SEATS]
    restrict = structs.replace(RESTRICT, named=(CHAIR.account,))
    table.act(CHAIR, CallCase(meeting=SITTING, case=CASE), restrict, note(1))
    agree(table, *clients)
    wall = clients[SEATS.index(DISPLAY)]
    sitting = wall.board.meeting(SITTING)
    assert sitting is not None
    assert sitting.spotlight is None
    assert [item.case for item in sitting.agenda] == [OTHER_CASE]
    table.act(CHAIR, LIFT)
    agree(table, *clients)


def test_being_named_later_brings_the_case_to_that_one_alone() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), RESTRICT)
    late, never = table.client(OFFICER), table.client(SOCIAL_WORKER)
    named = structs.replace(RESTRICT, named=(NURSE.account, OFFICER.account))
    table.act(COORDINATOR, LIFT, named)
    assert late.board.case(CASE) is not None
    assert never.board.case(CASE) is None
    agree(table, late, never)


def test_a_seat_that_changes_brings_a_new_start_with_its_rights() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1))
    one, other = table.client(OFFICER), table.client(NURSE)
    demoted = structs.replace(OFFICER, roles=(Role.OBSERVER,), agency=None)
    table.act(OPERATORS, PutSeat(seat=demoted))
    assert len(one.welcomed) == 2
    assert len(other.welcomed) == 1
    agree(table, one, other)


def test_a_seat_that_is_taken_away_ends_its_connections() -> None:
    table = Table()
    one, other = table.client(OFFICER), table.client(NURSE)
    table.act(OPERATORS, RemoveSeat(account=OFFICER.account))
    assert one.closed is CloseCode.REMOVED
    assert one.line[-1].code == "removed"
    agree(table, other)


def test_a_name_that_changes_needs_no_new_start() -> None:
    table = Table()
    one = table.client(OFFICER)
    table.act(OPERATORS, PutSeat(seat=structs.replace(OFFICER, name="Pat P. Police")))
    assert len(one.welcomed) == 1
    agree(table, one)


def test_rights_are_judged_when_a_command_is_taken() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1))
    one = table.client(OFFICER)
    table.act(OPERATORS, PutSeat(seat=structs.replace(OFFICER, roles=(Role.OBSERVER,))))
    one.submit(note())
    table.settle()
    assert one.refused[0].refusal.code == "not_permitted"


def test_what_is_erased_is_gone_from_every_client() -> None:
    table = Table()
    table.act(COORDINATOR, receive(1), receive(2))
    one = table.client(OFFICER)
    away = table.client(NURSE)
    away.disconnect()
    table.erase(stream(CASE))
    away.connect()
    for client in (one, away):
        assert client.board.case(CASE) is None
        assert client.board.case(OTHER_CASE) is not None
        assert len(client.welcomed) == 2
    agree(table, one, away)
