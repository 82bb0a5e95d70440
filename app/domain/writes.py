"""What decide gives back."""

from typing import cast

from app.domain.board import Stream
from app.domain.errors import Code, Refused
from app.domain.events import Event
from app.domain.values import CaseId, MeetingId, StreamId, Version

Writes = tuple[tuple[StreamId, Event], ...]
"""Events in the order they happen, each with its stream."""


def on(part: Stream | CaseId | MeetingId, *events: Event) -> Writes:
    """The events, all on one stream."""
    stream = cast(StreamId, part if isinstance(part, str) else part.id)
    return tuple((stream, event) for event in events)


def unchanged(seen: Version | None, changed: int) -> None:
    """Refuse to overwrite a part that changed after the version its author looked at."""
    if seen is not None and changed > seen:
        raise Refused(Code.CHANGED_SINCE, seen=str(seen), changed=str(changed))
