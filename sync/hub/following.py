"""The other hubs of the board: what they wrote is read, and who is with whom goes to and fro."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from msgspec import Struct

from app.ports import Notice, Notices
from sync.hub.config import Config
from sync.room import Room
from sync.room.neighbours import GOODBYE

log = structlog.get_logger(__name__)


class Shell(Struct, frozen=True):
    """What the hub does for its `Following`."""

    read: Callable[[Callable[[], bool]], Awaitable[None]]
    """Read what others wrote, before the next turn; asks then whether that is needed still."""
    read_in_a_pause: Callable[[Callable[[], bool]], Awaitable[None]]
    """The same once no turn waits: a turn reads what others wrote too."""
    start: Callable[[Coroutine[Any, Any, None]], object]
    moved: Callable[[], None]
    """The room may have something to tell of people."""


class Following:
    """Where a notice is lost, the look each second finds what it was about."""

    def __init__(
        self, notices: Notices, name: str, room: Room, config: Config, shell: Shell
    ) -> None:
        """`name` is this hub's, and new at each start."""
        self._notices = notices
        self._name = name
        self._room = room
        self._config = config
        self._shell = shell
        self._upto = 0
        self._catching_up = False
        self._look: asyncio.Future[None] | None = None
        self._speaking = asyncio.Lock()
        self._said_goodbye = False
        # One waits for others to speak, so a second one is there to speak.
        self._ear = ThreadPoolExecutor(1, "notices")
        self._mouth = ThreadPoolExecutor(1, "telling")

    def start(self) -> None:
        self._shell.start(self._listen())
        self._shell.start(self._tell_everyone())

    async def look(self) -> None:
        """Read what others have written up to now; those who ask until it begins share one."""
        if self._look is None:
            self._look = asyncio.get_running_loop().create_future()
            self._shell.start(self._look_for(self._look))
        await asyncio.wait([self._look])

    def tell(self) -> None:
        """Somebody of this hub has moved, come or gone."""
        if not self._said_goodbye:
            self._shell.start(self._say(all_of_them=False))

    async def close(self) -> None:
        """Say goodbye to the other hubs; ends when nothing is listened to any more."""
        self._said_goodbye = True
        await self._aloud(GOODBYE)
        self._mouth.shutdown(wait=False)
        await asyncio.get_running_loop().run_in_executor(self._ear, self._notices.close)
        self._ear.shutdown(wait=False)

    # What others say

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        looked = loop.time()
        while True:
            heard = await self._hear()
            self._take_in(heard)
            # An empty answer may mean that the line was away, and something said meanwhile.
            if not heard or loop.time() - looked >= self._config.look_seconds:
                looked = loop.time()
                self._room.forget_silent()
                await self.look()
            self._shell.moved()

    async def _hear(self) -> tuple[Notice, ...]:
        loop, seconds = asyncio.get_running_loop(), self._config.look_seconds
        try:
            return await loop.run_in_executor(self._ear, self._notices.hear, seconds)
        except Exception:
            # The look each second finds the same, only later.
            log.exception("notices.defect")
            await asyncio.sleep(seconds)
            return ()

    def _take_in(self, heard: Iterable[Notice]) -> None:
        for notice in heard:
            if notice.hub and notice.hub != self._name:
                self._room.neighbour(notice.hub, notice.people)
            self._upto = max(self._upto, notice.position)
        if self._behind() and not self._catching_up:
            self._catching_up = True
            self._shell.start(self._catch_up())

    def _behind(self) -> bool:
        return self._room.board.position < self._upto

    async def _catch_up(self) -> None:
        try:
            await self._shell.read_in_a_pause(self._behind)
        finally:
            self._catching_up = False

    async def _look_for(self, those_who_ask: asyncio.Future[None]) -> None:
        def begins() -> bool:
            self._look = None
            return True

        try:
            await self._shell.read(begins)
        finally:
            if self._look is those_who_ask:
                self._look = None
            those_who_ask.cancel()

    # What is said to them

    async def _tell_everyone(self) -> None:
        while True:
            await asyncio.sleep(self._config.people_seconds)
            await self._say(all_of_them=True)

    async def _say(self, *, all_of_them: bool) -> None:
        async with self._speaking:
            for people in self._room.people_to_tell(all_of_them=all_of_them):
                await self._aloud(people)

    async def _aloud(self, people: str) -> None:
        notice = Notice(hub=self._name, people=people)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._mouth, self._notices.tell, notice)
