"""What the lists of this screen draw: headings and entries, each a few paragraphs of words."""

from typing import Literal

from msgspec import Struct

from app.domain.values import Instant

Mark = Literal["", "added", "removed", "changed"]
MARKS: dict[Mark, str] = {
    "": "",
    "added": "+ Added",
    "removed": "\N{MINUS SIGN} Removed",
    "changed": "\N{NOT EQUAL TO} Changed",
}
"""A sign and a word: neither needs its colour."""


class Para(Struct, frozen=True):
    """`struck`: no longer said. `bullet`: one of a list."""

    text: str
    face: str = "body"
    ink: str = "ink"
    bullet: bool = False
    struck: bool = False


class Heading(Struct, frozen=True):
    key: str
    title: str
    detail: str = ""

    @property
    def shown(self) -> str:
        return ", ".join(filter(None, (self.title, self.detail)))

    @property
    def chooseable(self) -> bool:
        return False

    def spoken(self, _now: Instant) -> str:
        return self.shown


class Entry(Struct, frozen=True):
    """`lead` stands at the left, such as a clause's number; `side` at the right."""

    key: str
    lead: str
    paras: tuple[Para, ...]
    mark: Mark = ""
    side: str = ""

    @property
    def shown(self) -> str:
        """Everything it says, as one sentence."""
        mark = MARKS[self.mark].partition(" ")[2].lower()
        said = (f"{'No longer: ' if p.struck else ''}{p.text.rstrip('.')}" for p in self.paras)
        return ", ".join(filter(None, (self.lead, mark, *said, self.side)))

    @property
    def chooseable(self) -> bool:
        return True

    def spoken(self, _now: Instant) -> str:
        return self.shown


Item = Heading | Entry
