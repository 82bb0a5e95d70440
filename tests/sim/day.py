"""A day from its first step to the last word about it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import Context
from itertools import chain

from app.domain.case.commands import ReceiveReferral
from app.domain.context import OPERATOR
from app.domain.partnership.commands import PutSeat
from app.domain.submission import Outcome, Submission
from app.domain.values import CaseId
from app.ports import LineState
from sync.errors import HubStopped
from sync.hub import Hub
from tests.helpers.builders import referral, subject, uid
from tests.sim import checks, steps
from tests.sim.chance import chance
from tests.sim.checks import Finding, Findings, Kind
from tests.sim.desk import somewhere
from tests.sim.people import Person
from tests.sim.record import read
from tests.sim.world import World

HEALED_WITHIN = 90.0
"""Seconds until everybody must have all there is, once nothing is broken any more."""
LOOKS_EACH = 0.5
CASE_OF_THE_END = CaseId(uid(1, 0xEEEE))


async def day(world: World) -> list[Finding]:
    await _lived(world)
    world.note("all is healed")
    world.heal()
    found = [] if await _becomes(world, lambda: _settled(world)) else list(_unsettled(world))
    if not found:
        found += await _rejoined(world)
    gathered = not found
    if gathered:
        found += await _gathered(world)
    found += await _again(world)
    await _closed(world)
    if gathered:
        found += chain.from_iterable(map(checks.written, world.there))
    return found + list(_judged(world))


async def _lived(world: World) -> None:
    world.start_hub()
    for step in world.plan.steps:
        world.loop.call_at(step.at, steps.do, world, step, context=Context())
    last = world.plan.steps[-1].at if world.plan.steps else 0.0
    await asyncio.sleep(last + 1.0)


# Healing


async def _becomes(world: World, true: Callable[[], bool], looks_each: float = LOOKS_EACH) -> bool:
    until = world.loop.time() + HEALED_WITHIN
    while world.loop.time() < until:
        if true():
            return True
        for person in world.people:
            # The hub may stop just now; it starts again by itself.
            with suppress(HubStopped):
                await _as_before(world.hub, person)
        await asyncio.sleep(looks_each)
    return False


async def _as_before(hub: Hub | None, person: Person) -> None:
    """In their own seat again; whoever was not let in meanwhile starts the program anew."""
    partnership = hub.board.partnership if hub else None
    if hub and partnership and partnership.seat(person.account) != person.seat:
        await hub.submit(OPERATOR, PutSeat(seat=person.seat))
    if person.refused:
        person.leave()
        person.sit_down()


def _settled(world: World) -> bool:
    return world.hub is not None and world.quiet and not any(_unsettled(world))


def _unsettled(world: World) -> Findings:
    board = world.hub.board if world.hub else None
    if board is None or not board.partnership:
        yield Finding(Kind.UNHANDLED, "there is no hub")
        return
    for person in world.people:
        if board.partnership.seat(person.account) != person.seat:
            yield Finding(Kind.DIVERGED, f"{person.host} has not their own seat")
    for person in world.there:
        session = person.session
        if session is None or not person.live or session.board is None:
            line = session.connection if session else None
            yield Finding(Kind.DIVERGED, f"{person.host} has no line: {line}")
            continue
        if session.pending:
            yield Finding(Kind.LOST, f"{person.host} still waits: {session.pending}")
        if session.board.position != board.position:
            where = f"{session.board.position} of {board.position}"
            yield Finding(Kind.DIVERGED, f"{person.host} is at {where}")
        yield from checks.there(world.there, person)


async def _rejoined(world: World) -> list[Finding]:
    """Someone begins afresh, the last word of the day is said meanwhile, and everyone hears it."""
    hub, person = world.hub, chance(world.plan.seed, "rejoined").choice(world.people)
    if hub is None or person not in world.there:
        return []
    person.break_down(quietly=False)
    person.sit_down()
    await _becomes(world, lambda: _half_welcomed(person), LOOKS_EACH / 200)
    word = ReceiveReferral(referral(), (subject(1),), case=CASE_OF_THE_END)
    with suppress(HubStopped):
        await hub.submit(OPERATOR, word)
    return [] if await _becomes(world, lambda: _settled(world)) else list(_unsettled(world))


def _half_welcomed(person: Person) -> bool:
    """Or wholly, where that went too fast to see."""
    line = person.session.connection if person.session else None
    return line is not None and (line.behind > 0 or line.line is LineState.LIVE)


async def _gathered(world: World) -> list[Finding]:
    """Everyone moves once more, and everyone sees it."""
    for person in world.there:
        board = person.session.board if person.session else None
        if board is not None:
            person.be(somewhere(board, chance(world.plan.seed, "gathered", person.number)))
        person.write("To be gone on with tomorrow")
    return [] if await _becomes(world, lambda: not any(_astray(world))) else list(_astray(world))


def _astray(world: World) -> Findings:
    board = world.hub.board if world.hub else None
    for person in world.there:
        if board is not None:
            yield from checks.present(board, world.there, person)
    yield from _unsettled(world)


# What is promised


async def _again(world: World) -> list[Finding]:
    """Everything sent once more, under the same ids: nothing happens, and the answers are the same.

    All at once, as after a long cut.
    """
    hub = world.hub
    if hub is None:
        return []
    position = hub.board.position
    asked = list(_asked(world))
    async with asyncio.timeout(HEALED_WITHIN):
        answers = await asyncio.gather(*(hub.submit(o.account, o.command, o.id) for o in asked))
    found = list(
        chain.from_iterable(map(_same, (_author(world, one) for one in asked), asked, answers))
    )
    if hub.board.position != position:
        found.append(Finding(Kind.DOUBLED, "what was sent again took effect again"))
    return found


def _asked(world: World) -> Iterator[Submission]:
    """All that ever was on a shelf and has an answer."""
    for person in world.people:
        told = person.memory.accepted.keys() | person.memory.noes.keys()
        for name, command in person.shelf.ever.items():
            if name in told:
                yield Submission(person.account, name, b"", command)


def _same(person: Person, asked: Submission, answer: Outcome) -> Findings:
    noes = person.memory.noes.get(asked.id, [])
    if [answer.refusal] * len(noes) != noes or (answer.refusal and not noes):
        text = f"{person.host}'s {asked.id} was told {noes or 'yes'}, and now {answer}"
        yield Finding(Kind.DIVERGED, text)


def _author(world: World, asked: Submission) -> Person:
    return next(person for person in world.people if person.account == asked.account)


async def _closed(world: World) -> None:
    """The hub says goodbye, and everyone leaves what they saw on the screen."""
    world.over = True
    if world.hub is not None:
        await world.loop.live(world.hub_life, world.hub.stop())
    for person in world.there:
        await person.close()
    await asyncio.sleep(1.0)


def _judged(world: World) -> Findings:
    record = read(world.disk, list(_asked(world)))
    yield from checks.sound(record)
    yield from checks.once(record)
    yield from checks.posted(record)
    yield from checks.honest(record)
    yield from checks.ruled(record)
    for person in world.people:
        yield from checks.kept(record, person)
        yield from checks.in_order(person)
    for person in world.there:
        yield from checks.agrees(record, person)
    for seen in world.watch.seen:
        yield from checks.agreed(record, seen)
