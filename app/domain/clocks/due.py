"""When a clock runs out, what is left of it, and whether it is late."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import assert_never

from app.domain.clocks.calendar import DAY, Calendar, after_working, working_time
from app.domain.clocks.pauses import NEVER, Pause, stretches
from app.domain.clocks.rules import (
    ClockRule,
    NoClock,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
)
from app.domain.clocks.wall import utc


def due(rule: ClockRule, start: datetime, calendar: Calendar) -> datetime | None:
    """When a clock begun at `start` runs out, in UTC; None for no clock. Raises NoWorkingDay."""
    start = utc(start)
    match rule:
        case RunningOn(minutes):
            return start + timedelta(minutes=minutes)
        case SameTimeNextWorkingDay(days):
            return _same_time(start, days, calendar)
        case WorkingHours(minutes):
            return after_working(start, timedelta(minutes=minutes), calendar)
        case NoClock():
            return None
        case _:
            assert_never(rule)


def due_after_pauses(
    rule: ClockRule, start: datetime, calendar: Calendar, pauses: Iterable[Pause]
) -> datetime | None:
    """As `due`, put off by the time paused before it; None also while the clock stands still.

    Paused time is measured as the rule measures: elapsed where it runs on, else working time.
    A pause that begins once the clock has run out changes nothing. Raises NoWorkingDay.
    """
    at = due(rule, start, calendar)
    for began, ended in stretches(pauses, utc(start)):
        if at is None or at <= began:
            break
        at = None if ended == NEVER else _put_off(rule, at, began, ended, calendar)
    return at


def remaining(due: datetime | None, now: datetime) -> timedelta | None:
    """The time left, below zero when late; None where nothing is due."""
    return None if due is None else due - now


def is_late(due: datetime | None, at: datetime) -> bool:
    """Whether `at` is past due; the very instant is in time."""
    return due is not None and at > due


def due_later_than_decision(due: datetime | None, decide_by: datetime | None) -> bool:
    """Whether answers may come after the decision that they are asked for."""
    return due is not None and decide_by is not None and due > decide_by


def _same_time(start: datetime, days: int, calendar: Calendar) -> datetime:
    day, wall = _place(start, calendar)
    for _ in range(days):
        day = calendar.next_working_day(day)
    return calendar.at(day, wall)


def _place(start: datetime, calendar: Calendar) -> tuple[date, time]:
    """The day to count from and the local time to keep: out of hours, those of the last close."""
    week, local = calendar.week, calendar.local(start)
    day = local.date()
    opened, closed = calendar.hours_on(day)
    if start < opened:
        return day - DAY, week.closes
    if start > closed or not calendar.works_on(day):
        return day, week.closes
    # In the hour that comes twice, an instant within hours can read as a time outside them.
    return day, min(max(local.time().replace(fold=0), week.opens), week.closes)


def _put_off(
    rule: ClockRule, at: datetime, began: datetime, ended: datetime, calendar: Calendar
) -> datetime:
    if isinstance(rule, RunningOn):
        return at + (ended - began)
    return after_working(at, working_time(began, ended, calendar), calendar)
