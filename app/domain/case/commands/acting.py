"""What agencies are to do."""

from app.domain.case.commands.base import CaseCommand
from app.domain.case.parts import Action
from app.domain.values import ActionId, Line


class PutAction(CaseCommand, frozen=True):
    """Add an action, or change one that is not done."""

    action: Action


class CompleteAction(CaseCommand, frozen=True):
    action: ActionId
    note: Line = ""


Command = PutAction | CompleteAction
