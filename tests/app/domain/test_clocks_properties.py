"""Clocks against a slow, obvious count that walks through time in ticks and watches the wall."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import (
    Calendar,
    ClockRule,
    Closure,
    Pause,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
    WorkingWeek,
    due,
    due_after_pauses,
    working_time,
)

TICK = timedelta(minutes=5)
TICK_MINUTES = 5
DAY = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)

# Days round which to look: both changes of the hour, Easter and Christmas; zones near and far.
CORNERS = (
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("Europe/London", date(2026, 12, 26)),
    ("Europe/London", date(2027, 3, 28)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Auckland", date(2026, 4, 5)),
)


@cache
def first_tick(zone: str, day: date, wall: time) -> datetime:
    """The first tick at which the wall shows at least `wall` of `day`."""
    sought = datetime.combine(day, wall)
    tick = datetime.combine(day, time(), UTC) - timedelta(hours=15)
    while tick.astimezone(ZoneInfo(zone)).replace(tzinfo=None) < sought:
        tick += TICK
    return tick


class Slow:
    """What a calendar means, one tick at a time."""

    def __init__(self, calendar: Calendar) -> None:
        self.week = calendar.week
        self.closed = set(calendar.bank_holidays)
        for closure in calendar.closures:
            for n in range((closure.last - closure.first).days + 1):
                self.closed.add(closure.first + n * DAY)

    def local(self, tick: datetime) -> datetime:
        return tick.astimezone(ZoneInfo(self.week.zone)).replace(tzinfo=None)

    def hours(self, day: date) -> tuple[datetime, datetime] | None:
        if day in self.closed or day.weekday() + 1 not in self.week.days:
            return None
        zone = self.week.zone
        return first_tick(zone, day, self.week.opens), first_tick(zone, day, self.week.closes)

    def works(self, tick: datetime) -> bool:
        hours = self.hours(self.local(tick).date())
        return hours is not None and hours[0] <= tick < hours[1]

    def days_from(self, day: date) -> Iterator[date]:
        while True:
            if self.hours(day) is not None:
                yield day
            day += DAY

    def one_more(self, tick: datetime) -> datetime:
        """The end of the next working tick."""
        while not self.works(tick):
            tick += TICK
        return tick + TICK

    def due(self, rule: ClockRule, start: datetime) -> datetime:
        match rule:
            case RunningOn(minutes):
                return start + timedelta(minutes=minutes)
            case WorkingHours(minutes):
                for _ in range(minutes // TICK_MINUTES):
                    start = self.one_more(start)
                return start
            case SameTimeNextWorkingDay(days):
                return self.same_time(start, days)
            case _:
                raise AssertionError(rule)

    def same_time(self, start: datetime, days: int) -> datetime:
        today = self.local(start).date()
        hours = self.hours(today)
        if hours is not None and hours[0] <= start <= hours[1]:
            day = next(islice(self.days_from(today + DAY), days - 1, None))
            wall = min(max(self.local(start).time(), self.week.opens), self.week.closes)
            return first_tick(self.week.zone, day, wall)
        closes = (first_tick(self.week.zone, d, self.week.closes) for d in self.days_from(today))
        return next(islice((at for at in closes if at > start), days - 1, None))

    def due_after_pauses(
        self, rule: ClockRule, start: datetime, pauses: list[Pause]
    ) -> datetime | None:
        def paused(tick: datetime) -> bool:
            return any(p.began <= tick and (p.ended is None or tick < p.ended) for p in pauses)

        finish, tick = self.due(rule, start), start
        while tick < finish or (paused(tick - TICK) and paused(tick)):
            if any(p.ended is None and p.began <= tick for p in pauses):
                return None
            if paused(tick):
                if isinstance(rule, RunningOn):
                    finish += TICK
                elif self.works(tick):
                    finish = self.one_more(finish)
            tick += TICK
        return finish


def at_tick(tick: int) -> time:
    return time(tick // 12, tick % 12 * TICK_MINUTES)


# The clocks change in the small hours, so that half of what happens happens there.
SMALL_HOURS = st.integers(0, 4 * 12)
EVERY_DAY = frozenset(range(1, 8))


@st.composite
def weeks(draw: st.DrawFn, zone: str) -> WorkingWeek:
    """At least an hour on at least one day."""
    opens = draw(SMALL_HOURS | st.integers(0, 22 * 12))
    closes = draw(st.integers(opens + 12, 24 * 12 - 1))
    days = draw(st.just(EVERY_DAY) | st.frozensets(st.sampled_from(sorted(EVERY_DAY)), min_size=1))
    return WorkingWeek(tuple(sorted(days)), at_tick(opens), at_tick(closes), zone)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Calendar, datetime]:
    """A calendar, and a start on a tick within a few days of a corner."""
    zone, corner = draw(st.sampled_from(CORNERS))
    near = st.integers(-4, 10).map(lambda n: corner + n * DAY)
    holidays = draw(st.sets(near, max_size=3))
    closures = [
        Closure(first, first + length * DAY, "Training")
        for first, length in draw(st.lists(st.tuples(near, st.integers(0, 9)), max_size=1))
    ]
    calendar = Calendar(draw(weeks(zone)), tuple(holidays), tuple(closures))
    wall = at_tick(draw(SMALL_HOURS | st.integers(0, 24 * 12 - 1)))
    day = corner + draw(st.integers(-3, 1)) * DAY
    local = datetime.combine(day, wall, ZoneInfo(zone)).replace(fold=draw(st.integers(0, 1)))
    return calendar, local.astimezone(UTC)


@st.composite
def paused_situations(draw: st.DrawFn) -> tuple[Calendar, datetime, list[Pause]]:
    calendar, start = draw(situations())
    begins = st.integers(-50, 50) | st.integers(0, 600)
    ticks = st.tuples(begins, st.integers(0, 50) | st.integers(0, 500) | st.none())
    pauses = [
        Pause("Ward round", at := start + begin * TICK, None if n is None else at + n * TICK)
        for begin, n in draw(st.lists(ticks, max_size=4))
    ]
    return calendar, start, pauses


minutes = st.integers(1, 96).map(lambda ticks: ticks * TICK_MINUTES)
working_rules = st.one_of(
    st.builds(SameTimeNextWorkingDay, st.integers(1, 5)), st.builds(WorkingHours, minutes)
)
rules = st.one_of(working_rules, st.builds(RunningOn, minutes))
fractions = st.timedeltas(timedelta(0), TICK - MICROSECOND)


def known_due(rule: ClockRule, start: datetime, calendar: Calendar) -> datetime:
    at = due(rule, start, calendar)
    assert at is not None
    return at


@given(situations(), working_rules)
def test_due_is_the_slow_count(situation: tuple[Calendar, datetime], rule: ClockRule) -> None:
    calendar, start = situation
    assert due(rule, start, calendar) == Slow(calendar).due(rule, start)


@given(paused_situations(), rules)
def test_due_after_pauses_is_the_slow_count(
    situation: tuple[Calendar, datetime, list[Pause]], rule: ClockRule
) -> None:
    calendar, start, pauses = situation
    assert due_after_pauses(rule, start, calendar, pauses) == Slow(calendar).due_after_pauses(
        rule, start, pauses
    )


@given(situations(), st.integers(0, 1500))
def test_working_time_is_the_slow_count(
    situation: tuple[Calendar, datetime], length: int
) -> None:  # fmt: skip
    calendar, start = situation
    slow = Slow(calendar)
    worked = sum(slow.works(start + n * TICK) for n in range(length))
    assert working_time(start, start + length * TICK, calendar) == worked * TICK


@given(situations(), fractions, rules)
def test_due_is_after_the_start_and_in_utc(
    situation: tuple[Calendar, datetime], fraction: timedelta, rule: ClockRule
) -> None:
    calendar, start = situation
    local = (start + fraction).astimezone(ZoneInfo(calendar.week.zone))
    at = known_due(rule, local, calendar)
    assert at > start + fraction
    assert at.tzinfo is UTC


@given(situations(), fractions, working_rules)
def test_due_is_within_the_hours_of_a_working_day(
    situation: tuple[Calendar, datetime], fraction: timedelta, rule: ClockRule
) -> None:
    calendar, start = situation
    at = known_due(rule, start + fraction, calendar)
    slow = Slow(calendar)
    hours = slow.hours(slow.local(at).date())
    assert hours is not None
    assert hours[0] <= at <= hours[1]


@given(situations(), fractions, minutes)
def test_working_minutes_are_all_worked_by_the_due_time_and_not_before(
    situation: tuple[Calendar, datetime], fraction: timedelta, minutes: int
) -> None:
    calendar, start = situation
    began = start + fraction
    at = known_due(WorkingHours(minutes), began, calendar)
    assert working_time(began, at, calendar) == timedelta(minutes=minutes)
    assert working_time(began, at - MICROSECOND, calendar) < timedelta(minutes=minutes)


@given(situations(), fractions, st.integers(0, 400), rules)
def test_a_later_start_is_never_due_earlier(
    situation: tuple[Calendar, datetime], fraction: timedelta, ticks: int, rule: ClockRule
) -> None:
    """But for the hour that comes twice, in which a later start can show an earlier local time."""
    calendar, start = situation
    later = start + fraction + ticks * TICK
    local = Slow(calendar).local
    if isinstance(rule, SameTimeNextWorkingDay) and local(later) < local(start):
        return
    assert known_due(rule, start, calendar) <= known_due(rule, later, calendar)


@given(paused_situations(), rules)
def test_another_pause_never_brings_the_due_time_forward(
    situation: tuple[Calendar, datetime, list[Pause]], rule: ClockRule
) -> None:
    calendar, start, pauses = situation
    fewer = due_after_pauses(rule, start, calendar, pauses[1:])
    more = due_after_pauses(rule, start, calendar, pauses)
    assert more is None or (fewer is not None and fewer <= more)
