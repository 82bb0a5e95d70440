"""A hub with its post that dies, as processes do, at a step of sending its first letter.

python -m tests.sync.post.dying FOLDER KEY-FILE SMTP-PORT STEP
"""

import asyncio
import os
import sys
from pathlib import Path

from app.domain.case.events import MessageAttempted
from app.domain.case.feedback import Channel
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from app.ports import Committed
from sync.adapters import SystemEntropy
from sync.post.letter import Carrier, Letter, Said
from tests.sync.post.desk import by_mail, working

STEPS = ("leased", "answered", "recorded")
EXIT = 9


class Dying:
    """A carrier that does not live to tell."""

    def __init__(self, carrier: Carrier, step: str) -> None:
        self._carrier = carrier
        self._step = step

    async def send(self, letter: Letter) -> Said:
        _die(self._step == "leased")
        said = await self._carrier.send(letter)
        _die(self._step == "answered")
        return said

    async def ask(self, reference: str) -> Said | None:
        return await self._carrier.ask(reference)

    async def rest(self) -> None:
        await self._carrier.rest()


def _die(now: bool) -> None:
    if now:
        os._exit(EXIT)


def _attempted(done: Committed) -> bool:
    return any(isinstance(one.event, MessageAttempted) for one in done.recorded)


async def serve(folder: Path, key: Path, port: int, step: str) -> None:
    store = open_store(DataFolder(folder), FileKey(key), SystemEntropy())
    carriers = by_mail(port)
    async with working(store.events, {Channel.EMAIL: Dying(carriers[Channel.EMAIL], step)}) as hub:
        hub.listen(lambda done: _die(step == "recorded" and _attempted(done)))
        await hub.wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
