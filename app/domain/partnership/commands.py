"""What may be asked of the partnership's own settings."""

from msgspec import Struct

from app.domain.clocks import Calendar, RatingClocks
from app.domain.partnership.state import Agency, Seat, ThresholdVersion
from app.domain.values import AccountId, AgencyId, Name, SeatMode, Text, Version


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
    | PublishThreshold
)
