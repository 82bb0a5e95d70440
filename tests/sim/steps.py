"""What a plan's steps do to the world when their time comes."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import cast

from msgspec import structs

from app.domain.partnership.commands import PutSeat, RemoveSeat
from app.domain.values import Role, StreamId
from tests.helpers.builders import POLICE
from tests.sim.chance import SeededEntropy
from tests.sim.desk import Desk, somewhere
from tests.sim.net import DOWN, UP
from tests.sim.plan import Step, What
from tests.sim.trouble import State
from tests.sim.wishes import wish
from tests.sim.world import World

Doing = Callable[[World, Step], None]


def do(world: World, step: Step) -> None:
    world.note(str(step))
    DOING[step.what](world, step)


# People


def arrive(world: World, step: Step) -> None:
    world.person(step).sit_down()


def act(world: World, step: Step, times: int = 1) -> None:
    person = world.person(step)
    session = person.session
    if session is None or session.board is None:
        return
    ids = SeededEntropy(world.plan.seed, "ids", step.number)
    desk = Desk(session.board, person.seat, session.now(), world.draw(step), ids.uuid)
    command = wish(desk)
    if command is not None:
        for _ in range(times):
            person.submit(command)


def look(world: World, step: Step) -> None:
    """At a case or at none; and perhaps begin to write something."""
    person, draw = world.person(step), world.draw(step)
    board = person.session.board if person.session else None
    if board is not None:
        person.be(somewhere(board, draw))
        if draw.random() < 0.5:
            person.write(f"Begun at {step.number}, and not finished")


def leave(world: World, step: Step) -> None:
    person = world.person(step)
    if person.session is not None:
        world.watch.look(person)
        person.leave()
        world.later(step.lasts, person.sit_down)


def go_home(world: World, step: Step) -> None:
    person = world.person(step)
    if world.draw(step).random() < 0.5:
        person.leave()
    else:
        person.break_down(quietly=True)
    person.gone = True


def break_down(world: World, step: Step) -> None:
    person = world.person(step)
    if person.session is not None:
        world.watch.look(person)
        person.break_down(quietly=world.draw(step).random() < 0.5)
        world.later(step.lasts, person.sit_down)


# The network


def cut(world: World, step: Step) -> None:
    direction = UP if step.number % 2 else DOWN
    world.loop.net.cut(world.person(step).host, direction, step.lasts)


def swizzle(world: World, step: Step) -> None:
    draw = world.draw(step)
    for who in step.who:
        for direction in (UP, DOWN):
            host = world.people[who].host
            world.loop.net.cut(host, direction, step.lasts * draw.uniform(0.2, 1.2))


def reset(world: World, step: Step) -> None:
    world.watch.look(world.person(step))
    world.loop.net.reset(world.person(step).host)


def half_close(world: World, step: Step) -> None:
    direction = UP if step.number % 2 else DOWN
    world.loop.net.half_close(world.person(step).host, direction)


def stall(world: World, step: Step) -> None:
    world.loop.net.stall(world.person(step).host, step.lasts)


# The hub


def hub_dies(world: World, step: Step) -> None:
    if world.hub_life.ended or world.healing:
        return
    world.watch.look(*world.people)
    world.kill_hub()
    world.later(step.lasts / 3, world.start_hub)


def hub_dies_before_work(world: World, step: Step) -> None:
    world.hub_life.before_work = partial(hub_dies, world, step)


def hub_dies_in_turn(world: World, step: Step) -> None:
    world.hub_life.after_work = partial(hub_dies, world, step)


def hub_dies_telling(world: World, step: Step) -> None:
    if world.hub is not None:
        rounds = [world.draw(step).randrange(12)]
        world.hub.listen(lambda _: _count_down(world, step, rounds))


def _count_down(world: World, step: Step, rounds: list[int]) -> None:
    if rounds:
        dying = _die_after(world, step, rounds.pop())
        world.loop.create_task(dying, context=Context())


async def _die_after(world: World, step: Step, rounds: int) -> None:
    """So many rounds of the loop later: between any two awaits of what it does meanwhile."""
    for _ in range(rounds):
        await asyncio.sleep(0)
    hub_dies(world, step)


def hub_stops(world: World, step: Step) -> None:
    world.stop_hub()


def disk(world: World, step: Step, state: State) -> None:
    world.disk_is(state)
    world.later(step.lasts, world.disk_is, State.WELL)


def set_clock(world: World, step: Step) -> None:
    world.clock.wrong += world.draw(step).choice((-3600.0, -90.0, -2.0, 5.0, 600.0))


# The partnership and the record


def reseat(world: World, step: Step) -> None:
    seat, draw = world.person(step).seat, world.draw(step)
    ways = (
        RemoveSeat(account=seat.account, reason="Moved on"),
        PutSeat(seat=structs.replace(seat, roles=(Role.OBSERVER,), agency=None)),
        PutSeat(seat=structs.replace(seat, agency=POLICE)),
        PutSeat(seat=structs.replace(seat, job="Stands in")),
    )
    world.operate(draw.choice(ways))
    if draw.random() < 0.5:
        world.later(step.lasts, world.operate, PutSeat(seat=seat))


def erase(world: World, step: Step) -> None:
    if world.hub is None:
        return
    cases = sorted(case.id for case in world.hub.board.cases())
    if cases:
        world.watch.close_eyes()
        doomed = cast(StreamId, world.draw(step).choice(cases))
        world.loop.live(world.hub_life, world.hub.erase([doomed]))


DOING: dict[What, Doing] = {
    What.ARRIVE: arrive,
    What.ACT: act,
    What.ACT_TWICE: partial(act, times=2),
    What.LOOK: look,
    What.LEAVE: leave,
    What.GO_HOME: go_home,
    What.BREAK_DOWN: break_down,
    What.CUT: cut,
    What.SWIZZLE: swizzle,
    What.RESET: reset,
    What.HALF_CLOSE: half_close,
    What.STALL: stall,
    What.HUB_DIES: hub_dies,
    What.HUB_DIES_BEFORE_WORK: hub_dies_before_work,
    What.HUB_DIES_IN_TURN: hub_dies_in_turn,
    What.HUB_DIES_TELLING: hub_dies_telling,
    What.HUB_STOPS: hub_stops,
    What.CLOCK: set_clock,
    What.RESEAT: reseat,
    What.DISK_FULL: partial(disk, state=State.FULL),
    What.DISK_BUSY: partial(disk, state=State.BUSY),
    What.DISK_UNSURE: partial(disk, state=State.UNSURE),
    What.ERASE: erase,
}
