"""Who may see what. The hub discloses, a client never hides.

`audience(case, seat)` says how a viewer relates to a case; `view` gives a stream as that audience
may know it; `disclose` gives an event likewise. Their law, tested for every event and audience:
`view(evolve(s, e)) == evolve(view(s), disclose(e))`, unless `reparted` names the stream; then
the whole part is sent again, or forgotten.
"""

from app.domain.disclosure.audience import (
    NOT_SEEN,
    Audience,
    Sight,
    Standing,
    Viewer,
    audience,
    audience_for,
    standing,
    viewer,
)

__all__ = [
    "NOT_SEEN",
    "Audience",
    "Sight",
    "Standing",
    "Viewer",
    "audience",
    "audience_for",
    "standing",
    "viewer",
]
