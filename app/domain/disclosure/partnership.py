"""What the partners agreed, as a seat may know it: contact details are not for the wall."""

from msgspec import structs

from app.domain.disclosure.audience import Audience, Sight
from app.domain.disclosure.masking import masked
from app.domain.disclosure.masks import UNTOLD
from app.domain.events import Erased
from app.domain.partnership.events import Event, SeatRemoved
from app.domain.partnership.state import Partnership


def view_partnership(partnership: Partnership, audience: Audience) -> Partnership | None:
    """None for an account without any role."""
    if audience.sight is Sight.NONE:
        return None
    return masked(partnership, Sight.WALL) if audience.sight is Sight.WALL else partnership


def disclose_partnership(event: Event, audience: Audience) -> Event | Erased:
    """Why someone lost a seat stays in the record; nobody's board holds it."""
    if audience.sight is Sight.WALL:
        return Erased() if type(event) in UNTOLD else masked(event, Sight.WALL)
    return structs.replace(event, reason="") if isinstance(event, SeatRemoved) else event
