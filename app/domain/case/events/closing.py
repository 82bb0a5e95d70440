"""The end of a case, and its return."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import CloseReason
from app.domain.values import Instant, MessageId, Text


class ClosingBegun(CaseEvent, frozen=True):
    pass


class CaseClosed(CaseEvent, frozen=True):
    reason: CloseReason
    text: Text


class CaseReopened(CaseEvent, frozen=True):
    reason: Text
    decide_by: Instant | None = None
    held: tuple[MessageId, ...] = ()
    """What was to be told, and is not while the case is open again."""


Event = ClosingBegun | CaseClosed | CaseReopened
