"""A sitting: who chairs it, what is on its agenda, and the one case under the spotlight."""

from app.domain.commands import Command
from app.domain.meeting import commands
from app.domain.values import AccountId, CaseId, Rating, Role
from tests.app.domain.model.case import UNDECIDED
from tests.app.domain.model.world import Rule, Sitting, World, fresh, need

SETTLED = ("decided", "deferred", "carried-over")
RANK = {Rating.RED: 0, Rating.AMBER: 1, Rating.GREEN: 2}


def plan(world: World, who: AccountId, asked: commands.PlanSitting) -> None:
    fresh(asked.meeting, world.sittings)
    need(asked.ends > max(asked.starts, world.now), world.has(asked.chair, Role.CHAIR))
    world.sittings[asked.meeting] = Sitting(asked.chair)


def found(world: World, asked: commands.MeetingCommand) -> Sitting:
    need(asked.meeting in world.sittings)
    return world.sittings[asked.meeting]


def own(world: World, who: AccountId, asked: commands.MeetingCommand) -> Sitting:
    """By whoever chairs it."""
    sitting = found(world, asked)
    need(sitting.chair == who)
    return sitting


def run(world: World, who: AccountId, asked: commands.MeetingCommand) -> Sitting:
    """By whoever chairs it, or coordinates; until it is closed."""
    sitting = found(world, asked)
    need(sitting.chair == who or world.has(who, Role.COORDINATOR), sitting.state != "closed")
    return sitting


def open_sitting(world: World, who: AccountId, asked: commands.OpenSitting) -> None:
    """Where nobody made an agenda: every rated case to be decided that its chair may see.

    Red comes first; in what order the others of one rating, the model does not know.
    """
    sitting = run(world, who, asked)
    need(sitting.state == "planned")
    if not sitting.agenda:
        need(sitting.chair in world.seats)
        cases = [c for c in world.cases if _for_the_meeting(world, sitting.chair, c)]
        for case in sorted(cases, key=lambda c: RANK[world.cases[c].rating]):
            sitting.agenda[case] = "waiting"
    sitting.state = "open"


def _for_the_meeting(world: World, chair: AccountId, case: CaseId) -> bool:
    stands = world.cases[case]
    awaited = stands.stage in ("screening", "gathering", "ready")
    return awaited and stands.rating in RANK and world.sees(chair, case)


def put_on(world: World, who: AccountId, asked: commands.PutOnAgenda) -> None:
    """At the end, also where it was settled before."""
    case, sitting = world.case(who, asked.case), found(world, asked)
    need(sitting.state != "closed", case.stage in UNDECIDED)
    need(sitting.agenda.get(asked.case, "decided") in SETTLED)
    sitting.agenda.pop(asked.case, None)
    sitting.agenda[asked.case] = "waiting"


def item(world: World, who: AccountId, sitting: Sitting, case: CaseId) -> str:
    """How it stands, of a case that `who` may see."""
    world.case(who, case)
    need(case in sitting.agenda)
    return sitting.agenda[case]


def take_off(world: World, who: AccountId, asked: commands.TakeOffAgenda) -> None:
    sitting = found(world, asked)
    need(sitting.state != "closed", item(world, who, sitting, asked.case) == "waiting")
    del sitting.agenda[asked.case]


def call(world: World, who: AccountId, asked: commands.CallCase) -> None:
    """One at a time; a case that is hidden from the chair since makes way by itself."""
    sitting = own(world, who, asked)
    need(sitting.state == "open", item(world, who, sitting, asked.case) == "waiting")
    before = sitting.spotlight
    if before is not None:
        need(not world.sees(who, before))
        sitting.agenda[before] = "waiting"
    sitting.agenda[asked.case] = "called"


def _done_with(world: World, who: AccountId, sitting: Sitting, case: CaseId, state: str) -> None:
    need(sitting.state == "open", item(world, who, sitting, case) == "called")
    sitting.agenda[case] = state


def put_back(world: World, who: AccountId, asked: commands.PutBackCase) -> None:
    _done_with(world, who, own(world, who, asked), asked.case, "waiting")


def carry_over(world: World, who: AccountId, asked: commands.CarryOverCase) -> None:
    _done_with(world, who, own(world, who, asked), asked.case, "carried-over")


def hand_over(world: World, who: AccountId, asked: commands.HandOverChair) -> None:
    sitting = run(world, who, asked)
    need(world.has(asked.to, Role.CHAIR), asked.to != sitting.chair)
    sitting.chair = asked.to


def shutter(world: World, who: AccountId, asked: commands.SetShutter) -> None:
    sitting = own(world, who, asked)
    need(sitting.state != "closed", sitting.shut is not asked.shut)
    sitting.shut = asked.shut


def close(world: World, who: AccountId, asked: commands.CloseSitting) -> None:
    sitting = own(world, who, asked)
    need(sitting.state == "open")
    for case, state in sitting.agenda.items():
        if state not in SETTLED:
            sitting.agenda[case] = "carried-over"
    sitting.state = "closed"


TABLE: dict[type[Command], Rule] = {
    commands.PlanSitting: plan,
    commands.OpenSitting: open_sitting,
    commands.PutOnAgenda: put_on,
    commands.TakeOffAgenda: take_off,
    commands.CallCase: call,
    commands.PutBackCase: put_back,
    commands.CarryOverCase: carry_over,
    commands.HandOverChair: hand_over,
    commands.SetShutter: shutter,
    commands.CloseSitting: close,
}
