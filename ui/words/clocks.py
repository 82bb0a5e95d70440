"""What a rating's clock promises, as a heading says it."""

from typing import assert_never

from app.domain.clocks import (
    ClockRule,
    NoClock,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
)
from ui.words.times import plural

_HOUR = 60


def clock_words(rule: ClockRule) -> str:
    """ "answers within 4 hours, day or night"; "no request goes out" where there is no clock."""
    match rule:
        case RunningOn(minutes):
            return f"answers within {_span(minutes)}, day or night"
        case SameTimeNextWorkingDay(1):
            return "answers by the same time next working day"
        case SameTimeNextWorkingDay(days):
            return f"answers within {days} working days"
        case WorkingHours(minutes):
            return f"answers within {_span(minutes, 'working ')}"
        case NoClock():
            return "no request goes out"
        case _:
            assert_never(rule)


def _span(minutes: int, kind: str = "") -> str:
    """Hours where they come out even; never days, which working time does not have 24 hours of."""
    if minutes % _HOUR == 0:
        return plural(minutes // _HOUR, f"{kind}hour")
    return plural(minutes, f"{kind}minute")
