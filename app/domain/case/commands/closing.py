"""The end of a case, and its return."""

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import CloseReason
from app.domain.values import NonEmptyText


class BeginClosing(CaseCommand, frozen=True):
    pass


class CloseCase(CaseCommand, frozen=True):
    reason: CloseReason
    text: NonEmptyText


class ReopenCase(CaseCommand, frozen=True):
    reason: NonEmptyText


Command = BeginClosing | CloseCase | ReopenCase
