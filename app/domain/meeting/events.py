"""What happened in a sitting: ids only, no content of any case."""

from msgspec import Struct

from app.domain.meeting.state import AgendaItem, ItemState
from app.domain.values import AccountId, Attendance, CaseId, Instant, Line, MeetingId


class MeetingEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    pass


class SittingPlanned(MeetingEvent, frozen=True):
    meeting: MeetingId
    name: Line
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None = None
    minutes_per_case: int = 5


class SittingOpened(MeetingEvent, frozen=True):
    pass


class Registered(MeetingEvent, frozen=True):
    account: AccountId
    attendance: Attendance


class AgendaSet(MeetingEvent, frozen=True):
    """The whole agenda in its new order, each case with its state."""

    items: tuple[AgendaItem, ...]


class CaseCalled(MeetingEvent, frozen=True):
    """`case` is None for a viewer to whom that case does not exist."""

    case: CaseId | None


class CasePutBack(MeetingEvent, frozen=True):
    case: CaseId | None


class CaseSettled(MeetingEvent, frozen=True):
    """How the sitting left a case: decided, deferred or carried over."""

    case: CaseId | None
    state: ItemState


class ChairHandedOver(MeetingEvent, frozen=True):
    to: AccountId


class ScribeAppointed(MeetingEvent, frozen=True):
    scribe: AccountId


class ShutterSet(MeetingEvent, frozen=True):
    shut: bool


class SittingClosed(MeetingEvent, frozen=True):
    pass


Event = (
    SittingPlanned
    | SittingOpened
    | Registered
    | AgendaSet
    | CaseCalled
    | CasePutBack
    | CaseSettled
    | ChairHandedOver
    | ScribeAppointed
    | ShutterSet
    | SittingClosed
)
