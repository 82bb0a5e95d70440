"""What the partners agreed, as it happened."""

from datetime import date

from msgspec import Struct

from app.domain.clocks import Calendar, RatingClocks
from app.domain.partnership.legal import LegalProfile
from app.domain.partnership.presets import PresetRules
from app.domain.partnership.state import (
    Agency,
    FeedbackRules,
    RungDays,
    Seat,
    Service,
    Template,
    ThresholdVersion,
)
from app.domain.values import AccountId, AgencyId, BoardId, Line, Name, SeatMode, ServiceId, Text


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


class AgencyModeScheduled(PartnershipEvent, frozen=True):
    agency: AgencyId
    mode: SeatMode
    since: date


class ProfileAdopted(PartnershipEvent, frozen=True):
    """`profile` is None for the wall, which has no use for it."""

    profile: LegalProfile | None


class PresetSet(PartnershipEvent, frozen=True):
    """`rules` is None for the wall, which has no use for them."""

    rules: PresetRules | None


class LadderSet(PartnershipEvent, frozen=True):
    ladder: tuple[RungDays, ...]


class ServicePut(PartnershipEvent, frozen=True):
    service: Service


class ServiceRemoved(PartnershipEvent, frozen=True):
    service: ServiceId


class FeedbackRulesSet(PartnershipEvent, frozen=True):
    rules: FeedbackRules


class TemplatePut(PartnershipEvent, frozen=True):
    template: Template


class ThresholdSigned(PartnershipEvent, frozen=True):
    version: Line
    agency: AgencyId
    name: Name


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
    | LadderSet
    | ServicePut
    | ServiceRemoved
    | ThresholdPublished
    | ThresholdSigned
    | AgencyModeScheduled
    | ProfileAdopted
    | PresetSet
    | FeedbackRulesSet
    | TemplatePut
)
