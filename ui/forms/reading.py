"""Between the values of parts and what they stand for."""

from collections.abc import Iterable, Mapping
from typing import Any

from ui.forms.parts import LINE, Option, Part, Problem, Values


def joined(keys: Iterable[str]) -> str:
    """Of Ticks, or of an area with one on each line."""
    return LINE.join(keys)


def ticked(values: Values, name: str) -> tuple[str, ...]:
    return tuple(key for key in values.get(name, "").split(LINE) if key)


def options(table: Mapping[Any, str], *leave_out: str) -> tuple[Option, ...]:
    """A table of words as options; keys are the codes."""
    return tuple(Option(str(code), label) for code, label in table.items() if code not in leave_out)


def asked(part: Part, values: Values) -> bool:
    name, key = part.only
    return not name or key in values.get(name, "").split(LINE)


def needed(values: Values, **texts: str) -> Problem | None:
    """The first of the named parts that is blank, with what to say of it."""
    blank = (name for name in texts if not values.get(name, "").strip())
    name = next(blank, "")
    return Problem(name, texts[name]) if name else None
