"""What the bytes of a coverage-guided fuzzer say: one command, or one line's frames."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from random import Random
from typing import Self

from tests.fuzz.commands import ON_ONE_BOARD, frame
from tests.fuzz.frames import CONFIG, Flood
from tests.fuzz.lines import Line, Texts, hello
from tests.fuzz.mornings import begun
from tests.fuzz.peers import Doorway
from tests.fuzz.scribbles import Scribbler
from tests.fuzz.strangers import Crowd, Wrong
from tests.fuzz.watching import watching
from tests.sync.sockets import serving


class Fed(Random):
    """Draws what it is fed, and then nothing but noughts: so the bytes say what is made."""

    def __new__(cls, data: bytes) -> Self:
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._left = int.from_bytes(data, "little")

    def getrandbits(self, k: int, /) -> int:
        drawn = self._left & ((1 << k) - 1)
        self._left >>= k
        return drawn

    def random(self) -> float:
        return self.getrandbits(8) / 256


class OneCommand:
    """Each on a board on which others were asked before; now and then on a new one."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._asked, self._crowd = 0, Crowd(Random(0))

    def __call__(self, data: bytes) -> None:
        self._asked += 1
        self._crowd.somebody().ask(frame(Fed(data), self._asked))
        if self._asked == ON_ONE_BOARD:
            self._crowd.check()
            self._begin()


class OneLine:
    """Each at a hub that stays up."""

    def __init__(self) -> None:
        self._flood = Flood()
        self._scribbler = Scribbler(Texts(Random(0)).one, hello)
        self._kept = AsyncExitStack()
        self._runner = asyncio.Runner(loop_factory=Doorway)
        self._runner.run(self._begin())

    async def _begin(self) -> None:
        self._found = self._kept.enter_context(watching())
        await self._kept.enter_async_context(serving(begun(Random(0)).store, CONFIG))

    def __call__(self, data: bytes) -> None:
        self._runner.run(self._play(data))
        wrong = [*self._found, *self._flood.ends]
        if wrong:
            raise Wrong("; ".join(wrong))

    async def _play(self, data: bytes) -> None:
        await self._flood.alone(Line(Fed(data), self._scribbler))

    def end(self) -> None:
        self._runner.run(self._kept.aclose())
        self._runner.close()


TARGETS: dict[str, Callable[[], Callable[[bytes], None]]] = {
    "commands": OneCommand,
    "frames": OneLine,
}
