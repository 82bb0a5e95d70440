"""What agencies are to do."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import Action
from app.domain.values import ActionId, Line


class ActionPut(CaseEvent, frozen=True):
    action: Action


class ActionCompleted(CaseEvent, frozen=True):
    action: ActionId
    note: Line = ""


Event = ActionPut | ActionCompleted
