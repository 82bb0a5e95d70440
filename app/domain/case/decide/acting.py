"""What agencies are to do: put down, changed until it is done, and done."""

from collections.abc import Callable
from typing import Any

from app.domain.case.commands import CaseCommand, CompleteAction, PutAction
from app.domain.case.decide.draft import to_do
from app.domain.case.decide.scene import Scene
from app.domain.case.events import ActionCompleted, ActionPut
from app.domain.errors import Code, Refused
from app.domain.values import AgencyId, Role
from app.domain.writes import Writes, on


def put_action(scene: Scene, command: PutAction) -> Writes:
    action = to_do(command.action)
    scene.agency(action.owner)
    _acts_for(scene, action.owner)
    before = next((a for a in scene.case.actions if a.id == action.id), None)
    if before is not None:
        _acts_for(scene, before.owner)
        if before.done_at is not None:
            raise Refused(Code.ALREADY_DONE)
    if before == action:
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, ActionPut(by=scene.by, action=action))


def complete_action(scene: Scene, command: CompleteAction) -> Writes:
    action = scene.action(command.action)
    _acts_for(scene, action.owner)
    if action.done_at is not None:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, ActionCompleted(by=scene.by, action=action.id, note=command.note))


def _acts_for(scene: Scene, agency: AgencyId) -> None:
    """Those who run the meeting put down anyone's actions, an agency its own."""
    runs = scene.context.has(Role.CHAIR, Role.SCRIBE, Role.COORDINATOR, Role.DECIDER)
    if scene.context.actor.agency != agency and not runs:
        raise Refused(Code.NOT_PERMITTED, agency=agency)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    PutAction: put_action,
    CompleteAction: complete_action,
}
