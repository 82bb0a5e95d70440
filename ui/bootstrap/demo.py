"""`mashboard demo`: a hub of its own, the chair's window, the wall, and people over the wire."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.values import CommandId
from app.ports import Clock, Entropy
from sync.demo import company, process
from sync.demo.cast import Person, bring_in
from sync.demo.folder import Founded, found_demo
from sync.demo.playing import play
from ui.bootstrap.collector import keep_what_stands
from ui.bootstrap.desk import Desk
from ui.bootstrap.wall import Wall
from ui.widgets import EmptyState

BEAT = 3.0
"""Seconds between two acts of one person, so that others can follow."""
_SIZE = (560, 320)
_TITLE = "Setting up a demo day"
_TEXT = (
    "A hub of its own starts on this computer, with 17 cases of people who do not exist. "
    "Nothing of it is kept."
)


async def run_demo(clock: Clock, entropy: Entropy, smtp: str | None = None) -> None:
    """Until the chair's window is closed; then nothing is left of it."""
    with TemporaryDirectory(prefix="mashboard-demo-") as name:
        await _Demo(Path(name), clock, entropy, smtp).run()


class _Demo:
    def __init__(self, root: Path, clock: Clock, entropy: Entropy, smtp: str | None) -> None:
        self._root = root
        self._clock = clock
        self._entropy = entropy
        self._smtp = smtp

    async def run(self) -> None:
        async with AsyncExitStack() as after:
            with _starting():
                founded = await self._found()
                log = self._root / "hub.log"
                serving = process.serving(founded.data, founded.key, log, self._smtp)
                hub = await after.enter_async_context(serving)
                chair = await self._bring_in("chair", founded, hub.port, after)
                display = await self._bring_in("display", founded, hub.port, after)
            company_ = asyncio.ensure_future(self._company(founded, hub.port, after))
            try:
                await _sit_down(chair, display, self._root)
            finally:
                company_.cancel()
                await asyncio.gather(company_, return_exceptions=True)

    async def _found(self) -> Founded:
        founding = partial(found_demo, self._root, self._clock, self._entropy)
        return await asyncio.get_running_loop().run_in_executor(None, founding)

    async def _bring_in(
        self, key: str, founded: Founded, port: int, after: AsyncExitStack
    ) -> Person:
        people = self._root / "people"
        person = await bring_in(key, founded, port, people, self._clock, self._entropy)
        after.push_async_callback(person.session.stop)
        return person

    async def _company(self, founded: Founded, port: int, after: AsyncExitStack) -> None:
        """Those who sit beside the chair, each doing what their part says."""
        parts = company.beside_a_chair()
        people = [await self._bring_in(key, founded, port, after) for key in parts]
        await asyncio.gather(*(play(one, parts[one.key], BEAT, _unheard) for one in people))


async def _sit_down(chair: Person, display: Person, root: Path) -> None:
    wall = Wall(display.session, root)
    desk = Desk(chair.session, root, wall.show)
    desk.bridge.welcomed.connect(keep_what_stands)
    wall.show()
    desk.show()
    await desk.left()
    desk.close()
    wall.close()


@contextmanager
def _starting() -> Iterator[None]:
    """Says what takes so long."""
    words = EmptyState(_TITLE, _TEXT)
    words.setWindowTitle("mashboard demo")
    words.resize(*_SIZE)
    words.show()
    try:
        yield
    finally:
        words.close()
        words.deleteLater()


def _unheard(_: CommandId) -> None:
    """Nobody counts here."""
