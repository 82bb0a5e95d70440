"""What one section of the settings offers: its rows, and the blocks of each."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from app.domain.commands import Command
from ui.settings.look import Look
from ui.settings.parts import Block, Item

NEW = "new"
"""The row of what is being added."""


def no_items(_: Look) -> Sequence[Item]:
    return ()


class Section(Struct, frozen=True, kw_only=True):
    key: str
    title: str
    text: str
    """What it is about, and whom it concerns."""
    meta: Callable[[Look], str]
    blocks: Callable[[Look, str], Sequence[Block]]
    """Of the row with that key; "" where there are no rows."""
    place: Callable[[Command, Look], str | None]
    """The row that a command is about; None where it is of another section."""
    items: Callable[[Look], Sequence[Item]] = no_items
    add: str = ""
