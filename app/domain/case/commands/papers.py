"""Working papers: held, destroyed, and receipted."""

from app.domain.case.commands.base import CaseCommand
from app.domain.values import NonEmptyText


class HoldPapers(CaseCommand, frozen=True):
    """A legal hold: nothing of the case may be destroyed."""

    reason: NonEmptyText


class LiftHold(CaseCommand, frozen=True):
    reason: NonEmptyText


class DestroyPapers(CaseCommand, frozen=True):
    pass


class ConfirmDestroyed(CaseCommand, frozen=True):
    """The actor's agency destroyed its own copy too."""


Command = HoldPapers | LiftHold | DestroyPapers | ConfirmDestroyed
