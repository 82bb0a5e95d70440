"""The real clock and the real randomness: the only place that asks the machine for either."""

import secrets
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which are confused when read out."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class SystemEntropy:
    def uuid(self) -> str:
        """Version 7: 48 bits of the time, then 74 random ones."""
        milliseconds = time.time_ns() // 1_000_000
        first, last = secrets.randbits(12), secrets.randbits(62)
        return str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | first << 64 | 2 << 62 | last))

    def letters(self, count: int) -> str:
        return "".join(secrets.choice(LETTERS) for _ in range(count))

    def token(self) -> str:
        return secrets.token_urlsafe(32)

    def bytes(self, count: int) -> bytes:
        return secrets.token_bytes(count)


def name_ids(naming: bytes) -> Callable[[str], str]:
    """A name's UUIDv5 in a store's own namespace of 16 bytes: one name, one id, on every day."""
    namespace = uuid.UUID(bytes=naming)
    return lambda name: str(uuid.uuid5(namespace, name))
