"""Everyone who may look at a board, and what they hold after being told what happened."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from msgspec import structs

from app import codec
from app.domain import turn
from app.domain.board import Board, Stream
from app.domain.context import BUILT_IN, NOBODY
from app.domain.disclosure import Viewer, audience_on, disclose, reparted, view, view_part, viewer
from app.domain.events import Recorded
from app.domain.partnership.state import Seat
from app.domain.turn import fold
from app.domain.values import Role, StreamId
from tests.helpers.builders import (
    DOMESTIC_ABUSE,
    HEALTH,
    NURSE,
    SEATS,
    SOCIAL_CARE,
    YOUTH_JUSTICE,
    seat,
)

NURSE_NOW = structs.replace(NURSE, agency=SOCIAL_CARE)
"""The nurse, once she works elsewhere."""

EVERYONE: tuple[Seat, ...] = (
    *SEATS,
    seat(21, "Ree Refuge", Role.PRACTITIONER, agency=DOMESTIC_ABUSE),
    seat(22, "Yas Youthjustice", Role.PRACTITIONER, agency=YOUTH_JUSTICE),
    seat(23, "Both Roles", Role.OBSERVER, Role.PRACTITIONER, agency=HEALTH),
    seat(24, "Wall and Chair", Role.DISPLAY, Role.CHAIR, agency=SOCIAL_CARE),
    *BUILT_IN.values(),
    NOBODY,
)
"""Each role, each agency, two roles in one, the seats that are built in, and a stranger."""


def seat_on(board: Board, who: Seat) -> Seat:
    """The seat as the board has it now; those who are not seated there look on as they are."""
    partnership = board.partnership
    known = partnership and any(s.account == who.account for s in partnership.seats)
    return turn.seat_of(board, who.account) if known else who


def over_the_wire(part: Stream) -> Stream:
    return _read(codec.encode(part))


_read = lru_cache(maxsize=1_000)(codec.decode_stream)


def held(board: Board, who: Seat) -> Board:
    """A viewer's copy, as it came over the wire."""
    seen = view(board, seat_on(board, who))
    streams = {named: over_the_wire(part) for named, part in seen.streams.items()}
    return structs.replace(seen, streams=streams)


def disclosed(one: Recorded, known: Board, by: Viewer) -> Recorded | None:
    """An event as a hub that stands at `known` sends it, and as a client reads it."""
    audience = audience_on(known, by, one.stream, one.event)
    event = disclose(one.event, audience, known.streams.get(one.stream))
    if event is None:
        return None
    raw = codec.encode(structs.replace(one, event=event))
    return msgspec.json.decode(raw, type=Recorded)


def whole(before: Board, after: Board, turn: Sequence[Recorded], who: Seat) -> tuple[StreamId, ...]:
    """The streams that are sent whole, or taken back, in place of their events."""
    was, now = viewer(seat_on(before, who)), viewer(seat_on(after, who))
    return reparted(before, after, turn, was, now)


def told(before: Board, after: Board, turn: Sequence[Recorded], who: Seat) -> Board:
    """What a viewer holds who was there before and is told of one turn."""
    now = viewer(seat_on(after, who))
    again = whole(before, after, turn, who)
    seen = (disclosed(one, after, now) for one in turn if one.stream not in again)
    copy = fold(held(before, who), [one for one in seen if one])
    return _with_parts(copy, after, now, again)


def _with_parts(copy: Board, after: Board, now: Viewer, again: Iterable[StreamId]) -> Board:
    streams = dict(copy.streams)
    for named in again:
        part = after.streams.get(named)
        seen = part and view_part(part, audience_on(after, now, named))
        if seen:
            streams[named] = over_the_wire(seen)
        else:
            streams.pop(named, None)
    return structs.replace(copy, streams=streams)
