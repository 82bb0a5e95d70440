"""One day from its number: lived, healed, and held against what was promised."""

import gc
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.hub import ExitCode
from sync.protocol import CloseCode
from tests.sim.checks import Finding, Findings, Kind
from tests.sim.day import day
from tests.sim.loop import Deadlock, SimLoop
from tests.sim.net import DOWN
from tests.sim.noise import Noise, gathered
from tests.sim.plan import Plan, drawn
from tests.sim.trace import Trace
from tests.sim.world import World

BROKEN_FRAMES = {1002, 1003, 1007, int(CloseCode.TOO_BIG)}
WRONG = {
    "up": {*BROKEN_FRAMES, int(CloseCode.OUT_OF_ORDER), int(CloseCode.UNKNOWN_KIND)},
    "down": {*BROKEN_FRAMES, int(CloseCode.BAD_FRAME)},
}
"""By which either side says that the other spoke nonsense, or left something out: no network does
that. The hub may well say that a Hello came late."""


class Told(Struct, frozen=True):
    """What came of one day."""

    seed: int
    hash: str
    findings: tuple[Finding, ...]
    story: tuple[str, ...] = ()
    seconds: float = 0.0
    """Of virtual time."""
    commands: int = 0
    hubs: int = 0


def run(
    seed: int, planted: AbstractContextManager[object] | None = None, telling: bool = False
) -> Told:
    """`planted` breaks the product for this one day; its faults are to be found."""
    return live(drawn(seed), planted, telling)


def live(
    plan: Plan, planted: AbstractContextManager[object] | None = None, telling: bool = False
) -> Told:
    noise, trace = Noise(), Trace(telling)
    with gathered(noise), _still(), _looping(plan.seed, noise) as loop:
        loop.net.tap = trace.listen
        world = World(loop, plan, trace)
        with planted or nullcontext():
            found = _lived(world)
        told = _told(world, [*found, *_heard(world, noise)])
        # Whoever was killed still has farewells to say, which nobody is to hear.
        noise.deaf = True
        world.end()
        return told


def _lived(world: World) -> list[Finding]:
    try:
        return world.loop.run_until_complete(day(world))
    except Deadlock:
        return [Finding(Kind.UNHANDLED, "everybody waits, and nothing will ever happen")]
    except Exception as error:  # noqa: BLE001 - a day that cannot be judged is a finding
        return [Finding(Kind.UNHANDLED, f"the day ended early: {_where(error)}")]


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error!r} at {Path(last.filename).name}:{last.lineno}"


def _heard(world: World, noise: Noise) -> Findings:
    for life in world.loop.lives:
        if not life.killed:
            life.tasks.clear()
    gc.collect()
    for words in noise.heard:
        yield Finding(Kind.UNHANDLED, words)
    hub_said = Counter[tuple[str, int]]()
    for host, direction, close in world.trace.closed:
        if direction == DOWN:
            hub_said[host, close] += 1
        elif hub_said[host, close]:
            # A close is answered by its own code: that is no word of the client's.
            hub_said[host, close] -= 1
            continue
        if close in WRONG[direction]:
            yield Finding(Kind.UNHANDLED, f"the line of {host} was closed {direction} by {close}")
    for code in world.exits:
        if code not in (ExitCode.STOPPED, ExitCode.BROKEN):
            yield Finding(Kind.UNHANDLED, f"a hub ended with {code}")


def _told(world: World, found: list[Finding]) -> Told:
    return Told(
        seed=world.plan.seed,
        hash=world.trace.hash(),
        findings=tuple(found),
        story=tuple(world.trace.story),
        seconds=world.loop.time(),
        commands=sum(len(person.shelf.ever) for person in world.people),
        hubs=world.hubs,
    )


@cache
def _leave_alone() -> None:
    """The collector passes over what was there before the first day: that would cost a third."""
    gc.collect()
    gc.freeze()


@contextmanager
def _still() -> Iterator[None]:
    """Nothing is collected meanwhile, since that would come at another moment each time."""
    _leave_alone()
    gc.collect()
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _looping(seed: int, noise: Noise) -> Iterator[SimLoop]:
    loop = SimLoop(seed)
    loop.set_exception_handler(noise.catch)
    try:
        yield loop
    finally:
        loop.close()
