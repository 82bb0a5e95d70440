"""When a request may go out before its lawful basis is written down, and by when that is owed."""

from datetime import time

from app.domain.case.state import Case
from app.domain.clocks import Calendar
from app.domain.values import Instant, Level, Rating

PROTECTION = 4
"""The level of need at which nothing ever waits."""


def may_owe_basis(case: Case, level: Level | None) -> bool:
    """Whether a request at `level` on this case never waits for its basis: Level 4 or Red."""
    return case.rating is Rating.RED or PROTECTION in (level, case.screening.level)


def end_of_day(now: Instant, calendar: Calendar) -> Instant:
    """The last moment of the hub's own day."""
    return calendar.at(calendar.local(now).date(), time.max)
