"""One sitting: who is there, what is to be decided, what is under the spotlight."""

from enum import StrEnum

from msgspec import Struct

from app.domain.values import AccountId, Attendance, CaseId, Instant, Line, MeetingId, Text


class ItemState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    DECIDED = "decided"
    DEFERRED = "deferred"
    CARRIED_OVER = "carried-over"


SETTLED = frozenset({ItemState.DECIDED, ItemState.DEFERRED, ItemState.CARRIED_OVER})


class AgendaItem(Struct, frozen=True, omit_defaults=True):
    """A case on the agenda, by id only: content stays in the case's own stream."""

    case: CaseId
    state: ItemState = ItemState.WAITING
    called_at: Instant | None = None
    settled_at: Instant | None = None


class Attendee(Struct, frozen=True):
    account: AccountId
    attendance: Attendance
    at: Instant


class SittingState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Meeting(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """State of one sitting's stream."""

    id: MeetingId
    version: int
    name: Line
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None = None
    state: SittingState = SittingState.PLANNED
    opened_at: Instant | None = None
    closed_at: Instant | None = None
    register: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    agenda_changed: int = 0
    spotlight: CaseId | None = None
    shutter: bool = False
    """True: the wall is shut."""
    minutes_per_case: int = 5
    note: Text = ""

    @property
    def begun(self) -> int:
        """How many of its cases came up so far."""
        return sum(item.state is not ItemState.WAITING for item in self.agenda)

    def item(self, case: CaseId) -> AgendaItem | None:
        return next((i for i in self.agenda if i.case == case), None)
