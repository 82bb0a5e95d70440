"""What a form asks, as data: its parts, and how their values become commands."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct

from app.domain.commands import Command
from app.domain.values import Instant
from ui.forms.parts import Advice, Part, Problem, Values, Words, no_advice


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


Made = tuple[Command, ...] | Problem


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


def instant(value: str) -> Instant:
    """Of a Moment."""
    return datetime.fromisoformat(value)


def reason(label: str = "Why", *, lines: int = 3, hint: str = "") -> Words:
    return Words(name="reason", label=label, lines=lines, hint=hint)
