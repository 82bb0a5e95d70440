"""When an answer or a decision is due, in a hub's own working days and hours.

Instants go in with any offset and come out in UTC. Working time is each working day from its
opening up to its close. A local time that comes twice, when the clocks go back, means the first;
one that is skipped, when they go forward, means the moment of the change.

A clock begun out of hours counts from the last close: "one working day" from Saturday is the
close of Monday, not the opening of Tuesday.
"""

from app.domain.clocks.calendar import (
    OFFICE_HOURS,
    Calendar,
    Closure,
    NoWorkingDay,
    WorkingWeek,
    working_time,
)
from app.domain.clocks.due import (
    due,
    due_after_pauses,
    due_later_than_decision,
    is_late,
    remaining,
)
from app.domain.clocks.pauses import Pause
from app.domain.clocks.rules import (
    DEFAULT_CLOCKS,
    WORKING_HOURS_CLOCKS,
    ClockRule,
    NoClock,
    RatingClocks,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
)

__all__ = [
    "DEFAULT_CLOCKS",
    "OFFICE_HOURS",
    "WORKING_HOURS_CLOCKS",
    "Calendar",
    "ClockRule",
    "Closure",
    "NoClock",
    "NoWorkingDay",
    "Pause",
    "RatingClocks",
    "RunningOn",
    "SameTimeNextWorkingDay",
    "WorkingHours",
    "WorkingWeek",
    "due",
    "due_after_pauses",
    "due_later_than_decision",
    "is_late",
    "remaining",
    "working_time",
]
