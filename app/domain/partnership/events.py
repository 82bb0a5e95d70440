"""What the partners agreed, as it happened."""

from msgspec import Struct

from app.domain.clocks import Calendar, RatingClocks
from app.domain.partnership.state import Agency, Seat, ThresholdVersion
from app.domain.values import AccountId, AgencyId, BoardId, Name, SeatMode, Text


class PartnershipEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    pass


class PartnershipFounded(PartnershipEvent):
    board: BoardId
    name: Name
    prefix: Name


class AgencyPut(PartnershipEvent):
    agency: Agency


class AgencyModeSet(PartnershipEvent):
    agency: AgencyId
    mode: SeatMode


class SeatPut(PartnershipEvent):
    seat: Seat


class SeatRemoved(PartnershipEvent):
    account: AccountId
    reason: Text = ""


class ClocksSet(PartnershipEvent):
    clocks: RatingClocks


class CalendarSet(PartnershipEvent):
    calendar: Calendar


class ThresholdPublished(PartnershipEvent):
    threshold: ThresholdVersion


Event = (
    PartnershipFounded
    | AgencyPut
    | AgencyModeSet
    | SeatPut
    | SeatRemoved
    | ClocksSet
    | CalendarSet
    | ThresholdPublished
)
