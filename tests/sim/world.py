"""One board with everyone at it: the hub that lives and dies, its disk, and the people."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from random import Random

from msgspec import structs

from app.domain.commands import Command
from app.domain.context import OPERATOR
from sync.errors import HubStopped
from sync.guard import Limits
from sync.hub import Config, Hub
from tests.sim.chance import SeededEntropy, SimClock, chance
from tests.sim.disk import Disk, Start
from tests.sim.loop import Life, SimLoop
from tests.sim.net import DOWN
from tests.sim.people import PORT, Person
from tests.sim.plan import Plan, Step
from tests.sim.trace import Trace
from tests.sim.trouble import State, Troubled
from tests.sim.watching import Watch
from tests.sync.sockets import OpenGate

LIMITS = Limits(stall_seconds=4.0)
TIGHT = Limits(stall_seconds=3.0, waiting_frames=24, waiting_bytes=48 * 1024)
CONFIG = Config(
    host="hub",
    port=PORT,
    release="sim",
    limits=LIMITS,
    hello_seconds=5.0,
    checkpoint_seconds=6.0,
    checkpoint_events=20,
    ping_seconds=4.0,
    close_seconds=1.0,
)


class World:
    def __init__(self, loop: SimLoop, plan: Plan, trace: Trace) -> None:
        self.loop = loop
        self.plan = plan
        self.trace = trace
        self.disk = Disk(plan.seed, plan.start)
        self.clock = SimClock(loop.time, pace=chance(plan.seed, "pace").uniform(0.98, 1.02))
        self.people = [Person(loop, plan.seed, n, seat) for n, seat in enumerate(plan.seats)]
        self.watch = Watch()
        self.hub: Hub | None = None
        self.store: Troubled | None = None
        """The hub's that runs."""
        self.healing = self.over = False
        self.exits: list[int] = []
        """What each hub that ended by itself ended with."""
        self._asked: list[tuple[Life, asyncio.Task[None]]] = []
        self._life = Life("hub")
        self._life.ended = True
        self.hubs = 0
        """How many there were, one after the other."""
        self._config = CONFIG
        if plan.tight:
            self._config = structs.replace(CONFIG, limits=TIGHT)
        if plan.tight or plan.start is Start.LONG:
            loop.net.kernel_bytes = 4 * 1024

    # The hub

    def start_hub(self) -> None:
        if not self._life.ended:
            return
        self.hubs += 1
        self._life = Life(f"hub {self.hubs}")
        self.loop.live(self._life, self._serve(self._life))

    async def _serve(self, life: Life) -> None:
        entropy = SeededEntropy(self.plan.seed, life.name)
        self.store = Troubled(self.disk.open())
        hub = Hub(self.store, OpenGate(), self.clock, entropy, self._config)
        async with hub:
            self.hub = hub
            self.exits.append(await hub.wait())
        self.note(f"the hub has ended: {self.exits[-1]}")
        self._over(life)
        if not self.over:
            self.later(1.0, self.start_hub)

    def _over(self, life: Life) -> None:
        life.ended = True
        self.hub = self.store = None
        self.disk.let_go()

    @property
    def hub_life(self) -> Life:
        return self._life

    def kill_hub(self) -> None:
        if self._life.ended:
            return
        self.note("the hub dies")
        self.loop.kill(self._life)
        self.loop.net.deaf(PORT)
        for person in self.people:
            for end in self.loop.net.of(person.host):
                if end.direction == DOWN:
                    end.vanish(quietly=False)
        self._over(self._life)

    def stop_hub(self) -> None:
        if self.hub is not None:
            self.loop.live(self._life, self.hub.stop())

    def disk_is(self, state: State) -> None:
        if self.store is not None:
            self.store.state = state

    def operate(self, command: Command) -> None:
        """The operator does this on the hub's own computer."""
        if self.hub is not None and not self.healing:
            answered = self.loop.live(self._life, _answered(self.hub, command))
            self._asked.append((self._life, answered))

    @property
    def quiet(self) -> bool:
        """Nothing that the operator asked for is still to come."""
        return all(life.killed or answered.done() for life, answered in self._asked)

    # Its end

    @property
    def there(self) -> list[Person]:
        """Those who came and did not go home."""
        return [person for person in self.people if person.arrived and not person.gone]

    def heal(self) -> None:
        """Nothing breaks any more, and everyone comes back."""
        self.healing = True
        self._life.before_work = self._life.after_work = None
        self.loop.net.heal()
        self.disk_is(State.WELL)
        self.start_hub()
        for person in self.there:
            person.sit_down()

    def end(self) -> None:
        """Nothing of this day is left."""
        self.loop.bury()
        self.disk.throw_away()

    # For steps

    def person(self, step: Step) -> Person:
        return self.people[step.who[0]]

    def draw(self, step: Step) -> Random:
        """What chance decides in that step, whichever others there are."""
        return chance(self.plan.seed, step.what, step.number)

    def later(self, seconds: float, call: Callable[..., object], *args: object) -> None:
        """By no program's doing, so that it comes whoever dies."""
        self.loop.call_later(seconds, call, *args, context=Context())

    def note(self, what: str) -> None:
        self.trace.note(self.loop.time(), "", what)


async def _answered(hub: Hub, command: Command) -> None:
    with suppress(HubStopped):
        await hub.submit(OPERATOR, command)
