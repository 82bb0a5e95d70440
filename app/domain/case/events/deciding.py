"""The decision: drafted, read back, confirmed; or the case was put off."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import Draft
from app.domain.values import DecisionId, Instant, Line, Text


class DecisionProposed(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft


class DecisionReadBack(CaseEvent, frozen=True):
    decision: DecisionId


class DecisionConfirmed(CaseEvent, frozen=True):
    decision: DecisionId
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class ProposalWithdrawn(CaseEvent, frozen=True):
    decision: DecisionId
    reason: Text


class DecisionCorrected(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft
    reason: Text
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None


class CaseDeferred(CaseEvent, frozen=True):
    until: Instant
    reason: Text


Event = (
    DecisionProposed
    | DecisionReadBack
    | DecisionConfirmed
    | ProposalWithdrawn
    | DecisionCorrected
    | CaseDeferred
)
