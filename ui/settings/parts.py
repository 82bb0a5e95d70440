"""What a block asks, as data: what stands, and how what is written becomes a command."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from app.domain.commands import Command
from ui.forms.parts import Advice, Part, Problem, Values, no_advice
from ui.widgets.tones import Tone

YES = "yes"


class Rule(Part, frozen=True, kw_only=True):
    """How long an agency has; the value is "running-on:240" and so on (see `rules`)."""


class Number(Part, frozen=True, kw_only=True):
    """`none` is what the least one means, where it means something else."""

    least: int
    most: int
    unit: str
    none: str = ""


class Column(Struct, frozen=True):
    name: str
    label: str
    wide: int = 1
    placeholder: str = ""


class Rows(Part, frozen=True, kw_only=True):
    """The same few words several times; the value is JSON of a list of Values."""

    columns: tuple[Column, ...]
    add: str


class File(Part, frozen=True, kw_only=True):
    """A file of words; the value is JSON of its name and text."""

    action: str
    kinds: str


class Said(Part, frozen=True, kw_only=True):
    """Only to be read."""

    text: str


class Shown(Struct, frozen=True):
    """What would become of what is written: an example, a preview."""

    head: str
    text: str
    below: str = ""


class Caution(Struct, frozen=True):
    """Asked before it goes out."""

    title: str
    text: str


class Fill(Struct, frozen=True):
    """Words at a press, to look at and save."""

    label: str
    values: Values


Made = Command | Problem


def no_hints(_: Values) -> Values:
    return {}


def nothing_shown(_: Values) -> Iterable[Shown]:
    return ()


def no_warning(_: Values) -> Caution | None:
    return None


def nobody(_: Command) -> bool:
    return False


class Block(Struct, frozen=True, kw_only=True):
    """Some parts that are saved together. Without `make` it is only to be read."""

    key: str
    """Of its draft."""
    title: str
    text: str = ""
    parts: tuple[Part, ...] = ()
    stands: Values = {}
    """What the board says now."""
    make: Callable[[Values], Made] | None = None
    mine: Callable[[Command], bool] = nobody
    """Whether a command on its way, or refused, came from here."""
    effect: str = ""
    """Whom it affects, and from when."""
    action: str = "Save"
    danger: bool = False
    doing: bool = False
    """An act rather than a setting: it may be done without anything being written first."""
    hints: Callable[[Values], Values] = no_hints
    advise: Callable[[Values], Iterable[Advice]] = no_advice
    shown: Callable[[Values], Iterable[Shown]] = nothing_shown
    warn: Callable[[Values], Caution | None] = no_warning
    fills: tuple[Fill, ...] = ()


class Item(Struct, frozen=True):
    """A row of a list: `mark` is what is owed there."""

    key: str
    title: str
    meta: str = ""
    mark: str = ""
    tone: Tone = "warn"
