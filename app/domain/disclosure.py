"""Who may see what. The hub discloses, a client never hides.

`audience(case, seat)` says how a viewer relates to a case; `view` gives a stream as that audience
may know it; `disclose` gives an event likewise. Their law, tested for every event and audience:
`view(evolve(s, e)) == evolve(view(s), disclose(e))`, unless e changes the audience itself; then
the whole part is sent again, or forgotten.
"""

from enum import StrEnum

from msgspec import Struct

from app.domain.values import AgencyId


class Sight(StrEnum):
    NONE = "none"
    WALL = "wall"
    """Initials, ages, coded words, and headlines written for the wall."""
    OBSERVER = "observer"
    """As the wall, with the decisions' reasons, challenges and notes; no identifiers."""
    FULL = "full"


class Audience(Struct, frozen=True):
    """How much of a case is seen, and as which agency (sealed words, stances not yet revealed)."""

    sight: Sight
    agency: AgencyId | None = None


NOT_SEEN = Audience(Sight.NONE)
