"""A table as it stood in a file, and finding its headings."""

import re
from collections.abc import Iterator, Sequence
from string import digits

from msgspec import Struct

from app.domain.values import AgencyId
from app.intake.cells import said, words
from app.intake.columns import (
    AGENCY_BY_HEADING,
    AGENCY_BY_WORD,
    BY_HEADING,
    Column,
    Kind,
    plain,
)

Cells = Sequence[str]
Rows = Sequence[tuple[int, Cells]]
"""Each with its number as a spreadsheet shows it: the first row is 1."""

KEYS = 0
"""The number of a row of keys, which no spreadsheet shows."""
SEARCHED_ROWS = 25
"""A title, an address and a few empty rows may stand above the headings."""
IN_BRACKETS = re.compile(r"\([^)]*\)")
PERSONS = tuple(
    word + s
    for word in ("child", "children", "subject", "client", "pupil", "youngperson")
    for s in ("", "s")
)
AFTER = ("ofchild", "ofthechild", "ofyoungperson", "oftheyoungperson")


class Heading(Struct, frozen=True):
    """A heading at its place in the row, and the column it names, if it is known."""

    place: int
    text: str
    column: Column | None


class Table(Struct, frozen=True):
    """Rows under their headings. `file` names the sheet too where there are several."""

    file: str
    kind: Kind
    headings: tuple[Heading, ...]
    rows: tuple[tuple[int, Cells], ...]
    other_sheets: tuple[str, ...] = ()
    """Sheets of the same workbook that were not read."""

    @property
    def known(self) -> int:
        return len({h.column.field for h in self.headings if h.column})

    def headings_of(self, *fields: str) -> str:
        """As they are written in the file."""
        return ", ".join(h.text for h in self.headings if h.column and h.column.field in fields)

    @property
    def not_read(self) -> tuple[str, ...]:
        return tuple(h.text for h in self.headings if h.column is None and h.text)


def table(file: str, rows: Rows) -> Table | None:
    """The table under the row with the most known headings; None where no row has any."""
    return max(_candidates(file, rows), key=lambda t: t.known, default=None)


def _candidates(file: str, rows: Rows) -> Iterator[Table]:
    for place, (number, cells) in enumerate(rows[:SEARCHED_ROWS]):
        kind = kind_of(cells)
        candidate = Table(file, kind, headings(cells, kind), tuple(rows[place + 1 :]))
        # One known word may be a value: headings come in twos, are keys, or are all there is.
        enough = 1 if number == KEYS else min(2, sum(1 for h in candidate.headings if h.text))
        if candidate.known >= max(enough, 1):
            yield candidate


def kind_of(cells: Cells) -> Kind:
    """Involvement where more headings tell so than tell of referrals."""
    telling = {
        kind: {c.field for cell in cells if (c := column(cell, kind)) and c.tells} for kind in Kind
    }
    involved = len(telling[Kind.INVOLVEMENT]) > len(telling[Kind.REFERRALS])
    return Kind.INVOLVEMENT if involved else Kind.REFERRALS


def headings(cells: Cells, kind: Kind) -> tuple[Heading, ...]:
    texts = (" ".join(said(cell).split()) for cell in cells)
    return tuple(Heading(n, text, column(text, kind)) for n, text in enumerate(texts))


def column(heading: str, kind: Kind) -> Column | None:
    """Whatever its case, spaces and signs; also with a number, "Child's" or a form beside it."""
    known = BY_HEADING[kind]
    return next((known[name] for name in _names(heading) if name in known), None)


def _names(heading: str) -> Iterator[str]:
    """What a heading may be called, the nearest first: "1. Child's DOB (UK)" ends as "dob"."""
    for text in (heading, IN_BRACKETS.sub("", heading)):
        folded = plain(text)
        bare = folded.lstrip(digits)
        yield folded
        yield bare
        # Each in turn: "childsurname" is the child's surname, and "childsdob" the child's DOB.
        yield from (bare.removeprefix(word) for word in PERSONS)
        yield from (bare.removesuffix(word) for word in AFTER)


def agency_of(table: Table, agencies: Sequence[tuple[AgencyId, str]]) -> AgencyId | None:
    """Whose involvement a table lists: by a heading, else by a word of the file's name.

    `agencies` are those of the board, each with its name.
    """
    by_heading = {plain(heading): agency for heading, agency in AGENCY_BY_HEADING.items()}
    for heading in table.headings:
        if found := by_heading.get(plain(heading.text)):
            return found
    return _by_name(words(table.file), agencies)


def _by_name(name: Sequence[str], agencies: Sequence[tuple[AgencyId, str]]) -> AgencyId | None:
    said_together = "-".join(name)
    # The longest first: "adult-social-care.csv" is not of children's social care.
    for agency, title in sorted(agencies, key=lambda one: -len(one[0])):
        if agency in said_together or "-".join(words(title)) in said_together:
            return agency
    return next((AGENCY_BY_WORD[word] for word in name if word in AGENCY_BY_WORD), None)
