"""What is to happen on one day, drawn from its number: steps, any of which may be left out."""

from enum import StrEnum
from random import Random

from msgspec import Struct, structs

from app.domain.partnership.state import Seat
from tests.helpers.builders import (
    ADMINISTRATOR,
    AUDITOR,
    CHAIR,
    COORDINATOR,
    DECIDER,
    DISPLAY,
    NURSE,
    OBSERVER,
    OFFICER,
    SCRIBE,
    SOCIAL_WORKER,
    TEACHER,
)
from tests.sim.chance import chance
from tests.sim.disk import Start

ALWAYS = (COORDINATOR, CHAIR, NURSE)
OFTEN = (OFFICER, TEACHER, SCRIBE, DECIDER, SOCIAL_WORKER, DISPLAY)
SELDOM = (OBSERVER, AUDITOR, ADMINISTRATOR)


class What(StrEnum):
    ARRIVE = "arrive"
    ACT = "act"
    ACT_TWICE = "act-twice"
    LOOK = "look"
    """Be at a case, writing, with a hand up."""
    LEAVE = "leave"
    GO_HOME = "go-home"
    """For good, with or without a word."""
    BREAK_DOWN = "break-down"
    """The program is killed, and started again later."""
    CUT = "cut"
    """One direction."""
    SWIZZLE = "swizzle"
    """Some are cut both ways, each for its own time."""
    RESET = "reset"
    HALF_CLOSE = "half-close"
    STALL = "stall"
    HUB_DIES = "hub-dies"
    HUB_DIES_BEFORE_WORK = "hub-dies-before-work"
    """As its store is about to do something."""
    HUB_DIES_IN_TURN = "hub-dies-in-turn"
    """After its store's next work, before anyone is told of it."""
    HUB_DIES_TELLING = "hub-dies-telling"
    """While it tells of its next turn."""
    HUB_STOPS = "hub-stops"
    CLOCK = "clock"
    """The hub's is set anew, forward or back."""
    RESEAT = "reseat"
    """A seat is changed, or taken away."""
    DISK_FULL = "disk-full"
    DISK_BUSY = "disk-busy"
    DISK_UNSURE = "disk-unsure"
    """It has the next turn, and does not confirm it."""
    ERASE = "erase"


class Step(Struct, frozen=True):
    number: int
    """Also the seed of what is drawn when its time comes."""
    at: float
    what: What
    who: tuple[int, ...] = ()
    lasts: float = 0.0

    def __str__(self) -> str:
        who = ",".join(f"p{one}" for one in self.who)
        return f"step {self.number}: {self.what} {who} {self.lasts:.1f}".rstrip()


class Plan(Struct, frozen=True):
    seed: int
    seats: tuple[Seat, ...]
    steps: tuple[Step, ...]
    start: Start = Start.BUSY
    tight: bool = False
    """The hub has little room for slow clients."""

    def only(self, numbers: frozenset[int]) -> "Plan":
        """A smaller day: those who do not arrive are not there."""
        kept = tuple(step for step in self.steps if step.number in numbers)
        return structs.replace(self, steps=kept)


DEEDS = ((What.ACT, 60), (What.ACT_TWICE, 6), (What.LOOK, 14))
TROUBLES = (
    (What.BREAK_DOWN, 4),
    (What.LEAVE, 3),
    (What.GO_HOME, 2),
    (What.CUT, 5),
    (What.SWIZZLE, 3),
    (What.RESET, 5),
    (What.HALF_CLOSE, 2),
    (What.STALL, 3),
    (What.HUB_DIES, 3),
    (What.HUB_DIES_BEFORE_WORK, 3),
    (What.HUB_DIES_IN_TURN, 3),
    (What.HUB_DIES_TELLING, 3),
    (What.HUB_STOPS, 2),
    (What.CLOCK, 2),
    (What.RESEAT, 3),
    (What.DISK_FULL, 2),
    (What.DISK_BUSY, 2),
    (What.DISK_UNSURE, 2),
    (What.ERASE, 1),
)
NOBODYS = frozenset(
    {
        *(What.HUB_DIES, What.HUB_STOPS, What.HUB_DIES_IN_TURN, What.HUB_DIES_TELLING),
        What.HUB_DIES_BEFORE_WORK,
        *(What.DISK_FULL, What.DISK_BUSY, What.DISK_UNSURE, What.ERASE, What.CLOCK),
    }
)
"""Steps of the hub's own."""


def drawn(seed: int) -> Plan:
    draw = chance(seed, "plan")
    seats = _seats(draw)
    lasts, calm = draw.uniform(12, 30), draw.random() < 0.1
    count = round(lasts * draw.uniform(1.2, 2.6))
    numbers = range(len(seats), len(seats) + count)
    steps = [_arrival(draw, n, lasts) for n in range(len(seats))]
    steps += [_step(draw, number, lasts, len(seats), calm) for number in numbers]
    ordered = tuple(sorted(steps, key=lambda step: (step.at, step.number)))
    start = draw.choices(tuple(Start), (15, 60, 25))[0]
    return Plan(seed, seats, ordered, start, tight=draw.random() < 0.3)


def _seats(draw: Random) -> tuple[Seat, ...]:
    others = draw.sample(OFTEN, draw.randint(1, 3))
    return (*ALWAYS, *others, *(draw.sample(SELDOM, 1) if draw.random() < 0.3 else ()))


def _arrival(draw: Random, who: int, lasts: float) -> Step:
    """Most at the beginning, some late."""
    late = who > 0 and draw.random() < 0.3
    at = draw.uniform(1, lasts) if late else draw.uniform(0, 0.5)
    return Step(who, at, What.ARRIVE, (who,))


def _step(draw: Random, number: int, lasts: float, people: int, calm: bool) -> Step:
    kinds = DEEDS if calm or draw.random() < 0.8 else TROUBLES
    what = draw.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
    some = draw.randint(2, people) if what is What.SWIZZLE else 1
    who = () if what in NOBODYS else tuple(sorted(draw.sample(range(people), some)))
    at = draw.uniform(0.3, lasts)
    return Step(number, at, what, who, draw.choice((0.3, 2.0, 6.0, 12.0)) * draw.uniform(0.5, 1))
