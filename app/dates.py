"""Dates and times as people and spreadsheets write them: day before month, always."""

import re
from datetime import date, time, timedelta

from app.unreadable import Unreadable

EXCEL_BEGAN = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1900, 2100
TURN_OF_CENTURY = 40
"""A year of two digits below this is of this century."""
NOON = 12
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

NOT_A_DATE = Unreadable("not a date that can be read: write it as 31/12/2026 or 2026-12-31")
NO_SUCH_DAY = Unreadable("there is no such day in the calendar")
NOT_IN_RANGE = Unreadable(f"not between the years {FIRST_YEAR} and {LAST_YEAR}")
NOT_A_TIME = Unreadable("not a time that can be read: write it as 15:30")

CLOCK = re.compile(r"(?<=\d)(?:T|,? +)(?P<clock>\d{1,2}[:.]\d\d.*)$")
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]+", re.IGNORECASE)
ISO = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")
BRITISH = re.compile(r"(?P<d>\d{1,2})([-/. ])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d\d)")
NAMED = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[-/ .]*(?P<m>[a-z]+)[-/ .,]*(?P<y>\d{4}|\d\d)")
NAMED_FIRST = re.compile(r"(?P<m>[a-z]+)[ .]*(?P<d>\d{1,2})(?:st|nd|rd|th)?[ ,]+(?P<y>\d{4})")
SERIAL = re.compile(r"(?P<days>\d{5})(?P<part>\.\d+)?")
PATTERNS = (ISO, COMPACT, BRITISH, NAMED, NAMED_FIRST)

TIME = re.compile(
    r"(?P<h>\d{1,2})(?:[:.h]?(?P<m>\d\d))?(?:[:.](?P<s>\d\d)(?:\.\d+)?)?(?P<half>[ap]m)?"
)
PART_OF_DAY = re.compile(r"0?\.\d+")


def day(text: str) -> date | Unreadable:
    """A date; a time that stands beside it is left out."""
    text = WEEKDAY.sub("", CLOCK.sub("", text)).strip().casefold()
    serial = SERIAL.fullmatch(text)
    if serial:
        return _in_range(EXCEL_BEGAN + timedelta(days=int(serial["days"])))
    for pattern in PATTERNS:
        if found := pattern.fullmatch(text):
            return _date(found["y"], found["m"], found["d"])
    return NOT_A_DATE


def _date(year: str, month: str, day_: str) -> date | Unreadable:
    number = int(month) if month.isdigit() else _month(month)
    try:
        return _in_range(date(_year(year), number, int(day_)))
    except ValueError:
        return NO_SUCH_DAY if number else NOT_A_DATE


def _in_range(read: date) -> date | Unreadable:
    return read if FIRST_YEAR <= read.year <= LAST_YEAR else NOT_IN_RANGE


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == len("2026"):
        return year
    return year + (2000 if year < TURN_OF_CENTURY else 1900)


def _month(name: str) -> int:
    """0 for a word that is not a month, nor its first three letters or more."""
    found = (n for n, month in enumerate(MONTHS, 1) if month.startswith(name) and len(name) > 2)
    return next(found, 0)


def clock(text: str) -> time | Unreadable:
    """A time of day: "15:30", "3.30 pm", "1530" or a spreadsheet's part of a day."""
    text = text.casefold().replace(" ", "").replace(".m.", "m").replace("hrs", "")
    if PART_OF_DAY.fullmatch(text):
        minutes = round(float(text) * 24 * 60) % (24 * 60)
        return time(minutes // 60, minutes % 60)
    found = TIME.fullmatch(text)
    return _time(found) if found else NOT_A_TIME


def _time(found: re.Match[str]) -> time | Unreadable:
    hour, half = int(found["h"]), found["half"]
    if not (half or found["m"]) or (half and not 1 <= hour <= NOON):
        return NOT_A_TIME
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return time(hour, int(found["m"] or 0), int(found["s"] or 0))
    except ValueError:
        return NOT_A_TIME


def moment(text: str) -> tuple[date, time | None] | Unreadable:
    """A date, with the time that stands beside it in one cell, if one does."""
    read = day(text)
    return read if isinstance(read, Unreadable) else (read, _beside(text))


def _beside(text: str) -> time | None:
    serial = SERIAL.fullmatch(text)
    if serial and serial["part"]:
        read = clock(serial["part"])
        return read if isinstance(read, time) else None
    found = CLOCK.search(text)
    read = clock(found["clock"].rstrip("Zz")) if found else NOT_A_TIME
    return read if isinstance(read, time) else None


def written(day: date) -> str:
    """As a sentence has it: "5 Jan 2026", in English wherever it runs."""
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}"
