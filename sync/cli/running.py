"""A hub with all that belongs to it, from the open store to its last word."""

import asyncio
import errno
import signal
import sys
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import metadata
from ssl import SSLContext
from typing import Any

import structlog
from msgspec import Struct

from app.domain.case.feedback import Channel
from app.persistence.layout import DataFolder, Store
from sync import serving, tls
from sync.adapters import SystemClock, SystemEntropy
from sync.cli.address import Address
from sync.cli.bench import AtTheHub
from sync.cli.desk import Desk
from sync.cli.exits import Exit, Problem, Stopped
from sync.cli.operator import at_the_desk
from sync.hub import Config, Hub
from sync.post.letter import Carrier
from sync.post.office import posting

log = structlog.get_logger(__name__)
LOOPBACK = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 (compared with, not bound to)
NOBODY: Mapping[Channel, Carrier] = {}
RENEW_SECONDS = 24 * 60 * 60.0


class Plan(Struct, frozen=True):
    """Where to listen, and under which names."""

    host: str
    port: int
    names: tuple[str, ...]
    usual: str
    """The name said at init."""
    plain: bool = False
    until_stdin_ends: bool = False

    @property
    def public(self) -> str:
        """The name that people use: the usual one, where it can lead to where the hub listens."""
        leads = self.host in EVERYWHERE or not {self.host, self.usual} & {*LOOPBACK}
        return next(iter(self.names), self.usual if leads else self.host)

    @property
    def scheme(self) -> str:
        return "ws" if self.plain else "wss"

    @property
    def certified(self) -> tuple[str, ...]:
        return (self.public, self.usual, *self.names)


async def run(store: Store, plan: Plan, carriers: Mapping[Channel, Carrier] = NOBODY) -> int:
    """Until the hub ends or is told to; gives the process's exit code."""
    told = _signals()
    if plan.until_stdin_ends:
        await _listen_to_stdin(told)
    async with _listening(store, plan) as hub:
        at = Address(plan.public, hub.port)
        desk = Desk(store, AtTheHub(hub), at)
        post = posting(hub, carriers, SystemClock(), SystemEntropy())
        async with at_the_desk(store.folder.path, desk, SystemEntropy()), post:
            print(f"serving {at.url(plan.scheme)}", flush=True)
            log.info("serving", url=at.url(plan.scheme), position=hub.board.position)
            await _first_of(hub.wait(), told.wait())
        await hub.stop()
        code = await hub.wait()
    log.info("stopped", code=code)
    return code


@asynccontextmanager
async def _listening(store: Store, plan: Plan) -> AsyncIterator[Hub]:
    clock, entropy = SystemClock(), SystemEntropy()
    context = None if plan.plain else _certified(store.folder, plan)
    config = Config(plan.host, plan.port, context, metadata.version("mashboard"))
    async with AsyncExitStack() as after:
        try:
            hub = await after.enter_async_context(serving.serving(store, clock, entropy, config))
        except OSError as error:
            raise Stopped(_cannot_listen(plan, error)) from error
        renewing = asyncio.create_task(_renew(store.folder, plan, context))
        after.callback(renewing.cancel)
        yield hub


def _cannot_listen(plan: Plan, error: OSError) -> Problem:
    in_use = error.errno == errno.EADDRINUSE
    why = "another program listens there" if in_use else error.strerror or str(error)
    return Problem(
        "port_in_use" if in_use else "cannot_listen",
        Exit.PORT,
        f"The hub cannot listen on {plan.host}, port {plan.port}: {why}.",
        "The record was not touched.",
        "Stop the other program, or say another --host or --port.",
    )


def _certified(folder: DataFolder, plan: Plan) -> SSLContext:
    serving.certified(folder, plan.certified, SystemClock())
    return tls.server_context(serving.tls_of(folder))


async def _renew(folder: DataFolder, plan: Plan, context: SSLContext | None) -> None:
    """A fresh leaf each day, so that a hub which is never stopped keeps a good one."""
    while context is not None:
        await asyncio.sleep(RENEW_SECONDS)
        try:
            serving.certified(folder, plan.certified, SystemClock())
            context.load_cert_chain(serving.tls_of(folder) / tls.LEAF_FILE)
        except OSError as error:
            # A disk that is full today may have room tomorrow: the leaf is good for weeks.
            log.warning("certificate.not_renewed", problem=str(error))


def _signals() -> asyncio.Event:
    """Set at SIGTERM and SIGINT."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(told.set))
        else:
            loop.add_signal_handler(number, told.set)
    return told


async def _listen_to_stdin(told: asyncio.Event) -> None:
    """Set it when whoever holds the other end lets go, on purpose or by dying."""

    class Ending(asyncio.Protocol):
        def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as asyncio says
            told.set()

    await asyncio.get_running_loop().connect_read_pipe(Ending, sys.stdin)


async def _first_of(*awaited: Coroutine[Any, Any, object]) -> None:
    tasks = [asyncio.create_task(one) for one in awaited]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
