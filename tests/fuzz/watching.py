"""What goes wrong where nobody looks: unhandled exceptions, stalls of the loop, growing memory."""

import asyncio
import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import thread_time
from typing import Any

from msgspec import Struct
from structlog.testing import capture_logs

BAD = {"error", "critical", "exception"}
LONGEST_STALL = 0.25
"""Seconds of the loop's own work in one turn; waiting for a processor is not the loop's fault."""
PAGE = 4_096


class Ear(logging.Handler):
    """Hears what a library logs as an error."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._heard.append(f"{record.name}: {record.getMessage()}: {error!r}")


@contextmanager
def watching() -> Iterator[list[str]]:
    """Every exception of this loop that nobody caught, and every error that anyone logged."""
    found: list[str] = []

    def unhandled(_: Any, context: dict[str, Any]) -> None:
        found.append(f"{context['message']}: {context.get('exception')!r}")

    ear, library = Ear(found), logging.getLogger("websockets")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(unhandled)
    library.addHandler(ear)
    try:
        with capture_logs() as logged:
            yield found
        found += [str(line) for line in logged if line["log_level"] in BAD]
    finally:
        library.removeHandler(ear)
        loop.set_exception_handler(None)


class Stopwatch:
    """The longest that a piece of work kept this thread at work."""

    def __init__(self) -> None:
        self.longest = 0.0

    @contextmanager
    def timing(self) -> Iterator[None]:
        began = thread_time()
        yield
        self.longest = max(self.longest, thread_time() - began)


class Memory(Struct, frozen=True):
    """What the process holds when all that can go is gone."""

    objects: int
    """Blocks of Python's own allocator: what leaks, even in small pieces, shows here exactly …"""
    resident: int
    """… and large pieces here, in bytes, give or take what the allocators keep."""

    @classmethod
    def now(cls) -> "Memory":
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return cls(sys.getallocatedblocks(), pages * PAGE)
