"""The end of a case, and its return: what is asked, and what comes of it."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import BeginClosing, CaseCommand, CloseCase, ReopenCase
from app.domain.case.decide.scene import Scene, need
from app.domain.case.events import CaseClosed, CaseReopened, ClosingBegun
from app.domain.case.owing import to_hold
from app.domain.clocks import due
from app.domain.errors import Code
from app.domain.values import Stage
from app.domain.writes import Writes, on


def begin_closing(scene: Scene, _: BeginClosing) -> Writes:
    scene.stage_in(Stage.DECIDED)
    return on(scene.case, ClosingBegun(by=scene.by))


def close_case(scene: Scene, command: CloseCase) -> Writes:
    need(command.text, Code.TEXT_NEEDED)
    return on(scene.case, CaseClosed(by=scene.by, reason=command.reason, text=command.text))


def reopen_case(scene: Scene, command: ReopenCase) -> Writes:
    """As when it was received, there is a day to decide in."""
    scene.stage_in(Stage.DECIDED, Stage.CLOSING, Stage.CLOSED)
    need(command.reason, Code.REASON_NEEDED)
    decide_by = due(scene.partnership.clocks.decide_by, scene.now, scene.partnership.calendar)
    event = CaseReopened(
        by=scene.by, reason=command.reason, decide_by=decide_by, held=to_hold(scene.case)
    )
    return on(scene.case, event)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    BeginClosing: begin_closing,
    CloseCase: close_case,
    ReopenCase: reopen_case,
}
