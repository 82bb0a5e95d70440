"""What is encoded once serves all who may see it so, and is there before they come."""

from app.domain.board import stream_of
from app.domain.case.commands import RestrictCase
from app.domain.disclosure import viewer
from app.domain.partnership.state import Seat
from sync.protocol import Part, decode_hub_frame
from sync.room.parts import PartCache, in_order
from tests.helpers.builders import CASE, CHAIR, DECIDER, NURSE, OBSERVER, OFFICER, SEATS, stream
from tests.helpers.submitting import note, receive
from tests.sync.table import Table, agree


def settled() -> Table:
    table = Table()
    author = table.client(CHAIR)
    for command in (receive(1), receive(2), note(1)):
        author.submit(command)
    table.settle()
    return table


def frames(table: Table, cache: PartCache, who: Seat) -> tuple[bytes, ...]:
    return cache.frames(table.room.board, viewer(who), stream(CASE))


def test_those_from_whom_nothing_is_kept_share_one_frame() -> None:
    table, cache = settled(), PartCache()
    chairs, officers = frames(table, cache, CHAIR), frames(table, cache, OFFICER)
    assert chairs[0] is officers[0] is frames(table, cache, DECIDER)[0]
    assert frames(table, cache, OBSERVER)[0] != chairs[0]


def test_a_warm_room_has_ready_what_everyone_is_welcomed_with() -> None:
    table = settled()
    for _ in table.room.warm():
        pass
    kept = table.room._teller._parts._frames
    before = set(kept)
    everyone = [table.client(seat) for seat in SEATS]
    agree(table, *(one for one in everyone if one.conn is not None))
    assert set(kept) == before


def test_what_is_warm_shows_nobody_what_is_not_theirs() -> None:
    table = settled()
    table.act(CHAIR, RestrictCase(case=CASE, named=(CHAIR.account,), reason="A colleague"))
    for _ in table.room.warm():
        pass
    nurse = table.client(NURSE)
    seen = [decode_hub_frame(raw) for raw in nurse.frames]
    assert CASE not in [one.stream.id for one in seen if isinstance(one, Part)]
    assert nurse.board.case(CASE) is None


def test_what_is_warm_pushes_nothing_out() -> None:
    table = settled()
    everything = sum(1 for _ in table.room.warm())
    table.room._teller._parts = small = PartCache(limit=10_000)
    assert sum(1 for _ in table.room.warm()) < everything
    assert small.full
    first, audience = in_order(table.room.board, viewer(CHAIR))[0]
    assert small._found((stream_of(first), first.version, None)), audience
