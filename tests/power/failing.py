"""A disk that fails at the n-th thing asked of it, once or for a while, under a hub that is used.

The hub has a supervisor: it starts it again whenever it ended. Nobody here is real.
"""

import asyncio
import errno
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from unittest.mock import patch

from msgspec import Struct, structs

from app.domain.commands import Command
from app.persistence.errors import StoreError
from app.persistence.layout import DataFolder, create, open_store
from app.ports import LineState
from sync.adapters import SystemEntropy
from sync.hub import Config
from tests.golden.story import by
from tests.helpers.builders import AT, COORDINATOR, NURSE
from tests.helpers.early_help import BEGUN, ask, name_key_worker, say
from tests.helpers.submitting import note, receive, submissions
from tests.power.day import KEY
from tests.power.vfs import OK, Deed, Kind, watched
from tests.sync.sockets import IMPATIENT, Person, seated, serving, until

ENTROPY = SystemEntropy()
WORDS = (
    *by(NURSE, say("Seen twice.", 1), note(1, "Rang the school (not a real one).")),
    *by(
        COORDINATOR,
        ask(2),
        note(2, "Rang the mother (not a real one)."),
        name_key_worker(1),
        receive(3),
        note(3, "Another child."),
    ),
)
"""Words, new cases with keys of their own, and papers that are destroyed for good."""


HASTY = structs.replace(IMPATIENT, first_retry=0.01, longest_retry=0.02)


class Trouble(Struct, frozen=True):
    """From the `first` of these deeds on, `times` of them fail with `code`."""

    kind: Kind
    code: int
    times: int
    first: int


class Disk:
    def __init__(self, folder: Path, trouble: Trouble) -> None:
        self._folder = str(folder)
        self._trouble = trouble
        self._asked = 0
        self._fsync = os.fsync
        self.failed = 0

    @contextmanager
    def on(self) -> Iterator[None]:
        """Under all files of the hub, those of SQLite and its own."""
        with watched(self.hear), patch.object(os, "fsync", self.sync):
            yield

    def sync(self, descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        if self.hear(Deed(Kind.SYNC, str(path))) != OK:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._fsync(descriptor)

    def hear(self, deed: Deed) -> int:
        trouble = self._trouble
        if deed.kind is not trouble.kind or not deed.path.startswith(self._folder):
            return OK
        self._asked += 1
        if not trouble.first <= self._asked < trouble.first + trouble.times:
            return OK
        self.failed += 1
        return trouble.code


class Supervised:
    """A hub that is started again whenever it ended, at the same port."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self.port = 0
        self.codes: list[int] = []
        """Of the hubs that ended by themselves."""
        self.not_started = 0

    @asynccontextmanager
    async def on(self) -> AsyncIterator[None]:
        supervising = asyncio.create_task(self._supervise())
        await until(lambda: self.port)
        yield
        supervising.cancel()
        with suppress(asyncio.CancelledError):
            await supervising

    async def _supervise(self) -> None:
        while True:
            try:
                await self._serve()
            except StoreError:
                self.not_started += 1
                await asyncio.sleep(0.01)

    async def _serve(self) -> None:
        config = Config(port=self.port, again_seconds=0.01, checkpoint_events=3)
        with open_store(self._folder, KEY, ENTROPY) as store:
            async with serving(store.events, config) as hub:
                self.port = hub.port
                self.codes.append(await hub.wait())


class Outcome(Struct, frozen=True):
    """How a day went, for those who had it."""

    failed: int
    """How often the disk did."""
    codes: tuple[int, ...]
    not_started: int
    read_only: bool
    """Whether it was said to them."""


def prepared(path: Path) -> DataFolder:
    """A hub with two cases."""
    folder = DataFolder(path)
    create(folder, KEY, ENTROPY, AT)
    with open_store(folder, KEY, ENTROPY) as store:
        store.events.turn(store.events.load()[0], submissions(*BEGUN, ask(1)), AT)
    return folder


async def lived(folder: DataFolder, trouble: Trouble) -> Outcome:
    """Two people use the hub of this folder while its disk is in trouble."""
    disk = Disk(folder.path, trouble)
    hub = Supervised(folder)
    with disk.on():
        async with hub.on(), AsyncExitStack() as leaving:
            people = {
                seat.account: await leaving.enter_async_context(
                    seated(hub.port, seat, patience=HASTY)
                )
                for seat in (NURSE, COORDINATOR)
            }
            for seat, command in WORDS:
                await said(people[seat.account], command)
            for person in people.values():
                await until(partial(_is_live, person))
                await until(partial(_began_afresh, person))
                assert not person.ear.back
    lines = {line.line: line.code for one in people.values() for line in one.ear.lines}
    return Outcome(
        disk.failed,
        tuple(hub.codes),
        hub.not_started,
        lines.get(LineState.READ_ONLY) == "store_full",
    )


async def said(person: Person, command: Command) -> None:
    """Until the record has it and this person's shelf has not."""
    person.session.submit(command)
    await until(lambda: not person.session.pending and not person.shelf.kept)


def _is_live(person: Person) -> bool:
    return person.session.connection.line is LineState.LIVE


def _began_afresh(person: Person) -> bool:
    """Papers were destroyed: nobody may go on from what held them."""
    return len(person.ear.boards) > 1


def copied(template: DataFolder, path: Path) -> DataFolder:
    shutil.copytree(template.path, path)
    return DataFolder(path)
