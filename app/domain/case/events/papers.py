"""Working papers: held, destroyed, and receipted."""

from app.domain.case.events.base import CaseEvent
from app.domain.values import AgencyId, ContributionId, RequestId, Text


class PapersHeld(CaseEvent, frozen=True):
    reason: Text


class HoldLifted(CaseEvent, frozen=True):
    reason: Text


class PapersDestroyed(CaseEvent, frozen=True):
    """The key of the working papers goes with it. Names what stood there, says nothing of it."""

    contributions: tuple[ContributionId, ...]
    requests: tuple[RequestId, ...]
    """That were answered by them."""
    agencies: tuple[AgencyId, ...]
    notes: int = 0


class DestructionConfirmed(CaseEvent, frozen=True):
    agency: AgencyId


Event = PapersHeld | HoldLifted | PapersDestroyed | DestructionConfirmed
