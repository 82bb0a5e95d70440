"""The demo's hub: the real program, in a process of its own, on a free loopback port."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sync.post.options import FROM, MAIL_SERVER

SENDER = "mashboard demo <demo@northbridge.example>"
SECONDS_TO_START = 30.0
SECONDS_TO_STOP = 20.0
_SERVING = re.compile(r"serving wss://\S+:(\d+)")


class HubDidNotStart(Exception):
    """What the hub said before it ended is the message."""


class Running:
    """A hub that takes connections on `port` of this machine."""

    def __init__(self, process: Process, port: int) -> None:
        self._process = process
        self.port = port

    async def stop(self) -> int:
        """Ask it to end, and give its exit code. Once it has ended this only tells."""
        return await _ended(self._process)


@asynccontextmanager
async def serving(
    data: Path, key: Path, log: Path, smtp: str | None = None
) -> AsyncIterator[Running]:
    """`mashboard-hub serve` of that folder until the block ends; its log goes to a file.

    `smtp` is the mail server that its feedback goes to.
    """
    words = ("serve", "--data", str(data), "--key-file", str(key), "--port", "0")
    # Ours is the other end: whatever becomes of this process, no hub is left behind.
    held = ("--until-stdin-ends",)
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *_program(),
            *words,
            *held,
            stdin=PIPE,
            stdout=PIPE,
            stderr=errors,
            env=os.environ | ({MAIL_SERVER: smtp, FROM: SENDER} if smtp else {}),
        )
        try:
            running = Running(process, await _port(process, log))
        except BaseException:
            await _ended(process)
            raise
        try:
            yield running
        finally:
            await running.stop()


async def _ended(process: Process) -> int:
    """Told to, so that it puts its things away; killed only where it does not."""
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(SECONDS_TO_STOP):
            return await process.wait()
    except TimeoutError:
        process.kill()
        return await process.wait()


def _program() -> tuple[str, ...]:
    """Beside a frozen client lies its hub; else the one of this Python."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name(f"mashboard-hub{Path(sys.executable).suffix}")),)
    return (sys.executable, "-m", "sync")


async def _port(process: Process, log: Path) -> int:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    async with asyncio.timeout(SECONDS_TO_START):
        async for line in process.stdout:
            found = _SERVING.search(line.decode(errors="replace"))
            if found:
                return int(found[1])
    raise HubDidNotStart(_last_words(log))


def _last_words(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-2_000:]
