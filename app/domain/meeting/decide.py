"""What becomes of a command on a sitting."""

from collections.abc import Callable
from typing import Any, cast

from app.domain.board import Board
from app.domain.case.decide.scene import need
from app.domain.context import Context
from app.domain.errors import Code, Refused
from app.domain.meeting import agenda, commands, events
from app.domain.meeting.order import agenda as first_agenda
from app.domain.meeting.scene import Scene, holding, not_closed, only, open_now, seated
from app.domain.meeting.state import SETTLED, ItemState, SittingState
from app.domain.values import Role, StreamId
from app.domain.writes import Writes, on


def decide(board: Board, command: commands.Command, context: Context) -> Writes:
    """Raises `Refused`; all but planning needs a sitting."""
    if isinstance(command, commands.PlanSitting):
        return plan(board, command, context)
    meeting = board.meeting(command.meeting)
    if meeting is None:
        raise Refused(Code.UNKNOWN_MEETING)
    return TABLE[type(command)](Scene(board, meeting, context), command)


def plan(board: Board, command: commands.PlanSitting, context: Context) -> Writes:
    if cast(StreamId, command.meeting) in board.streams:
        raise Refused(Code.ID_IN_USE, meeting=command.meeting)
    need(command.name, Code.TEXT_NEEDED, field="name")
    if command.ends <= max(command.starts, context.now):
        raise Refused(Code.TIME_PASSED, field="ends")
    holding(board, command.chair, Role.CHAIR)
    if command.scribe is not None:
        holding(board, command.scribe, Role.SCRIBE)
    event = events.SittingPlanned(
        meeting=command.meeting,
        name=command.name,
        starts=command.starts,
        ends=command.ends,
        chair=command.chair,
        scribe=command.scribe,
        minutes_per_case=command.minutes_per_case,
    )
    return on(command.meeting, event)


def open_sitting(scene: Scene, _: commands.OpenSitting) -> Writes:
    only(scene.chairs, scene.context.has(Role.COORDINATOR))
    if scene.meeting.state is SittingState.OPEN:
        raise Refused(Code.SITTING_OPEN)
    not_closed(scene)
    opened = scene.write(events.SittingOpened())
    if scene.meeting.agenda:
        return opened
    items = first_agenda(scene.board, seated(scene.board, scene.meeting.chair))
    return opened + (scene.write(events.AgendaSet(items=items)) if items else ())


def register(scene: Scene, command: commands.Register) -> Writes:
    own = command.account == scene.context.actor.account
    only(own, scene.context.has(Role.CHAIR, Role.SCRIBE, Role.COORDINATOR))
    not_closed(scene)
    seated(scene.board, command.account)
    here = {a.account: a.attendance for a in scene.meeting.register}
    if here.get(command.account) is command.attendance:
        raise Refused(Code.NOTHING_CHANGED)
    event = events.Registered(account=command.account, attendance=command.attendance)
    return scene.write(event)


def hand_over(scene: Scene, command: commands.HandOverChair) -> Writes:
    only(scene.chairs, scene.context.has(Role.COORDINATOR))
    not_closed(scene)
    holding(scene.board, command.to, Role.CHAIR)
    if command.to == scene.meeting.chair:
        raise Refused(Code.NOTHING_CHANGED)
    return scene.write(events.ChairHandedOver(to=command.to))


def appoint_scribe(scene: Scene, command: commands.AppointScribe) -> Writes:
    only(scene.chairs, scene.context.has(Role.COORDINATOR))
    not_closed(scene)
    holding(scene.board, command.scribe, Role.SCRIBE)
    if command.scribe == scene.meeting.scribe:
        raise Refused(Code.NOTHING_CHANGED)
    return scene.write(events.ScribeAppointed(scribe=command.scribe))


def set_shutter(scene: Scene, command: commands.SetShutter) -> Writes:
    only(scene.chairs, scene.context.actor.account == scene.meeting.scribe)
    not_closed(scene)
    if command.shut == scene.meeting.shutter:
        raise Refused(Code.NOTHING_CHANGED)
    return scene.write(events.ShutterSet(shut=command.shut))


def close(scene: Scene, _: commands.CloseSitting) -> Writes:
    """What is not settled goes on to the next sitting, under the spotlight or not."""
    only(scene.chairs)
    open_now(scene)
    left = [item.case for item in scene.meeting.agenda if item.state not in SETTLED]
    carried = [events.CaseSettled(case=case, state=ItemState.CARRIED_OVER) for case in left]
    return scene.write(*carried, events.SittingClosed())


TABLE: dict[type[commands.Command], Callable[[Scene, Any], Writes]] = {
    commands.OpenSitting: open_sitting,
    commands.Register: register,
    commands.PutOnAgenda: agenda.put_on,
    commands.TakeOffAgenda: agenda.take_off,
    commands.ReorderAgenda: agenda.reorder,
    commands.CallCase: agenda.call,
    commands.PutBackCase: agenda.put_back,
    commands.CarryOverCase: agenda.carry_over,
    commands.HandOverChair: hand_over,
    commands.AppointScribe: appoint_scribe,
    commands.SetShutter: set_shutter,
    commands.CloseSitting: close,
}
