"""Working papers: held, destroyed, and receipted."""

from app.domain.case.events.base import CaseEvent
from app.domain.values import AgencyId, ContributionId, Instant, RequestId, Stage, Text


class PapersHeld(CaseEvent, frozen=True):
    reason: Text


class HoldLifted(CaseEvent, frozen=True):
    reason: Text


class PapersDestroyed(CaseEvent, frozen=True):
    """The key of the working papers goes with it. Names what stood there, says nothing of it."""

    contributions: tuple[ContributionId, ...]
    requests: tuple[tuple[RequestId, Instant], ...]
    """That were answered by them, each with when: that an agency answered in time stays."""
    agencies: tuple[AgencyId, ...]
    stage: Stage
    """Where the case stood: it can be told from what is destroyed no more."""
    notes: int = 0


class DestructionConfirmed(CaseEvent, frozen=True):
    agency: AgencyId


Event = PapersHeld | HoldLifted | PapersDestroyed | DestructionConfirmed
