"""What one section of the settings offers: its rows, and the blocks of each."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from app.domain.commands import Command
from ui.settings.look import Look
from ui.settings.parts import Block, Item

NEW = "new"
"""The row of what is being added."""


def no_items(_: Look) -> Sequence[Item]:
    return ()


class Topic(Protocol):
    """The module of a section."""

    def meta(self, look: Look, /) -> str:
        """What stands, in a few words."""

    def items(self, look: Look, /) -> Sequence[Item]: ...

    def blocks(self, look: Look, key: str, /) -> Sequence[Block]:
        """Of the row with that key; "" where there are no rows."""

    def place(self, command: Command, look: Look, /) -> str | None:
        """The row that a command is about; None where it is of another section."""


class Section(Struct, frozen=True):
    key: str
    title: str
    text: str
    """What it is about, and whom it concerns."""
    topic: Topic
    add: str = ""
