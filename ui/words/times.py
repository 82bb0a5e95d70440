"""Times as people here say them: the clock on the wall in London, and how long is left."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.values import Instant

LONDON = ZoneInfo("Europe/London")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEK = timedelta(days=6)
_MINUTES_A_DAY = 24 * 60


def local(instant: Instant) -> datetime:
    return instant.astimezone(LONDON)


def clock_time(instant: Instant) -> str:
    """ "10:14"."""
    return f"{local(instant):%H:%M}"


def exact_time(instant: Instant) -> str:
    """ "10:14:51", for what a person just did."""
    return f"{local(instant):%H:%M:%S}"


def long_date(day: date) -> str:
    """ "Monday 23 November"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def narrow_date(day: date) -> str:
    """ "Mon 23 Nov"."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def short_date(day: date) -> str:
    """ "23 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def today(now: Instant) -> date:
    """The day it is in London."""
    return local(now).date()


def when(instant: Instant, now: Instant) -> str:
    """ "11:40" today, "Tue 14:00" within the week, else "2 Dec 14:00"."""
    day, clock = today(instant), clock_time(instant)
    if day == today(now):
        return clock
    if abs(day - today(now)) <= _WEEK:
        return f"{DAYS[day.weekday()][:3]} {clock}"
    return f"{day.day} {MONTHS[day.month - 1][:3]} {clock}"


def time_left(due: Instant, now: Instant) -> str:
    """ "2 h 02", "48 min", "1 d 4 h"; after it, "8 min over"."""
    minutes = _minutes(due, now)
    return _span(minutes) if minutes >= 0 else f"{_span(-minutes)} over"


def short_time_left(due: Instant, now: Instant) -> str:
    """ "2 h", "48 m", "1 d", with no word for over: the shape beside it says so."""
    minutes = abs(_minutes(due, now))
    if minutes >= _MINUTES_A_DAY:
        return f"{minutes // _MINUTES_A_DAY} d"
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} m"


def spoken_time_left(due: Instant, now: Instant) -> str:
    """For a screen reader: "2 hours 2 minutes left", "8 minutes over"."""
    minutes = _minutes(due, now)
    days, rest = divmod(abs(minutes), _MINUTES_A_DAY)
    parts = ((days, "day"), (rest // 60, "hour"), (0 if days else rest % 60, "minute"))
    said = " ".join(plural(count, word) for count, word in parts if count) or "less than a minute"
    return f"{said} {'left' if minutes >= 0 else 'over'}"


def plural(count: int, word: str, many: str = "") -> str:
    """ "1 answer", "2 answers"."""
    return f"{count} {word if count == 1 else many or word + 's'}"


def _minutes(due: Instant, now: Instant) -> int:
    """Whole minutes; what is over by seconds is over by a minute."""
    return int((due - now).total_seconds() // 60)


def _span(minutes: int) -> str:
    if minutes >= _MINUTES_A_DAY:
        days, hours = minutes // _MINUTES_A_DAY, minutes % _MINUTES_A_DAY // 60
        return f"{days} d {hours} h" if hours else f"{days} d"
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"
