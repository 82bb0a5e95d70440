"""Raw bytes by the thousand into the shell of one hub, which works for everyone else throughout.

A block of a thousand frames is made by its number alone; which of its lines are still open when a
frame's turn comes depends a little on the hub's own thread.
"""

import asyncio
from collections.abc import Iterator
from random import Random

from msgspec import structs

from sync.guard import Limits
from sync.hub import Config, Hub
from tests.fuzz.lines import Line, Texts, hello
from tests.fuzz.mornings import begun
from tests.fuzz.peers import Doorway
from tests.fuzz.scribbles import Scribbler
from tests.fuzz.watching import LONGEST_STALL, Memory, Stopwatch, watching
from tests.helpers.builders import COORDINATOR
from tests.helpers.submitting import note
from tests.proof.part import Part
from tests.proof.tally import Tally
from tests.sync.sockets import seated, serving, until

BLOCK = 1_000
AT_ONCE = 24
"""Lines that are open together."""
WARM = 5
"""One part in so many of a run goes before its memory is measured."""
REST = 0.5
"""Seconds."""
FIRST_OBJECTS = 5_000
MORE_OBJECTS = 0.02
"""A frame: beyond what is made at its first use, what every fiftieth frame leaves is a leak …"""
MORE_BYTES = 24 * 1024 * 1024
"""… and so is as much as three full inboxes more than there were."""
CONFIG = Config(
    limits=structs.replace(Limits(), stall_seconds=0.5), close_seconds=0.2, hello_seconds=2.0
)
INTERNAL_ERROR, SERVER_ERROR = 1011, 500


def run(first: int, count: int) -> Tally:
    """Frames by their numbers, in whole blocks, at one hub."""
    blocks = range(first // BLOCK, -(-(first + count) // BLOCK))
    with asyncio.Runner(loop_factory=Doorway) as runner:
        return runner.run(_run(blocks))


def play(block: int) -> Tally:
    return run(block * BLOCK, BLOCK)


async def _run(blocks: range) -> Tally:
    flood = Flood()
    store = begun(Random(0)).store
    with watching() as found:
        try:
            async with serving(store, CONFIG) as hub:
                found.extend(await _flooded(hub, flood, blocks))
                await _goes_on(hub)
        except TimeoutError:
            found.append("a line did not end, or the hub served nobody any more")
    found += flood.wrong()
    return Tally(done=flood.fed, unhandled=len(found), found=_told(found, blocks))


async def _flooded(hub: Hub, flood: "Flood", blocks: range) -> list[str]:
    """Each block at the same hub; gives how it grew, where there are enough to tell."""
    warm = len(blocks) // WARM
    for block in blocks[:warm]:
        await flood.play(block)
    before = await _at_rest(hub)
    for block in blocks[warm:]:
        await flood.play(block)
    after = await _at_rest(hub)
    return list(_growth(before, after, (len(blocks) - warm) * BLOCK)) if warm else []


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
            self._judge(line)
            line.peer.hang_up()

    async def alone(self, line: Line) -> None:
        """One line from its beginning to its end."""
        while not line.ended:
            self.fed += self._step(line)
            await asyncio.sleep(0)
        self._judge(line)

    def _step(self, line: Line) -> int:
        with self._watch.timing():
            return line.step()

    def _judge(self, line: Line) -> None:
        if line.peer.code == INTERNAL_ERROR or line.peer.status == SERVER_ERROR:
            self.ends.append(f"a line ended with {line.peer.code}, HTTP {line.peer.status}")

    def wrong(self) -> list[str]:
        stalled = self._watch.longest > LONGEST_STALL
        stall = [f"the loop stood still for {self._watch.longest:.3f} s"] if stalled else []
        return [*self.ends, *stall]


async def _at_rest(hub: Hub) -> Memory:
    """With every line gone, and the last turn's work, which held ten thousand objects once."""
    await until(lambda: not hub._crowd, 30)
    await asyncio.sleep(REST)
    return Memory.now()


def _growth(before: Memory, after: Memory, frames: int) -> Iterator[str]:
    objects = after.objects - before.objects
    if objects > FIRST_OBJECTS + frames * MORE_OBJECTS:
        yield f"{objects} objects are left of {frames} frames"
    if after.resident - before.resident > MORE_BYTES:
        yield f"{after.resident - before.resident} bytes are left of {frames} frames"


async def _goes_on(hub: Hub) -> None:
    """Somebody with a real client is answered as if nothing had been.

    With a no, where a frame that meant it has closed the case.
    """
    async with seated(hub.port, COORDINATOR) as person:
        before = person.board.position
        person.session.submit(note())
        await until(lambda: person.ear.back or person.board.position > before)
        await until(lambda: not person.session.pending)


def _told(found: list[str], blocks: range) -> tuple[str, ...]:
    again = f"--first {blocks.start * BLOCK} --count {len(blocks) * BLOCK}"
    some = dict.fromkeys(one[:300] for one in found)
    return tuple(f"{one}: python -m tests.fuzz frames {again}" for one in list(some)[:10])


PART = Part("frames", run, at_once=100_000, usual=450_000, long=10_000_000)
