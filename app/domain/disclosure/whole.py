"""Streams and boards as viewers know them, and what a hub needs to serve each of them."""

import hashlib
from collections.abc import Iterable

import msgspec
from msgspec import structs

from app.domain.board import Board, Stream
from app.domain.case.events import CaseLinked
from app.domain.case.state import Case
from app.domain.disclosure.audience import (
    NOT_SEEN,
    Audience,
    Sight,
    Viewer,
    audience_for,
    viewer,
)
from app.domain.disclosure.case_events import UNSEAL, disclose_case
from app.domain.disclosure.case_view import view_case
from app.domain.disclosure.meeting import disclose_meeting, named_in, view_meeting
from app.domain.disclosure.partnership import disclose_partnership, view_partnership
from app.domain.events import CaseEvent, Erased, Event, MeetingEvent
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import CaseId, StreamId


def audience_on(
    board: Board, viewer: Viewer, stream: StreamId, event: Event | None = None
) -> Audience:
    """How a viewer relates to one stream of `board`, and to an event on it.

    A key for caches: what equal audiences are shown of one version, or one event, is equal.
    """
    part = board.streams.get(stream)
    if part is None:
        return NOT_SEEN
    base = _apart_from_others(part, viewer)
    if base.sight is Sight.NONE or isinstance(part, Partnership):
        return base
    named = (*named_by(part), *_named_in(event))
    if not named:
        return base
    hidden = tuple(case for case in dict.fromkeys(named) if not _sees(board, viewer, case))
    return structs.replace(base, hidden=hidden) if hidden else base


def _apart_from_others(part: Stream, viewer: Viewer) -> Audience:
    if isinstance(part, Case):
        return audience_for(part, viewer.standing, viewer.account)
    if isinstance(part, Meeting):
        return Audience(viewer.standing.sight)
    if not viewer.standing.member:
        return NOT_SEEN
    return Audience(Sight.WALL if viewer.standing.sight is Sight.WALL else Sight.FULL)


def _sees(board: Board, viewer: Viewer, case: CaseId) -> bool:
    found = board.case(case)
    if found is None:
        return False
    return audience_for(found, viewer.standing, viewer.account).sight is not Sight.NONE


def named_by(part: Stream) -> tuple[CaseId, ...]:
    """The other cases that a stream names."""
    if isinstance(part, Case):
        return tuple([link.other for link in part.links]) if part.links else ()
    if isinstance(part, Meeting):
        called = () if part.spotlight is None else (part.spotlight,)
        return (*(item.case for item in part.agenda), *called)
    return ()


def _named_in(event: Event | None) -> Iterable[CaseId]:
    if isinstance(event, CaseLinked):
        return () if event.link is None else (event.link.other,)
    if isinstance(event, MeetingEvent):
        return named_in(event)
    return ()


def view_part(part: Stream, audience: Audience) -> Stream | None:
    """A stream as `audience` may know it; None where it does not exist for them."""
    if isinstance(part, Case):
        return view_case(part, audience)
    if isinstance(part, Meeting):
        return view_meeting(part, audience)
    return view_partnership(part, audience)


def disclose(event: Event, audience: Audience, after: Stream | None) -> Event | None:
    """An event as `audience` may know it; None where its stream does not exist for them.

    `after` is the event's stream after it, or after any later event. The very same object comes
    back where nothing is kept back, so that it needs to be encoded once.
    """
    if audience.sight is Sight.NONE or after is None:
        return None
    if isinstance(event, Erased):
        return event
    if isinstance(event, CaseEvent):
        return disclose_case(event, audience, after) if isinstance(after, Case) else None
    if isinstance(event, MeetingEvent):
        return disclose_meeting(event, audience)
    return disclose_partnership(event, audience)


def alike(event: Event, after: Stream | None) -> bool:
    """Whether everyone of full sight is shown this event, and the very same.

    False only says that one has to look: see `audience_on` and `disclose`.
    """
    return (
        isinstance(after, Case)
        and after.restriction is None
        and not after.links
        and isinstance(event, CaseEvent)
        and type(event) not in UNSEAL
    )


def view(board: Board, seat: Seat) -> Board:
    """The board with only the streams that exist for that seat, as it may know them."""
    by = viewer(seat)
    seen = {
        stream: view_part(part, audience_on(board, by, stream))
        for stream, part in board.streams.items()
    }
    streams = {stream: part for stream, part in seen.items() if part is not None}
    return structs.replace(board, streams=streams)


def rights(board: Board, viewer: Viewer) -> str:
    """A digest of all that a viewer's rights rest on: where it differs, only a Welcome will do."""
    hidden = sorted(
        case.id
        for case in board.cases()
        if case.restriction is not None and not _sees(board, viewer, case.id)
    )
    return hashlib.sha256(msgspec.json.encode((viewer.standing, hidden))).hexdigest()
