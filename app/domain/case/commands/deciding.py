"""The decision: drafted, read back, confirmed; or the case put off."""

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import Draft
from app.domain.values import DecisionId, Instant, NonEmptyText


class ProposeDecision(CaseCommand, frozen=True):
    """Draft, or redraft with the same id until it is confirmed."""

    decision: DecisionId
    draft: Draft


class ReadBackDecision(CaseCommand, frozen=True):
    decision: DecisionId


class ConfirmDecision(CaseCommand, frozen=True):
    decision: DecisionId


class WithdrawProposal(CaseCommand, frozen=True):
    decision: DecisionId
    reason: NonEmptyText


class CorrectDecision(CaseCommand, frozen=True):
    decision: DecisionId
    draft: Draft
    reason: NonEmptyText


class DeferCase(CaseCommand, frozen=True):
    until: Instant
    reason: NonEmptyText


Command = (
    ProposeDecision
    | ReadBackDecision
    | ConfirmDecision
    | WithdrawProposal
    | CorrectDecision
    | DeferCase
)
