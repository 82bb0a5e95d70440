"""The hub's process ends at each step of sending: what is repeated, and by which name."""

import asyncio
import sys
from asyncio.subprocess import Process
from collections import Counter

import pytest

from app.domain.case.feedback import MessageState
from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from tests.app.persistence.conftest import ENTROPY
from tests.helpers.mail import Mail, Postmaster, mail_server
from tests.helpers.posting import opened, owed, queue, turn
from tests.sync.cli.words import ENVIRONMENT, ROOT
from tests.sync.post import dying
from tests.sync.post.desk import by_mail, working
from tests.sync.sockets import until

CASES = 3


async def started(folder: DataFolder, key: FileKey, port: int, step: str) -> Process:
    words = "-m", dying.__name__, str(folder.path), str(key.path), str(port), step
    return await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, env=ENVIRONMENT)


def prepared(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        board = opened(store.events, CASES)
        turn(store.events, board, *(queue(board, n) for n in range(1, CASES + 1)))


async def all_arrive(folder: DataFolder, key: FileKey, port: int) -> None:
    """A good hub takes the folder over."""
    with open_store(folder, key, ENTROPY) as store:
        async with working(store.events, by_mail(port)) as hub:
            for n in range(1, CASES + 1):
                await until(lambda n=n: owed(hub.board, n).state is MessageState.SENT)  # type: ignore[misc]  # a default binds n


@pytest.mark.parametrize(("step", "repeats"), [("leased", 0), ("answered", 1), ("recorded", 0)])
async def test_dead_at_a_step(folder: DataFolder, key: FileKey, step: str, repeats: int) -> None:
    prepared(folder, key)
    async with mail_server() as server:
        hub = await started(folder, key, server.port, step)
        assert await hub.wait() == dying.EXIT
        await all_arrive(folder, key, server.port)
    found = Counter(mail.id for mail in server.taken)
    assert len(found) == CASES, "each has its message"
    assert found.total() - CASES == repeats, "and a repeat has the same Message-ID"


async def test_killed_while_the_server_has_the_letter(folder: DataFolder, key: FileKey) -> None:
    """The server took it, and the hub is gone before it hears so."""
    prepared(folder, key)
    master, held = Postmaster(), asyncio.Event()

    async def slow(mail: Mail) -> None:
        await held.wait()

    master.before_answer = slow
    async with mail_server(master) as server:
        hub = await started(folder, key, server.port, "never")
        await until(lambda: server.taken, 20)
        hub.kill()
        await hub.wait()
        held.set()
        await all_arrive(folder, key, server.port)
    found = Counter(mail.id for mail in server.taken)
    assert sorted(found.values()) == [1, 1, 2]
