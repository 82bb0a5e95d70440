"""The whole wall, from what the display's seat may know and who is here."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import structs

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.meeting.state import ItemState, Meeting
from app.domain.partnership.state import Partnership
from app.domain.values import AccountId, CaseId, Instant, RequestId, Role, SeatMode
from app.ports import Connection, LineState, Present
from ui.projector import listing, spotlight
from ui.projector.view_model import Band, Foot, Wall
from ui.words import clock_time
from ui.words.decision import agency_name

_STANDS = timedelta(seconds=60)
"""How long a settled case stays on the wall while no other is called."""
_IN_STEP = (LineState.LIVE, LineState.READ_ONLY)


def wall(
    board: Board,
    present: Sequence[Present],
    hands: Sequence[AccountId],
    connection: Connection,
    now: Instant,
    rows: listing.Rows | None = None,
) -> Wall:
    """`rows` is kept by whoever asks again and again."""
    sitting = listing.open_sitting(board)
    case = on_the_wall(board, sitting, now)
    busy = _writing(present)
    return Wall(
        band=_band(board, sitting, case, now),
        body=spotlight.spotlit(board, case, busy, now)
        if case
        else (rows or listing.Rows()).listing(board, busy, now),
        foot=_foot(board.partnership, present, hands, now),
        stale=_stale(connection),
        shut=sitting is not None and sitting.shutter,
    )


def ticked(before: Wall, board: Board, now: Instant) -> Wall:
    """Only what a second changes: the case's timer and the clock."""
    sitting = listing.open_sitting(board)
    case = on_the_wall(board, sitting, now)
    timer = spotlight.timer(sitting, case, now) if sitting and case else ""
    return structs.replace(
        before,
        band=structs.replace(before.band, timer=timer),
        foot=structs.replace(before.foot, clock=clock_time(now)),
    )


def shown(board: Board, now: Instant) -> Case | None:
    """The case on the wall; None while the board is listed."""
    return on_the_wall(board, listing.open_sitting(board), now)


def on_the_wall(board: Board, sitting: Meeting | None, now: Instant) -> Case | None:
    """The case that is called; a while longer the one just settled, so that all read how."""
    if sitting is None:
        return None
    return board.case(sitting.spotlight or _just_settled(sitting, now) or CaseId(""))


def _just_settled(sitting: Meeting, now: Instant) -> CaseId | None:
    settled = [
        (item.settled_at, item.case)
        for item in sitting.agenda
        if item.settled_at is not None and item.state is not ItemState.CARRIED_OVER
    ]
    at, case = max(settled, default=(None, None))
    return case if at is not None and now - at < _STANDS else None


def _band(board: Board, sitting: Meeting | None, case: Case | None, now: Instant) -> Band:
    if sitting and case:
        return spotlight.band(case, sitting, now)
    return listing.band(board, sitting, now)


def _foot(
    partnership: Partnership | None,
    present: Sequence[Present],
    hands: Sequence[AccountId],
    now: Instant,
) -> Foot:
    return Foot(clock_time(now), tuple(_people(partnership, present)), _hands(partnership, hands))


def _people(partnership: Partnership | None, present: Sequence[Present]) -> Iterator[str]:
    """How many are in the room and virtual; the wall itself is nobody."""
    seats = [partnership.seat(one.account) for one in present] if partnership else []
    people = [seat for seat in seats if seat and Role.DISPLAY not in seat.roles]
    virtual = sum(seat.mode is SeatMode.VIRTUAL for seat in people)
    if len(people) > virtual:
        yield f"{len(people) - virtual} here"
    if virtual:
        yield f"{virtual} virtual"


def _hands(partnership: Partnership | None, hands: Sequence[AccountId]) -> str:
    """ "Health has a hand up", "Hands up: Health, then Police"."""
    names = [_speaker(partnership, account) for account in hands]
    if len(names) > 1:
        return f"Hands up: {', then '.join(names)}"
    return f"{names[0]} has a hand up" if names else ""


def _speaker(partnership: Partnership | None, account: AccountId) -> str:
    seat = partnership.seat(account) if partnership else None
    if seat is None:
        return "Someone"
    return agency_name(partnership, seat.agency) or seat.name


def _writing(present: Sequence[Present]) -> frozenset[RequestId]:
    return frozenset(one.here.writing for one in present if one.here.writing)


def _stale(connection: Connection) -> str:
    if connection.line in _IN_STEP:
        return ""
    since = f" since {clock_time(connection.since)}" if connection.since else ""
    return f"Not live{since}"
