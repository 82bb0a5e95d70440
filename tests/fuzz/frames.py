"""Raw bytes by the thousand into the shell of one hub, which works for everyone else throughout.

A block of a thousand frames is made by its number alone; which of its lines are still open when a
frame's turn comes depends a little on the hub's own thread.
"""

import asyncio
from collections.abc import Iterator
from random import Random

from msgspec import structs

from app.domain.context import BUILT_IN
from app.domain.values import AccountId
from sync.guard import Limits
from sync.hub import Config, Hub
from tests.fuzz import commands
from tests.fuzz.hat import NOBODYS
from tests.fuzz.mornings import begun
from tests.fuzz.peers import Doorway, Peer, doorway
from tests.fuzz.scribbles import Scribbler, handshake, in_pieces
from tests.fuzz.spoiling import spoiled
from tests.fuzz.watching import LONGEST_STALL, Memory, Stopwatch, watching
from tests.helpers.builders import CASE, COORDINATOR, SEATS, uid
from tests.helpers.submitting import note
from tests.proof.part import Part
from tests.proof.tally import Tally
from tests.sync.sockets import seated, serving, until

BLOCK = 1_000
AT_ONCE = 24
"""Lines that are open together."""
LONGEST_LINE = 60
TEXTS = 80
"""Made for each block, and said by many lines: making them costs more than reading them."""
COMMANDS = 8
"""Ids of commands for each account, used again and again: so the board stays as small as it was."""
DEAF = 0.03
HASTY = 0.05
"""Who sends frames before the request is answered."""
PATIENCE = 20
"""Turns of the loop in which a request is answered, if it is."""
WARM = 5
"""One part in so many of a run goes before its memory is measured."""
FIRST_OBJECTS = 5_000
MORE_OBJECTS = 0.02
"""A frame: beyond what is made at its first use, what every fiftieth frame leaves is a leak …"""
MORE_BYTES = 24 * 1024 * 1024
"""… and so is as much as three full inboxes more than there were."""
CONFIG = Config(
    limits=structs.replace(Limits(), stall_seconds=0.5), close_seconds=0.2, hello_seconds=2.0
)
ACCOUNTS: tuple[AccountId, ...] = (*(seat.account for seat in SEATS), *BUILT_IN, AccountId(NOBODYS))
INTERNAL_ERROR, SERVER_ERROR = 1011, 500


def run(first: int, count: int) -> Tally:
    """Frames by their numbers, in whole blocks, at one hub."""
    blocks = range(first // BLOCK, -(-(first + count) // BLOCK))
    with asyncio.Runner(loop_factory=Doorway) as runner:
        return runner.run(_run(blocks))


def play(block: int) -> Tally:
    return run(block * BLOCK, BLOCK)


async def _run(blocks: range) -> Tally:
    store = begun(Random(0)).store
    with watching() as found:
        async with serving(store, CONFIG) as hub:
            flood = Flood()
            warm = len(blocks) // WARM
            before = None
            for number, block in enumerate(blocks):
                await flood.play(block)
                if number == warm and warm:
                    before = await _at_rest(hub)
            if before is not None:
                found.extend(_growth(before, await _at_rest(hub), (len(blocks) - warm) * BLOCK))
            await _goes_on(hub)
    found += flood.wrong()
    return Tally(done=flood.fed, unhandled=len(found), found=_told(found, blocks))


class Flood:
    """Lines upon lines, each with its own bytes; what the hub did to them is judged."""

    def __init__(self) -> None:
        self.fed = 0
        self.ends: list[str] = []
        """Of lines, as none may end."""
        self._watch = Stopwatch()

    async def play(self, block: int) -> None:
        rng = Random(block)
        scribbler = Scribbler(Texts(rng).one, hello)
        seeds = (Random(rng.getrandbits(64)) for _ in iter(int, 1))
        lines = [Line(next(seeds), scribbler) for _ in range(AT_ONCE)]
        enough = self.fed + BLOCK
        while self.fed < enough:
            for place, line in enumerate(lines):
                self.fed += self._step(line)
                if line.ended:
                    self._judge(line)
                    lines[place] = Line(next(seeds), scribbler)
            with self._watch.timing():
                await asyncio.sleep(0)
        for line in lines:
            line.peer.hang_up()

    async def alone(self, line: "Line") -> None:
        """One line from its beginning to its end."""
        while not line.ended:
            self.fed += self._step(line)
            await asyncio.sleep(0)
        self._judge(line)

    def _step(self, line: "Line") -> int:
        with self._watch.timing():
            return line.step()

    def _judge(self, line: "Line") -> None:
        if line.peer.code == INTERNAL_ERROR or line.peer.status == SERVER_ERROR:
            self.ends.append(f"a line ended with {line.peer.code}, HTTP {line.peer.status}")

    def wrong(self) -> list[str]:
        stalled = self._watch.longest > LONGEST_STALL
        stall = [f"the loop stood still for {self._watch.longest:.3f} s"] if stalled else []
        return [*self.ends, *stall]


class Line:
    """One peer, and what it is going to send."""

    def __init__(self, rng: Random, scribbler: Scribbler) -> None:
        address = f"198.51.100.{rng.randrange(256)}"
        deaf, tls = rng.random() < DEAF, rng.random() < 0.5
        self.peer = Peer(doorway(), address, deaf, tls)
        self._hasty = rng.random() < HASTY
        self._hello = handshake(rng, rng.choice(ACCOUNTS))
        frames = scribbler.frames(rng, rng.randint(1, LONGEST_LINE), self._hasty)
        self._pieces = in_pieces(rng, frames)
        self.ended = False
        self._patience = PATIENCE

    def step(self) -> int:
        """Send the next piece, unless it is not the time; gives how many frames it was."""
        self.ended = self.ended or self.peer.is_closing()
        if self.ended or self.peer.paused:
            return 0
        if self._hello:
            self.peer.say(self._hello)
            self._hello = b""
            return 0
        return self._next() if self._hasty or self.peer.answered else self._wait()

    def _next(self) -> int:
        piece, frames = next(self._pieces, (b"", 0))
        if piece:
            self.peer.say(piece)
        else:
            self._leave()
        return frames

    def _wait(self) -> int:
        """For the answer to the request, and not for ever: it may have been none."""
        self._patience -= 1
        if not self._patience:
            self._leave()
        return 0

    def _leave(self) -> None:
        self.ended = True
        self.peer.hang_up()


class Texts:
    """What text frames say: mostly what a hub reads and answers, so that the line goes on."""

    def __init__(self, rng: Random) -> None:
        self._made = [_text(rng) for _ in range(TEXTS)]

    def one(self, rng: Random) -> bytes:
        return rng.choice(self._made)


def _text(rng: Random) -> bytes:
    how = rng.random()
    if how < 0.6:
        return commands.frame(rng, rng.randint(1, COMMANDS))
    if how < 0.95:
        return b'{"type":"Be","here":{"case":"%s"}}' % rng.choice((CASE, NOBODYS)).encode()
    here = {"case": CASE, "writing": uid(1, 5), "hand": True}
    return spoiled(rng, {"type": "Be", "here": here}) if how < 0.99 else hello(rng)


def hello(rng: Random) -> bytes:
    """Of one who was here before, or says so."""
    said = {"type": "Hello", "position": 3, "epoch": "memory", "head": "00", "rights": ""}
    return spoiled(rng, said)


async def _at_rest(hub: Hub) -> Memory:
    """With every line gone."""
    await until(lambda: not hub._crowd, 30)
    return Memory.now()


def _growth(before: Memory, after: Memory, frames: int) -> Iterator[str]:
    objects = after.objects - before.objects
    if objects > FIRST_OBJECTS + frames * MORE_OBJECTS:
        yield f"{objects} objects are left of {frames} frames"
    if after.resident - before.resident > MORE_BYTES:
        yield f"{after.resident - before.resident} bytes are left of {frames} frames"


async def _goes_on(hub: Hub) -> None:
    """Somebody with a real client works as if nothing had been."""
    async with seated(hub.port, COORDINATOR) as person:
        before = person.board.position
        person.session.submit(note())
        await until(lambda: person.board.position > before and not person.session.pending)


def _told(found: list[str], blocks: range) -> tuple[str, ...]:
    again = f"--first {blocks.start * BLOCK} --count {len(blocks) * BLOCK}"
    some = dict.fromkeys(one[:300] for one in found)
    return tuple(f"{one}: python -m tests.fuzz frames {again}" for one in list(some)[:10])


PART = Part("frames", run, at_once=100_000, usual=300_000, long=10_000_000)
