"""What is asked, as data. A case's forms and the settings add the parts that only they need."""

from collections.abc import Iterable

from msgspec import Struct

from ui.widgets.tones import Tone

Values = dict[str, str]
"""What is written in each part, by its name; several ticks and lines are joined by LINE."""
LINE = "\n"


class Option(Struct, frozen=True):
    key: str
    label: str
    note: str = ""
    """Why it cannot be ticked; it is shown and not offered."""


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
    """Any of `options`; a long list is `folded` away behind those that are ticked."""

    options: tuple[Option, ...]
    columns: int = 1
    few: int = 28
    """Letters that fit beside another tick: so many where two stand side by side in a form."""
    folded: bool = False


class Problem(Struct, frozen=True):
    """What is wrong in which part, and how to mend it."""

    name: str
    text: str


class Advice(Struct, frozen=True):
    """Said beside what is written; it hinders nothing."""

    lead: str
    text: str = ""
    tone: Tone = "neutral"


def no_advice(_: Values) -> Iterable[Advice]:
    return ()
