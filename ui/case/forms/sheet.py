"""What a form asks, as data: its parts, and how their values become commands."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from app.domain.commands import Command
from app.domain.values import Instant
from ui.widgets.tones import Tone

Values = dict[str, str]
"""What is written in each part, by its name; several ticks are joined by TICKED."""
TICKED = "\n"


class Option(Struct, frozen=True):
    key: str
    label: str
    note: str = ""
    """Why it cannot be chosen; it is shown and not offered."""


class Part(Struct, frozen=True, kw_only=True):
    """One question. It is asked only while the part named first in `only` holds the second."""

    name: str
    label: str
    hint: str = ""
    initial: str = ""
    only: tuple[str, str] = ("", "")
    half: bool = False
    """Two of these that follow each other stand side by side."""


class Words(Part, frozen=True, kw_only=True):
    """A line, or an area where `lines` is more than one."""

    lines: int = 1
    limit: int = 0
    placeholder: str = ""


class Choice(Part, frozen=True, kw_only=True):
    """One of `options`."""

    options: tuple[Option, ...]


class Ticks(Part, frozen=True, kw_only=True):
    """Any of `options`; in two columns where `columns` says so."""

    options: tuple[Option, ...]
    columns: int = 1


class Moment(Part, frozen=True, kw_only=True):
    """A day and a time in London; the value is an ISO instant."""

    at: Instant


class Group(Part, frozen=True, kw_only=True):
    """The same parts several times; the value is JSON of a list of Values."""

    parts: tuple[Part, ...]
    add: str
    called: str


class Original(Struct, frozen=True):
    """What was shared, by the key of its tick, and whose it is."""

    key: str
    whose: str
    text: str


class Redaction(Part, frozen=True, kw_only=True):
    """The words that go out, beside those of `originals` that the Ticks called `names` hold."""

    names: str
    originals: tuple[Original, ...]


class Problem(Struct, frozen=True):
    """What is wrong in which part, and how to mend it."""

    name: str
    text: str


class Advice(Struct, frozen=True):
    """Said while one writes; it hinders nothing."""

    lead: str
    text: str = ""
    tone: Tone = "neutral"


Made = tuple[Command, ...] | Problem


def no_advice(_: Values) -> Iterable[Advice]:
    return ()


class Sheet(Struct, frozen=True, kw_only=True):
    """A form. Without parts and words it is done at once."""

    title: str
    action: str
    make: Callable[[Values], Made]
    text: str = ""
    parts: tuple[Part, ...] = ()
    advise: Callable[[Values], Iterable[Advice]] = no_advice
    now: str = ""
    """What stands there now, so that one sees when it changes while one writes."""
    danger: bool = False
    wide: bool = False
    """Something stands side by side in it."""

    @property
    def at_once(self) -> bool:
        return not self.parts and not self.text


def ticked(values: Values, name: str) -> tuple[str, ...]:
    return tuple(key for key in values.get(name, "").split(TICKED) if key)


def instant(value: str) -> Instant:
    """Of a Moment."""
    return datetime.fromisoformat(value)


def options(table: Mapping[Any, str], *leave_out: str) -> tuple[Option, ...]:
    """A table of ui.words as options; keys are the codes."""
    return tuple(Option(str(code), label) for code, label in table.items() if code not in leave_out)


def reason(label: str = "Why", *, lines: int = 3, hint: str = "") -> Words:
    return Words(name="reason", label=label, lines=lines, hint=hint)


def needed(values: Values, **texts: str) -> Problem | None:
    """The first of the named parts that is blank, with what to say of it."""
    blank = (name for name in texts if not values.get(name, "").strip())
    name = next(blank, "")
    return Problem(name, texts[name]) if name else None


def asked(part: Part, values: Values) -> bool:
    name, key = part.only
    return not name or key in values.get(name, "").split(TICKED)
