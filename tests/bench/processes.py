"""Contestants and their crowds as processes of their own, so that neither costs the other."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import structs

from tests.bench.plans import Plan, Result

T = TypeVar("T")
HUBS = ("hub", "secure")
PROFILES: ContextVar[Path | None] = ContextVar("profiles", default=None)
"""The folder where what is measured, and no floor, leaves what each of its functions cost."""


class Contestant:
    """A server that runs, and its port."""

    def __init__(self, process: Process, port: int) -> None:
        self.port = port
        self._process = process

    async def memory(self) -> int:
        """The bytes that it holds once its garbage is collected."""
        self._process.send_signal(signal.SIGUSR1)
        return int(await _line(self._process))


@asynccontextmanager
async def contestant(kind: str, folder: Path) -> AsyncIterator[Contestant]:
    """A server of that kind; see `serve`."""
    words = ("tests.bench.serve", kind, str(folder))
    async with running(*(watched(*words) if kind in HUBS else ("-m", *words))) as process:
        yield Contestant(process, int(await _line(process)))


def watched(*words: str) -> tuple[str, ...]:
    """A module and its arguments as Python takes them; profiled where that is asked for."""
    folder = PROFILES.get()
    return ("-m", "tests.bench.profiled", str(folder), *words) if folder else ("-m", *words)


@asynccontextmanager
async def running(*words: str) -> AsyncIterator[Process]:
    """A Python with these words, told to end at the end."""
    process = await _python(words)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _python(words: Sequence[str]) -> Process:
    """As where it is installed: modules are compiled once, and not at every start."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=PIPE, stdout=PIPE, env=environment
    )


async def _line(process: Process) -> bytes:
    assert process.stdout is not None
    line = await process.stdout.readline()
    if not line:
        raise RuntimeError("a process of the bench ended too soon")
    return line


async def contest(kind: str, folder: Path, plan: Plan) -> Result:
    """What a crowd with that plan meets at a fresh server of that kind."""
    async with contestant(kind, folder) as server:
        result = await crowd(structs.replace(plan, port=server.port, hub=kind == "hub"), Result)
    assert not result.refused, "the bench must not be refused"
    return result


async def crowd(plan: object, kind: type[T]) -> T:
    """What a crowd that follows `plan` measured; see `crowd`."""
    return await told_by(("-m", "tests.bench.crowd"), kind, msgspec.json.encode(plan))


@asynccontextmanager
async def staying(plan: Plan, port: int) -> AsyncIterator[None]:
    """A crowd that has everything, and listens until the end of the block."""
    async with running("-m", "tests.bench.crowd") as process:
        assert process.stdin is not None
        process.stdin.write(
            msgspec.json.encode(structs.replace(plan, port=port, stay=True)) + b"\n"
        )
        await process.stdin.drain()
        await _line(process)
        yield
        assert process.returncode is None, "the crowd left before it was told to"


async def told_by(words: Sequence[str], kind: type[T], said: bytes = b"") -> T:
    """What a Python with these words prints, as JSON."""
    process = await _python(words)
    out, _ = await process.communicate(said)
    if process.returncode or not out:
        raise RuntimeError(f"{words} ended with {process.returncode} and {len(out)} bytes")
    return msgspec.json.decode(out, type=kind)
