"""What each event leaves of its stream, as PROTOCOL.md tells it; nothing of mashboard is used.

A beginning takes the event and its header and gives a stream. Any other effect takes the stream
as well, and changes it in place.
"""

from collections.abc import Callable

from tests.golden.effects import (
    asking,
    deciding,
    door,
    feedback,
    lawful,
    papers,
    partnership,
    releasing,
    reviewing,
    sitting,
)
from tests.golden.effects.parts import Effect, Json

BEGINNINGS: dict[str, Callable[[Json, Json], Json]] = {
    "ReferralReceived": door.received,
    "SittingPlanned": sitting.planned,
    "PartnershipFounded": partnership.founded,
}
EFFECTS: dict[str, Effect] = {
    "Erased": lambda stream, event, head: None,
    **door.TABLE,
    **asking.TABLE,
    **lawful.TABLE,
    **deciding.TABLE,
    **releasing.TABLE,
    **reviewing.TABLE,
    **feedback.TABLE,
    **papers.TABLE,
    **sitting.TABLE,
    **partnership.TABLE,
}
