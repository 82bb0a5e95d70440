"""What may be asked of a sitting."""

from typing import Annotated

from msgspec import Meta, Struct

from app.domain.values import (
    AccountId,
    Attendance,
    CaseId,
    Instant,
    MeetingId,
    NonEmptyLine,
    Version,
)


class MeetingCommand(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    meeting: MeetingId
    seen: Version | None = None


class PlanSitting(MeetingCommand, frozen=True):
    name: NonEmptyLine
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None = None
    minutes_per_case: Annotated[int, Meta(ge=1, le=120)] = 5


class OpenSitting(MeetingCommand, frozen=True):
    """Opens with the agenda as it stands; without one, Red first, then by due time."""


class Register(MeetingCommand, frozen=True):
    account: AccountId
    attendance: Attendance


class PutOnAgenda(MeetingCommand, frozen=True):
    case: CaseId


class TakeOffAgenda(MeetingCommand, frozen=True):
    case: CaseId


class ReorderAgenda(MeetingCommand, frozen=True):
    """The whole new order; must name exactly the cases on the agenda."""

    cases: tuple[CaseId, ...]


class CallCase(MeetingCommand, frozen=True):
    """Put a case under the spotlight; the one before must be settled or put back."""

    case: CaseId


class PutBackCase(MeetingCommand, frozen=True):
    """Back to waiting, undecided."""

    case: CaseId


class CarryOverCase(MeetingCommand, frozen=True):
    """Settled for this sitting; goes on to the next."""

    case: CaseId


class HandOverChair(MeetingCommand, frozen=True):
    to: AccountId


class AppointScribe(MeetingCommand, frozen=True):
    scribe: AccountId


class SetShutter(MeetingCommand, frozen=True):
    shut: bool


class CloseSitting(MeetingCommand, frozen=True):
    pass


Command = (
    PlanSitting
    | OpenSitting
    | Register
    | PutOnAgenda
    | TakeOffAgenda
    | ReorderAgenda
    | CallCase
    | PutBackCase
    | CarryOverCase
    | HandOverChair
    | AppointScribe
    | SetShutter
    | CloseSitting
)
