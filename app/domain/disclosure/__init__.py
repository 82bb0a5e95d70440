"""Who may see what. The hub discloses, a client never hides.

`audience(case, seat)` says how a viewer relates to a case; `view` gives a board as a seat may know
it; `disclose` gives an event likewise. Their law, tested for every event and audience:
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
from app.domain.disclosure.case_view import view_case
from app.domain.disclosure.meeting import view_meeting
from app.domain.disclosure.partnership import view_partnership
from app.domain.disclosure.reparting import reparted
from app.domain.disclosure.whole import alike, audience_on, disclose, rights, view, view_part

__all__ = [
    "NOT_SEEN",
    "Audience",
    "Sight",
    "Standing",
    "Viewer",
    "alike",
    "audience",
    "audience_for",
    "audience_on",
    "disclose",
    "reparted",
    "rights",
    "standing",
    "view",
    "view_case",
    "view_meeting",
    "view_part",
    "view_partnership",
    "viewer",
]
