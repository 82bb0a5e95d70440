"""Time that a clock stands still, always with a cause."""

from collections.abc import Iterable
from datetime import UTC, datetime

from msgspec import Struct

from app.domain.clocks.wall import utc
from app.domain.values import Instant, NonEmptyLine

NEVER = datetime.max.replace(tzinfo=UTC)
"""When a pause that still lasts ends."""


class Pause(Struct, frozen=True):
    """Time that does not count; `ended` is None while it lasts."""

    cause: NonEmptyLine
    began: Instant
    ended: Instant | None = None

    def __post_init__(self) -> None:
        if self.ended is not None and self.ended < self.began:
            raise ValueError("a pause ends at or after the moment it begins")


def stretches(pauses: Iterable[Pause], start: datetime) -> list[tuple[datetime, datetime]]:
    """The paused time after `start`, in order; pauses that overlap or touch are one stretch."""
    joined: list[tuple[datetime, datetime]] = []
    for pause in sorted(pauses, key=lambda pause: pause.began):
        began = max(utc(pause.began), start)
        ended = NEVER if pause.ended is None else utc(pause.ended)
        if joined and began <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ended))
        elif began < ended:
            joined.append((began, ended))
    return joined
