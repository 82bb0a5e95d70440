"""Every event there is, and the header that each carries."""

from msgspec import Struct

from app.domain.case.events import CaseEvent
from app.domain.case.events import Event as CaseEvents
from app.domain.meeting.events import Event as MeetingEvents
from app.domain.meeting.events import MeetingEvent
from app.domain.partnership.events import Event as PartnershipEvents
from app.domain.partnership.events import PartnershipEvent
from app.domain.values import AccountId, Instant, StreamId


class Erased(Struct, frozen=True, tag=True):
    """Stands where an event's key was destroyed: that it happened stays, what it said is gone."""


Event = CaseEvents | MeetingEvents | PartnershipEvents | Erased


class Recorded(Struct, frozen=True):
    """An event in its place: board position, stream and version, when and by whom."""

    position: int
    stream: StreamId
    version: int
    at: Instant
    actor: AccountId
    event: Event


__all__ = [
    "CaseEvent",
    "Erased",
    "Event",
    "MeetingEvent",
    "PartnershipEvent",
    "Recorded",
]
