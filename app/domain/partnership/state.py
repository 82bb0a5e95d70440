"""What the partners agreed: who sits where, in which role, and how the clocks run."""

from datetime import date

from msgspec import Struct

from app.domain.clocks import DEFAULT_CLOCKS, OFFICE_HOURS, Calendar, RatingClocks
from app.domain.values import (
    AccountId,
    AgencyId,
    BoardId,
    Factor,
    Instant,
    Line,
    Name,
    Role,
    SeatMode,
    Text,
)


class Agency(Struct, frozen=True, omit_defaults=True):
    id: AgencyId
    name: Name
    mode: SeatMode = SeatMode.CO_LOCATED
    column: bool = True
    """Has a column of its own on the board; a specialist desk has none until asked."""
    off_wall: bool = False
    """Contributions are off the wall unless their author changes it (health, for one)."""
    systems: tuple[Line, ...] = ()
    """Where this agency looks: offered as the checklist of a request."""
    desk_for: tuple[Factor, ...] = ()
    """Factors that suggest inviting this desk …"""
    programmes: tuple[Line, ...] = ()
    """… and programmes that do, however a case's tag is written."""
    contact: Line = ""


class Seat(Struct, frozen=True, omit_defaults=True):
    """One account's place at the board."""

    account: AccountId
    name: Name
    roles: tuple[Role, ...]
    agency: AgencyId | None = None
    mode: SeatMode = SeatMode.CO_LOCATED
    contact: Line = ""
    job: Line = ""
    removed: bool = False


class Clause(Struct, frozen=True, omit_defaults=True):
    number: Line
    level: int
    text: Text = ""


class ThresholdVersion(Struct, frozen=True, omit_defaults=True):
    version: Line
    effective: date
    clauses: tuple[Clause, ...] = ()


class Partnership(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """State of the partnership's stream; its id is the board's."""

    id: BoardId
    version: int
    name: Name
    prefix: Name
    founded_at: Instant
    agencies: tuple[Agency, ...] = ()
    seats: tuple[Seat, ...] = ()
    clocks: RatingClocks = DEFAULT_CLOCKS
    calendar: Calendar = Calendar(OFFICE_HOURS)
    thresholds: tuple[ThresholdVersion, ...] = ()

    def agency(self, agency: AgencyId) -> Agency | None:
        return next((a for a in self.agencies if a.id == agency), None)

    def seat(self, account: AccountId) -> Seat | None:
        return next((s for s in self.seats if s.account == account and not s.removed), None)
