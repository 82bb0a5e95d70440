"""A case that was decided: it is closed, or all begins anew."""

from app.domain.case import commands as on_case
from app.domain.case.parts import CloseReason
from app.domain.commands import Command
from app.domain.values import Stage
from tests.sim.desk import Desk

OVER = (Stage.DECIDED, Stage.CLOSING, Stage.CLOSED)


def close(desk: Desk) -> Command | None:
    case = desk.case(Stage.DECIDED, Stage.CLOSING)
    if case is None:
        return None
    reason = desk.draw.choice((CloseReason.STEPPED_DOWN, CloseReason.OUTCOME_IN_HAND))
    return on_case.CloseCase(case=case.id, reason=reason, text=desk.words("All is in hand"))


def reopen(desk: Desk) -> Command | None:
    """What was to be told of it is held, until it is decided again or closed."""
    case = desk.case(*OVER)
    return on_case.ReopenCase(case=case.id, reason=desk.words("Another call")) if case else None
