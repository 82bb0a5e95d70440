"""Contestants and their crowds as processes of their own, so that neither costs the other."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import structs

from tests.bench.plans import Plan, Result

T = TypeVar("T")


@asynccontextmanager
async def contestant(kind: str, folder: Path) -> AsyncIterator[int]:
    """The port of a server of that kind; see `serve`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.serve", kind, str(folder), stdout=PIPE
    )
    try:
        assert process.stdout is not None
        line = await process.stdout.readline()
        if not line:
            raise RuntimeError(f"the {kind} did not start")
        yield int(line)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def contest(kind: str, folder: Path, plan: Plan) -> Result:
    """What a crowd with that plan meets at a fresh server of that kind."""
    async with contestant(kind, folder) as port:
        result = await crowd(structs.replace(plan, port=port, hub=kind == "hub"), Result)
    assert not result.refused, "the bench must not be refused"
    return result


async def crowd(plan: object, kind: type[T]) -> T:
    """What a crowd that follows `plan` measured; see `crowd`."""
    return await told_by(("-m", "tests.bench.crowd"), kind, msgspec.json.encode(plan))


async def told_by(words: Sequence[str], kind: type[T], said: bytes = b"") -> T:
    """What a Python with these words prints, as JSON."""
    process = await asyncio.create_subprocess_exec(sys.executable, *words, stdin=PIPE, stdout=PIPE)
    out, _ = await process.communicate(said)
    if process.returncode or not out:
        raise RuntimeError(f"{words} ended with {process.returncode} and {len(out)} bytes")
    return msgspec.json.decode(out, type=kind)
