"""How a hub is set up."""

from enum import IntEnum
from ssl import SSLContext

from msgspec import Struct

from sync.guard import Limits


class ExitCode(IntEnum):
    """What `Hub.wait` gives; for whoever supervises the process."""

    STOPPED = 0
    OUTDATED = 3
    """Another hub of the board has a later version, and wrote what this one does not know."""
    DAMAGED = 65
    """What is stored is not what was written: do not start again before someone looked."""
    BROKEN = 75
    """What was written or told is not sure: start again, and the record tells."""


class Config(Struct, frozen=True):
    """`port` 0 takes a free one. Without `ssl` only for one machine, or behind a TLS proxy."""

    host: str = "127.0.0.1"
    port: int = 0
    ssl: SSLContext | None = None
    release: str = ""
    """Name of the program's version: clients start afresh when it changes."""
    limits: Limits = Limits()
    hello_seconds: float = 10.0
    presence_seconds: float = 0.2
    checkpoint_seconds: float = 60.0
    again_seconds: float = 1.0
    """Before what a full or busy disk hindered is tried once more."""
    checkpoint_events: int = 1_000
    look_seconds: float = 1.0
    """Between two looks for what other hubs of the board wrote, said or not."""
    blind_seconds: float = 5.0
    """Without an answer of the database the hub says that it has none."""
    people_seconds: float = 5.0
    """Before the other hubs are told again of everyone who is with this one."""
    ping_seconds: float = 15.0
    close_seconds: float = 2.0
