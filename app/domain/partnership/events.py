"""What the partners agreed, as it happened."""

from msgspec import Struct

from app.domain.clocks import Calendar, RatingClocks
from app.domain.partnership.state import Agency, Seat, ThresholdVersion
from app.domain.values import AccountId, AgencyId, BoardId, Name, SeatMode, Text


class PartnershipEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    pass


class PartnershipFounded(PartnershipEvent, frozen=True):
    board: BoardId
    name: Name
    prefix: Name


class AgencyPut(PartnershipEvent, frozen=True):
    agency: Agency


class AgencyModeSet(PartnershipEvent, frozen=True):
    agency: AgencyId
    mode: SeatMode


class SeatPut(PartnershipEvent, frozen=True):
    seat: Seat


class SeatRemoved(PartnershipEvent, frozen=True):
    account: AccountId
    reason: Text = ""


class ClocksSet(PartnershipEvent, frozen=True):
    clocks: RatingClocks


class CalendarSet(PartnershipEvent, frozen=True):
    calendar: Calendar


class ThresholdPublished(PartnershipEvent, frozen=True):
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
