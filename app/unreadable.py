"""What stands in the place of a value that somebody wrote in no way that can be read."""

from typing import Any

from msgspec import Struct


class Unreadable(Struct, frozen=True):
    """Why it could not be read; says nothing of what stood there.

    `kept` is what could be kept nevertheless.
    """

    reason: str
    kept: Any = None
