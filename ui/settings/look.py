"""What the sections look at: the partnership as it stands, who asks, and what time it is."""

from datetime import date

from msgspec import Struct

from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import SETTINGS
from app.domain.values import AgencyId, Instant


class Look(Struct, frozen=True):
    partnership: Partnership
    seat: Seat
    now: Instant

    @property
    def may(self) -> bool:
        """Whether the seat may change any of it."""
        return bool(SETTINGS & set(self.seat.roles))

    @property
    def today(self) -> date:
        return self.partnership.calendar.local(self.now).date()

    def named(self, agency: AgencyId | None) -> str:
        found = self.partnership.agency(agency) if agency else None
        return found.name if found else str(agency or "")
