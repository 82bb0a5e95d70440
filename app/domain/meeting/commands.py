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


class PlanSitting(MeetingCommand):
    name: NonEmptyLine
    starts: Instant
    ends: Instant
    chair: AccountId
    scribe: AccountId | None = None
    minutes_per_case: Annotated[int, Meta(ge=1, le=120)] = 5


class OpenSitting(MeetingCommand):
    """Opens with the agenda as it stands; without one, Red first, then by due time."""


class Register(MeetingCommand):
    account: AccountId
    attendance: Attendance


class PutOnAgenda(MeetingCommand):
    case: CaseId


class TakeOffAgenda(MeetingCommand):
    case: CaseId


class ReorderAgenda(MeetingCommand):
    """The whole new order; must name exactly the cases on the agenda."""

    cases: tuple[CaseId, ...]


class CallCase(MeetingCommand):
    """Put a case under the spotlight; the one before must be settled or put back."""

    case: CaseId


class PutBackCase(MeetingCommand):
    """Back to waiting, undecided."""

    case: CaseId


class CarryOverCase(MeetingCommand):
    """Settled for this sitting; goes on to the next."""

    case: CaseId


class HandOverChair(MeetingCommand):
    to: AccountId


class AppointScribe(MeetingCommand):
    scribe: AccountId


class SetShutter(MeetingCommand):
    shut: bool


class CloseSitting(MeetingCommand):
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
