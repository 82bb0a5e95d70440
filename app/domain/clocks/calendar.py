"""A hub's working days and the hours it keeps on them."""

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta, Struct

from app.domain.clocks.wall import instant_of, utc
from app.domain.errors import Code, Refused
from app.domain.values import Line, NonEmptyLine

DAY = timedelta(days=1)
NO_TIME = timedelta(0)
SEARCHED_DAYS = 366

Weekday = Annotated[int, Meta(ge=1, le=7)]
"""ISO: Monday is 1, Sunday 7."""


class NoWorkingDay(Refused):
    """The calendar has no working day in the year after the day of its fact `after`."""

    def __init__(self, after: date) -> None:
        super().__init__(Code.NO_WORKING_DAY, after=after.isoformat())


class WorkingWeek(Struct, frozen=True):
    """The days a hub works and its hours on them, local to `zone` (an IANA name)."""

    days: Annotated[tuple[Weekday, ...], Meta(min_length=1, max_length=7)]
    opens: time
    closes: time
    zone: Line = "Europe/London"

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("opens and closes are local times: give them without an offset")
        if self.opens >= self.closes:
            raise ValueError("a working day opens before it closes")
        try:
            ZoneInfo(self.zone)
        # The name of a folder in the zone data, such as "Europe", is an OSError.
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(f"no such time zone: {self.zone}") from error


OFFICE_HOURS = WorkingWeek(days=(1, 2, 3, 4, 5), opens=time(9), closes=time(17))


class Closure(Struct, frozen=True):
    """Days on which a hub does not work, both ends included."""

    first: date
    last: date
    reason: NonEmptyLine

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a closure ends on or after the day it begins")


class Calendar(Struct, frozen=True):
    """Which days a hub works, and when on them."""

    week: WorkingWeek
    bank_holidays: Annotated[tuple[date, ...], Meta(max_length=1000)] = ()
    closures: Annotated[tuple[Closure, ...], Meta(max_length=1000)] = ()

    def works_on(self, day: date) -> bool:
        return (
            day.isoweekday() in self.week.days
            and day not in self.bank_holidays
            and not any(closure.first <= day <= closure.last for closure in self.closures)
        )

    def next_working_day(self, after: date) -> date:
        """Raises NoWorkingDay where a year passes without one."""
        for n in range(1, SEARCHED_DAYS + 1):
            day = after + n * DAY
            if self.works_on(day):
                return day
        raise NoWorkingDay(after)

    def at(self, day: date, wall: time) -> datetime:
        """The UTC instant of a local time."""
        return instant_of(day, wall, ZoneInfo(self.week.zone))

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.week.zone))

    def hours_on(self, day: date) -> tuple[datetime, datetime]:
        """The UTC instants at which `day`, if it is a working day, opens and closes."""
        return self.at(day, self.week.opens), self.at(day, self.week.closes)


def working_time(began: datetime, ended: datetime, calendar: Calendar) -> timedelta:
    """The working time between two instants; none where `ended` is not after `began`."""
    began, ended = utc(began), utc(ended)
    day, last = calendar.local(began).date(), calendar.local(ended).date()
    total = NO_TIME
    while day <= last:
        if calendar.works_on(day):
            opened, closed = calendar.hours_on(day)
            total += max(min(closed, ended) - max(opened, began), NO_TIME)
        day += DAY
    return total


def after_working(start: datetime, span: timedelta, calendar: Calendar) -> datetime:
    """The first UTC instant at which `span` of working time has passed. Raises NoWorkingDay."""
    at = start
    day = calendar.local(start).date() - DAY
    while span:
        day = calendar.next_working_day(day)
        opened, closed = calendar.hours_on(day)
        opened = max(opened, start)
        step = min(span, max(closed - opened, NO_TIME))
        at, span = opened + step, span - step
    return at
