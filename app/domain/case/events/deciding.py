"""The decision: drafted, read back, confirmed; or the case was put off."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.feedback import Owed
from app.domain.case.parts import Draft, Stance
from app.domain.values import AgencyId, DecisionId, Instant, Line, MessageId, Text


class DecisionProposed(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft


class DecisionReadBack(CaseEvent, frozen=True):
    decision: DecisionId


class DecisionConfirmed(CaseEvent, frozen=True):
    """With who was there and how they stood: what is cleared later stays with the decision."""

    decision: DecisionId
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None
    present: tuple[AgencyId, ...] = ()
    stances: tuple[Stance, ...] = ()
    silent: bool = False
    """Asked at the reading back whether anybody challenged it, nobody did."""
    owes: tuple[Owed, ...] = ()
    supersedes: tuple[MessageId, ...] = ()
    """What was still to be told of earlier decisions, and is not any more."""


class ProposalWithdrawn(CaseEvent, frozen=True):
    decision: DecisionId
    reason: Text


class DecisionCorrected(CaseEvent, frozen=True):
    decision: DecisionId
    draft: Draft
    reason: Text
    owed: tuple[Line, ...] = ()
    owed_by: Instant | None = None
    owes: tuple[Owed, ...] = ()
    held: tuple[MessageId, ...] = ()
    """What of it is not told while the case is open again."""


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
