"""What becomes of a command on a sitting's agenda and spotlight."""

from app.domain.case.decide.scene import UNDECIDED
from app.domain.errors import Code, Refused
from app.domain.meeting import commands, events
from app.domain.meeting.scene import Scene, not_closed, only, open_now
from app.domain.meeting.state import SETTLED, AgendaItem, ItemState
from app.domain.values import CaseId
from app.domain.writes import Writes, unchanged


def put_on(scene: Scene, command: commands.PutOnAgenda) -> Writes:
    """At the end; a case that was settled earlier in the sitting waits again."""
    case = scene.case(command.case)
    not_closed(scene)
    if case.stage not in UNDECIDED:
        raise Refused(Code.WRONG_STAGE, stage=case.stage.value)
    before = scene.meeting.item(case.id)
    if before is not None and before.state not in SETTLED:
        raise Refused(Code.ALREADY_DONE, case=case.id)
    return _set(scene, (*_without(scene, case.id), AgendaItem(case.id)))


def take_off(scene: Scene, command: commands.TakeOffAgenda) -> Writes:
    item = scene.item(command.case)
    not_closed(scene)
    if item.state is ItemState.CALLED:
        raise Refused(Code.UNSETTLED, case=item.case)
    if item.state in SETTLED:
        raise Refused(Code.ALREADY_DONE, case=item.case)
    return _set(scene, _without(scene, item.case))


def reorder(scene: Scene, command: commands.ReorderAgenda) -> Writes:
    """Items that the actor may not know of keep their place."""
    not_closed(scene)
    agenda = scene.meeting.agenda
    unchanged(command.seen, scene.meeting.agenda_changed)
    known = {item.case: item for item in agenda if scene.visible(item)}
    if sorted(command.cases) != sorted(known):
        raise Refused(Code.NOT_ON_AGENDA)
    if command.cases == tuple(known):
        raise Refused(Code.NOTHING_CHANGED)
    following = iter(command.cases)
    return _set(scene, tuple(known[next(following)] if i.case in known else i for i in agenda))


def call(scene: Scene, command: commands.CallCase) -> Writes:
    only(scene.chairs)
    item = scene.item(command.case)
    open_now(scene)
    if item.state is ItemState.CALLED:
        raise Refused(Code.NOTHING_CHANGED)
    if item.state in SETTLED:
        raise Refused(Code.ALREADY_DONE, case=item.case)
    return _make_way(scene) + scene.write(events.CaseCalled(case=item.case))


def put_back(scene: Scene, command: commands.PutBackCase) -> Writes:
    return scene.write(events.CasePutBack(case=_called(scene, command.case)))


def carry_over(scene: Scene, command: commands.CarryOverCase) -> Writes:
    case = _called(scene, command.case)
    return scene.write(events.CaseSettled(case=case, state=ItemState.CARRIED_OVER))


def _called(scene: Scene, case: CaseId) -> CaseId:
    only(scene.chairs)
    item = scene.item(case)
    open_now(scene)
    if item.state is not ItemState.CALLED:
        raise Refused(Code.NOTHING_CHANGED)
    return item.case


def _make_way(scene: Scene) -> Writes:
    """Refuse to leave a case under the spotlight; one hidden from the chair since goes back."""
    under = next((i for i in scene.meeting.agenda if i.state is ItemState.CALLED), None)
    if under is None:
        return ()
    if scene.visible(under):
        raise Refused(Code.UNSETTLED, case=under.case)
    return scene.write(events.CasePutBack(case=under.case))


def _without(scene: Scene, case: CaseId) -> tuple[AgendaItem, ...]:
    return tuple(item for item in scene.meeting.agenda if item.case != case)


def _set(scene: Scene, items: tuple[AgendaItem, ...]) -> Writes:
    return scene.write(events.AgendaSet(items=items))
