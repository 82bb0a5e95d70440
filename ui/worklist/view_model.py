"""The rows of a list of things to do: in sections, by the time that is left for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from app.domain.clocks import is_late
from app.domain.values import CaseId, Instant, Rating
from ui.words import time_left, today

_NEVER = datetime.max.replace(tzinfo=UTC)


Place = TypeVar("Place", bound=StrEnum, covariant=True)
"""A section of a list."""


class Row(Struct, Generic[Place], frozen=True):
    """One thing to open. A screen adds what its rows say aloud."""

    key: str
    case: CaseId
    section: Place
    rating: Rating
    name: str
    detail: str
    since: Instant
    """After section and due time, the oldest stands first."""
    due: Instant | None = None
    side: str = ""
    """Said at the right; where there is nothing to say, the time to `due` is counted down."""

    @property
    def shown(self) -> str:
        return self.name

    @property
    def chooseable(self) -> bool:
        return True


class Heading(Struct, frozen=True):
    """A section's title, as a row of the list that cannot be chosen."""

    title: str

    @property
    def key(self) -> str:
        return f"heading:{self.title}"

    @property
    def shown(self) -> str:
        return self.title

    @property
    def chooseable(self) -> bool:
        return False

    def spoken(self, _now: Instant) -> str:
        return self.title


AnyRow = Row[StrEnum]
Listed = TypeVar("Listed", bound=AnyRow)


class ByClock(Struct, Generic[Place], frozen=True):
    """The sections through which a row goes as its time comes."""

    overdue: Place
    today: Place
    later: Place

    def place(self, due: Instant, now: Instant) -> Place:
        if is_late(due, now):
            return self.overdue
        return self.today if today(due) == today(now) else self.later

    def is_ripe(self, row: AnyRow, now: Instant) -> bool:
        """Whether it fell due, or its day came, since it was listed."""
        if row.due is None or row.section not in (self.today, self.later):
            return False
        return self.place(row.due, now) is not row.section


def listed(rows: Iterable[Listed], sections: Iterable[StrEnum]) -> tuple[Listed | Heading, ...]:
    """The rows in order, each section that has any under its heading."""
    return tuple(_listed(rows, sections))


def _listed(rows: Iterable[Listed], sections: Iterable[StrEnum]) -> Iterator[Listed | Heading]:
    held: defaultdict[StrEnum, list[Listed]] = defaultdict(list)
    for row in rows:
        held[row.section].append(row)
    for section in sections:
        if section in held:
            yield Heading(section.value)
            yield from sorted(held[section], key=_place)


def _place(row: AnyRow) -> tuple[Instant, Instant]:
    return row.due or _NEVER, row.since


def side_words(row: AnyRow, now: Instant) -> str:
    """ "44 min over", "1 h 26", or what stands there instead."""
    return row.side or (time_left(row.due, now) if row.due else "")
