"""Where a program's log goes: the standard error, for whoever runs it."""

import logging
import sys

import structlog
from structlog.tracebacks import ExceptionDictTransformer


def to_stderr(as_json: bool = False) -> None:
    """One line for each thing that happened; nothing of a case is ever in it."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *(_json() if as_json else _plain()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(message)s"
    )


# Both would show the variables of each frame otherwise: commands and boards, full of names.


def _json() -> tuple[structlog.typing.Processor, ...]:
    tracebacks = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))
    return tracebacks, structlog.processors.JSONRenderer()


def _plain() -> tuple[structlog.typing.Processor, ...]:
    plain = structlog.dev.plain_traceback
    return (structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain),)
