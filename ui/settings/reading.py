"""Between what is written in a part and what a command holds."""

import re
from collections.abc import Collection, Iterable
from datetime import date, time

import msgspec

from app import dates
from app.unreadable import Unreadable
from ui.forms.parts import Problem, Values
from ui.settings.parts import YES
from ui.words import short_date

LONGEST_SLUG = 40


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def tick(*, on: bool) -> str:
    return YES if on else ""


def on(values: Values, name: str) -> bool:
    return values.get(name) == YES


def rows(text: str) -> list[Values]:
    return msgspec.json.decode(text, type=list[Values]) if text else []


def of_rows(items: Iterable[Values]) -> str:
    written = [item for item in items if any(item.values())]
    return msgspec.json.encode(written).decode() if written else ""


def day_words(day: date | None) -> str:
    return short_date(day) if day else ""


def day_of(name: str, text: str) -> date | Problem | None:
    """None where nothing is written."""
    if not text.strip():
        return None
    read = dates.day(text)
    if isinstance(read, Unreadable):
        return Problem(name, f"“{text.strip()}” is not a day. Write it as 31 Dec 2026.")
    return read


def clock_of(name: str, text: str) -> time | Problem:
    read = dates.clock(text) if text.strip() else None
    if isinstance(read, time):
        return read
    return Problem(name, "Write a time of the day, such as 09:00.")


def clock_words(at: time) -> str:
    return f"{at:%H:%M}"


def too_long(values: Values, **limits: int) -> Problem | None:
    over = (name for name, limit in limits.items() if len(values.get(name, "")) > limit)
    name = next(over, "")
    return Problem(name, f"Write it in at most {limits[name]} letters.") if name else None


def slug(name: str, taken: Collection[str]) -> str:
    """An id that reads as its name: "Children's services" is "childrens-services"."""
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", name.casefold())).strip("-")
    plain = plain[:LONGEST_SLUG].strip("-") or "named"
    number, found = 2, plain
    while found in taken:
        end = f"-{number}"
        found, number = f"{plain[: LONGEST_SLUG - len(end)].strip('-')}{end}", number + 1
    return found
