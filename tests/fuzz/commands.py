"""Commands of every kind, well-typed and almost so, by everyone, through the real turn."""

from random import Random
from typing import Any

import msgspec

from tests.fuzz import mornings
from tests.fuzz.asking import kinds
from tests.fuzz.spoiling import spoiled
from tests.fuzz.strangers import Crowd, Diverged, Doubled, Stranger
from tests.helpers.builders import uid
from tests.proof.part import Part
from tests.proof.tally import Tally

ON_ONE_BOARD = 250
"""Then another begins: a small board costs the same at all times."""
SPOILED = 0.25
REPEATED = 0.02
FITTING = 0.2
STEPS = tuple(msgspec.json.encode(step) for step in mornings.STEPS)
KINDS = kinds()
EMPTYING = {"FoundPartnership", "PutSeat", "RemoveSeat", "RestrictCase", "SetAgencyMode"}
"""After many of these nobody is left who may do much: they are asked more rarely."""
OFTEN = tuple(make for name, make in KINDS.items() if name not in EMPTYING)
EVERY = tuple(KINDS.values())


def run(first: int, count: int) -> Tally:
    """Commands by their numbers, in whole boards."""
    boards = range(first // ON_ONE_BOARD, -(-(first + count) // ON_ONE_BOARD))
    return sum((play(number) for number in boards), Tally())


def play(number: int) -> Tally:
    """The life of one board."""
    life = Life(Random(number))
    try:
        life.live(ON_ONE_BOARD)
    except Diverged as error:
        return Tally(done=life.asked, diverged=1, found=(_found(number, life, error),))
    except Doubled as error:
        return Tally(done=life.asked, doubled=1, found=(_found(number, life, error),))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Tally(done=life.asked, unhandled=1, found=(_found(number, life, error),))
    return Tally(done=life.asked)


class Life:
    """What was asked last is kept, to be told where something broke."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.asked = 0
        self.last = b""

    def live(self, commands: int) -> None:
        crowd = Crowd(self._rng)
        for _ in range(commands):
            self.asked += 1
            asker = crowd.somebody()
            self.last = frame(self._rng, self.asked)
            answer = asker.ask(self.last)
            if self._rng.random() < REPEATED and asker.closed is None:
                self._again(asker, answer)
            crowd.live_on()
        crowd.check()

    def _again(self, asker: Stranger, answer: str) -> None:
        """As after a line that broke: the same answer, and nothing happens a second time."""
        position = asker.table.room.board.position
        if asker.ask(self.last) != answer or asker.table.room.board.position != position:
            raise Doubled("said again, it was taken otherwise")


def frame(rng: Random, number: int) -> bytes:
    """A Submit under its own id, or at times under one that was there before."""
    if rng.random() < REPEATED:
        number = rng.randint(1, number)
    command = _command(rng)
    if rng.random() >= SPOILED:
        text = msgspec.json.encode(command)
    elif rng.random() < 0.9:
        text = spoiled(rng, command)
    else:
        return spoiled(rng, {"type": "Submit", "id": uid(number, 0xF), "command": command})
    return b'{"type":"Submit","id":"%s","command":%s}' % (uid(number, 0xF).encode(), text)


def _command(rng: Random) -> Any:
    """Anything at all, or something that was fitting once."""
    if rng.random() < FITTING:
        return msgspec.json.decode(rng.choice(STEPS))
    return rng.choice(OFTEN if rng.random() < 0.97 else EVERY)(rng)


def _found(number: int, life: Life, error: Exception) -> str:
    what = f"{type(error).__name__}: {error}"[:200]
    last = life.last[:400].decode(errors="backslashreplace")
    again = f"python -m tests.fuzz commands --only {number}"
    return f"{what}, at command {life.asked} of board {number}: {last}: {again}"


PART = Part("commands", run, at_once=50_000, usual=120_000, long=1_000_000)
