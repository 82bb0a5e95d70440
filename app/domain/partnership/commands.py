"""What may be asked of the partnership's own settings."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

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
from app.domain.values import (
    AccountId,
    AgencyId,
    Name,
    NonEmptyLine,
    SeatMode,
    ServiceId,
    Text,
    Version,
)


class PartnershipCommand(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    seen: Version | None = None


class FoundPartnership(PartnershipCommand, frozen=True):
    name: Name
    prefix: Name
    """Stands before each case reference: "NB" gives "NB-7K3FQ"."""


class PutAgency(PartnershipCommand, frozen=True):
    agency: Agency


class SetAgencyMode(PartnershipCommand, frozen=True):
    agency: AgencyId
    mode: SeatMode


class PutSeat(PartnershipCommand, frozen=True):
    seat: Seat


class RemoveSeat(PartnershipCommand, frozen=True):
    account: AccountId
    reason: Text = ""


class SetClocks(PartnershipCommand, frozen=True):
    clocks: RatingClocks


class SetCalendar(PartnershipCommand, frozen=True):
    calendar: Calendar


class ScheduleAgencyMode(PartnershipCommand, frozen=True):
    agency: AgencyId
    mode: SeatMode
    since: date


class AdoptProfile(PartnershipCommand, frozen=True):
    """Signed by the hub's legal lead, whom it names."""

    profile: LegalProfile


class SetPreset(PartnershipCommand, frozen=True):
    rules: PresetRules


class SetLadder(PartnershipCommand, frozen=True):
    ladder: Annotated[tuple[RungDays, ...], Meta(min_length=1)]


class PutService(PartnershipCommand, frozen=True):
    service: Service


class RemoveService(PartnershipCommand, frozen=True):
    service: ServiceId


class SetFeedbackRules(PartnershipCommand, frozen=True):
    rules: FeedbackRules


class PutTemplate(PartnershipCommand, frozen=True):
    template: Template


class SignThreshold(PartnershipCommand, frozen=True):
    """For the actor's own agency."""

    version: NonEmptyLine


class PublishThreshold(PartnershipCommand, frozen=True):
    threshold: ThresholdVersion


Command = (
    FoundPartnership
    | PutAgency
    | SetAgencyMode
    | PutSeat
    | RemoveSeat
    | SetClocks
    | SetCalendar
    | SetLadder
    | PutService
    | RemoveService
    | PublishThreshold
    | SignThreshold
    | ScheduleAgencyMode
    | AdoptProfile
    | SetPreset
    | SetFeedbackRules
    | PutTemplate
)
