"""When a request may go out before its lawful basis is written down, and by when that is owed."""

from datetime import time

from msgspec import structs

from app.domain.case.state import Case
from app.domain.clocks import Calendar
from app.domain.values import Instant, Level, Rating

PROTECTION = 4
"""The level of need at which nothing ever waits."""


def may_owe_basis(case: Case, level: Level | None) -> bool:
    """Whether a request at `level` on this case never waits for its basis: Level 4 or Red.

    Any of its levels is enough, as asked, as screened or as decided: where they differ, the case
    errs to protection.
    """
    levels = (level, case.screening.level, case.decided_level)
    return case.rating is Rating.RED or PROTECTION in levels


def by_decision_alone(case: Case, level: Level | None) -> bool:
    """Whether it is Level 4 by what was decided, and by nothing before."""
    before = structs.replace(case, decided_level=None)
    return may_owe_basis(case, level) and not may_owe_basis(before, level)


def end_of_day(now: Instant, calendar: Calendar) -> Instant:
    """The last moment of the hub's own day."""
    return calendar.at(calendar.local(now).date(), time.max)
