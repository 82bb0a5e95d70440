"""What may be asked of the partnership's own settings."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

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
)


class PartnershipCommand(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """`stands` in one that replaces a setting: what its author saw there; None where nothing was.
    Left out, whatever stands is replaced."""


class FoundPartnership(PartnershipCommand, frozen=True):
    name: Name
    prefix: Name
    """Stands before each case reference: "NB" gives "NB-7K3FQ"."""


class PutAgency(PartnershipCommand, frozen=True):
    agency: Agency
    stands: Agency | UnsetType | None = UNSET


class SetAgencyMode(PartnershipCommand, frozen=True):
    agency: AgencyId
    mode: SeatMode
    stands: SeatMode | UnsetType = UNSET


class PutSeat(PartnershipCommand, frozen=True):
    seat: Seat
    stands: Seat | UnsetType | None = UNSET


class RemoveSeat(PartnershipCommand, frozen=True):
    account: AccountId
    reason: Text = ""


class SetClocks(PartnershipCommand, frozen=True):
    clocks: RatingClocks
    stands: RatingClocks | UnsetType = UNSET


class SetCalendar(PartnershipCommand, frozen=True):
    calendar: Calendar
    stands: Calendar | UnsetType = UNSET


class ScheduleAgencyMode(PartnershipCommand, frozen=True):
    agency: AgencyId
    mode: SeatMode
    since: date
    stands: SeatMode | UnsetType = UNSET
    """On that day."""


class AdoptProfile(PartnershipCommand, frozen=True):
    """Signed by the hub's legal lead, whom it names."""

    profile: LegalProfile


class SetPreset(PartnershipCommand, frozen=True):
    rules: PresetRules
    stands: PresetRules | UnsetType | None = UNSET


class SetLadder(PartnershipCommand, frozen=True):
    ladder: Annotated[tuple[RungDays, ...], Meta(min_length=1)]
    stands: tuple[RungDays, ...] | UnsetType = UNSET


class PutService(PartnershipCommand, frozen=True):
    service: Service
    stands: Service | UnsetType | None = UNSET


class RemoveService(PartnershipCommand, frozen=True):
    service: ServiceId


class SetFeedbackRules(PartnershipCommand, frozen=True):
    rules: FeedbackRules
    stands: FeedbackRules | UnsetType = UNSET


class PutTemplate(PartnershipCommand, frozen=True):
    """Its version is one more than that of what its author saw."""

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
