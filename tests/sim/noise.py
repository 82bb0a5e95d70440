"""All that a log would say of something that went wrong, gathered for one day."""

import logging
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

LOUD = frozenset({"error", "critical", "exception"})
EXPECTED = ("turn.stopping",)
"""What our own log says where a disk does not confirm a turn; the exit code is looked at too."""
TORN = ("opening handshake failed", "keepalive ping failed")
"""What the library says where a line is torn at its very beginning: before it is open, or between
its opening and the start of its keepalive, which then pings what is no more there."""


class Noise(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self.deaf = False

    def emit(self, record: logging.LogRecord) -> None:
        """From the library, or from asyncio."""
        words = record.getMessage()
        if words not in TORN and not self.deaf:
            error = record.exc_info[1] if record.exc_info else None
            self.heard.append(f"{record.name}: {words} {error!r}")

    def catch(self, loop: object, context: dict[str, Any]) -> None:
        """The loop's exception handler."""
        if not self.deaf:
            self.heard.append(f"{context.get('message')} {context.get('exception')!r}")

    def process(self, logger: object, method: str, words: MutableMapping[str, Any]) -> Any:
        """From our own log."""
        if method in LOUD and words["event"] not in EXPECTED and not self.deaf:
            self.heard.append(_one_line(words))
        raise structlog.DropEvent


def _one_line(words: MutableMapping[str, Any]) -> str:
    error = sys.exc_info()[1]
    facts = {name: value for name, value in words.items() if name not in ("event", "exc_info")}
    return f"{words['event']} {facts} {error!r}"


@contextmanager
def gathered(noise: Noise) -> Iterator[None]:
    before = structlog.get_config()
    structlog.configure(
        processors=[noise.process],
        wrapper_class=structlog.BoundLogger,
        cache_logger_on_first_use=False,
    )
    loggers = [logging.getLogger(name) for name in ("websockets", "asyncio")]
    for logger in loggers:
        logger.addHandler(noise)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(noise)
        structlog.configure(**before)
