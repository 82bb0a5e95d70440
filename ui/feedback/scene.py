"""What a page is made from: one message, who looks at it, and what they have chosen so far."""

from datetime import date

from msgspec import Struct

from app.domain.case.feedback import Message, Reader
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import Instant, Role
from app.ports import Pending
from ui.feedback.writing import Writing


class Scene(Struct, frozen=True):
    case: Case
    message: Message
    partnership: Partnership
    seat: Seat
    now: Instant
    writing: Writing
    pending: tuple[Pending, ...] = ()

    @property
    def family(self) -> bool:
        return self.message.owed.reader is Reader.FAMILY

    @property
    def mine(self) -> bool:
        agency = self.seat.agency
        return agency is not None and self.message.owed.to_agency == agency

    def may(self, command: type[Command]) -> bool:
        return not MAY[command].isdisjoint(self.seat.roles)

    def may_release(self) -> bool:
        """Whether this seat may let a family's letter go."""
        kept = self.case.referral.keep_from_family
        return self.has(*((Role.DECIDER,) if kept else (Role.CHAIR, Role.DECIDER)))

    def too_early(self) -> date | None:
        """The day before which this person is not to be told, where it has not come."""
        whose = self.message.owed.to_subject
        safe = next((s for s in reversed(self.case.contacts) if s.subject == whose), None)
        day = safe.not_before if safe else None
        today = self.partnership.calendar.local(self.now).date()
        return day if day is not None and today < day else None

    def has(self, *roles: Role) -> bool:
        return not set(roles).isdisjoint(self.seat.roles)
