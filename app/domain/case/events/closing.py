"""The end of a case, and its return."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import CloseReason
from app.domain.values import Instant, Text


class ClosingBegun(CaseEvent, frozen=True):
    pass


class CaseClosed(CaseEvent, frozen=True):
    reason: CloseReason
    text: Text


class CaseReopened(CaseEvent, frozen=True):
    reason: Text
    decide_by: Instant | None = None


Event = ClosingBegun | CaseClosed | CaseReopened
