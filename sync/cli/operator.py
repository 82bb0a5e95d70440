"""The desk of a hub that is being served, behind a local socket that only its owner can use.

`operator.json` in the data folder (mode 0600) tells where the socket is, and the token to show
first. Messages go as `sync.cli.messages` says: the token, a `Progress` where it is good, an `Ask`,
its `Answer`s.
"""

import asyncio
import hmac
import sys
import tempfile
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import structlog
from msgspec import Struct

from app.intake.reading import LARGEST
from app.persistence.durable import replace
from app.ports import Entropy
from sync.cli import messages
from sync.cli.asks import Answer, Ask, Failed, Progress
from sync.cli.desk import Desk
from sync.cli.exits import DEFECT, GONE, NOT_THE_OPERATOR, NOT_UNDERSTOOD, Stopped, problem_of
from sync.hub.leaving import finish_arrivals

log = structlog.get_logger(__name__)
CARD, SOCKET = "operator.json", "operator.sock"
LONGEST_PATH = 100
"""Bytes: systems take some 104 for a local socket."""
LONGEST_TOKEN = 1024
LONGEST_MESSAGE = 8 * LARGEST
TOKEN_SECONDS = 5.0
WELCOME = Progress(0, 0)


class NobodyServes(Exception):
    """No hub has a desk at this folder."""


class Card(Struct, frozen=True):
    socket: str
    token: str


@asynccontextmanager
async def at_the_desk(data: Path, desk: Desk, entropy: Entropy) -> AsyncIterator[None]:
    """Until the block ends. The caller holds the folder's lock: what lies there is replaced.

    On Windows there is no such socket: there the words wait until the hub is stopped.
    """
    if sys.platform == "win32":
        yield
        return
    keeper = _Keeper(desk, entropy.token())
    with ExitStack() as after:
        path = _socket_path(data, after)
        server = await asyncio.start_unix_server(keeper.talk, path)
        path.chmod(0o600)
        replace(data / CARD, msgspec.json.encode(Card(str(path), keeper.token)))
        after.callback((data / CARD).unlink, missing_ok=True)
        after.callback(path.unlink, missing_ok=True)
        try:
            yield
        finally:
            await finish_arrivals(server)
            server.close()
            await keeper.leave()


def _socket_path(data: Path, after: ExitStack) -> Path:
    """In the data folder; where that name is too long for a socket, in a folder of its own."""
    path = data.resolve() / SOCKET
    if len(str(path).encode()) > LONGEST_PATH:
        path = Path(after.enter_context(tempfile.TemporaryDirectory(prefix="mashboard-"))) / SOCKET
    return path


class _Keeper:
    """Answers whoever shows the token."""

    def __init__(self, desk: Desk, token: str) -> None:
        self.token = token
        self._desk = desk
        self._busy: set[asyncio.Task[None]] = set()

    def talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Whoever came is let go with the task, which may be cancelled before it begins."""
        task = asyncio.get_running_loop().create_task(self._talk(reader, writer))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
        task.add_done_callback(lambda _: writer.close())

    async def leave(self) -> None:
        for task in self._busy:
            task.cancel()
        await asyncio.gather(*self._busy, return_exceptions=True)

    async def _talk(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(IncompleteReadError, ConnectionError, messages.TooLong, TimeoutError):
            await self._serve(reader, writer)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        async with asyncio.timeout(TOKEN_SECONDS):
            shown = await messages.read(reader, LONGEST_TOKEN)
        if not hmac.compare_digest(shown, self.token.encode()):
            await _say(writer, Failed(NOT_THE_OPERATOR))
            return
        await _say(writer, WELCOME)
        raw = await messages.read(reader, LONGEST_MESSAGE)
        try:
            async for answer in self._desk.answers(_decode(raw, Ask)):
                await _say(writer, answer)
        except ConnectionError:
            raise
        except Exception as error:
            # A defect that one word meets is told to whoever gave it; the hub goes on serving.
            problem = problem_of(error)
            if problem is None:
                log.exception("operator.defect")
            await _say(writer, Failed(problem or DEFECT))


async def _say(writer: StreamWriter, answer: Answer) -> None:
    await messages.write(writer, msgspec.msgpack.encode(answer))


def _decode(raw: bytes, kind: Any) -> Any:
    try:
        return msgspec.msgpack.decode(raw, type=kind)
    except ValueError as strange:
        raise Stopped(NOT_UNDERSTOOD) from strange


# The other side


async def asked(data: Path, ask: Ask) -> AsyncIterator[Answer]:
    """Ask the hub that serves this folder; the last answer is the result.

    Raises `NobodyServes`, or `Stopped`.
    """
    reader, writer, token = await _reach(data)
    try:
        await messages.write(writer, token.encode())
        answer = await _hear(reader)
        await messages.write(writer, msgspec.msgpack.encode(ask))
        while isinstance(answer, Progress):
            answer = await _hear(reader)
            yield answer
    except (IncompleteReadError, ConnectionError) as gone:
        raise Stopped(GONE) from gone
    finally:
        writer.close()


async def _hear(reader: StreamReader) -> Answer:
    answer: Answer = _decode(await messages.read(reader, LONGEST_MESSAGE), Answer)
    if isinstance(answer, Failed):
        raise Stopped(answer.problem)
    return answer


async def _reach(data: Path) -> tuple[StreamReader, StreamWriter, str]:
    if sys.platform == "win32":
        raise NobodyServes
    try:
        card = msgspec.json.decode((data / CARD).read_bytes(), type=Card)
        return *await asyncio.open_unix_connection(card.socket), card.token
    except (OSError, ValueError) as nobody:
        raise NobodyServes from nobody
