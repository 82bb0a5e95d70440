"""What happened in a sitting: ids only, no content of any case."""

from msgspec import Struct

from app.domain.meeting.state import AgendaItem, ItemState
from app.domain.values import AccountId, Attendance, CaseId, Instant, Line, MeetingId


class MeetingEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    pass


class SittingPlanned(MeetingEvent):
    meeting: MeetingId
    name: Line
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None = None
    minutes_per_case: int = 5


class SittingOpened(MeetingEvent):
    pass


class Registered(MeetingEvent):
    account: AccountId
    attendance: Attendance


class AgendaSet(MeetingEvent):
    """The whole agenda in its new order, each case with its state."""

    items: tuple[AgendaItem, ...]


class CaseCalled(MeetingEvent):
    """`case` is None for a viewer to whom that case does not exist."""

    case: CaseId | None


class CasePutBack(MeetingEvent):
    case: CaseId | None


class CaseSettled(MeetingEvent):
    """How the sitting left a case: decided, deferred or carried over."""

    case: CaseId | None
    state: ItemState


class ChairHandedOver(MeetingEvent):
    to: AccountId


class ScribeAppointed(MeetingEvent):
    scribe: AccountId


class ShutterSet(MeetingEvent):
    shut: bool


class SittingClosed(MeetingEvent):
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
