"""A row of a table, read: what its cells say, and what in it could not be read."""

from collections.abc import Iterator
from datetime import date, time
from itertools import zip_longest
from typing import Any

from msgspec import Struct

from app.codec import encode
from app.domain.case.parts import Aware
from app.domain.values import PrimaryNeed, Rating, Searched, Sex, Source
from app.intake.cells import said
from app.intake.columns import COLUMNS, Column, Kind
from app.intake.tables import Cells, Table
from app.unreadable import Unreadable

SAID_TWICE = "said twice and differently: the first was kept"
NO_HEADING = "stands under no heading"


class Problem(Struct, frozen=True):
    """What could not be read: its name to people, its heading in the file, the words, and why."""

    title: str
    heading: str
    said: str
    reason: str


class Person(Struct, frozen=True, kw_only=True):
    """Who a row is about."""

    person: str = ""
    name: str = ""
    given: str = ""
    family: str = ""
    born: date | None = None
    sex: Sex = Sex.UNKNOWN
    nhs: str = ""
    address: str = ""
    postcode: str = ""


class ReferralRow(Person, frozen=True, kw_only=True):
    reference: str = ""
    received_on: tuple[date, time | None] | None = None
    received_at: time | None = None
    known_as: str = ""
    due: date | None = None
    age: int | None = None
    school: str = ""
    phone: str = ""
    language: str = ""
    interpreter: bool = False
    referrer: str = ""
    agency: str = ""
    role: str = ""
    referrer_phone: str = ""
    email: str = ""
    source: Source | None = None
    channel: str = ""
    concern: str = ""
    details: str = ""
    need: PrimaryNeed = PrimaryNeed.NOT_STATED
    level: int | None = None
    rating: Rating = Rating.UNRATED
    consent: Aware | None = None
    aware: Aware | None = None
    voice: str = ""
    anonymous: bool = False
    keep_from_family: bool = False


class InvolvementRow(Person, frozen=True, kw_only=True):
    involvement: tuple[str, Searched] | None = None
    organisation: str = ""
    contact: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    last_contact: date | None = None
    as_of: date | None = None
    covers_from: date | None = None
    covers_to: date | None = None
    area: str = ""


ROWS = {Kind.REFERRALS: ReferralRow, Kind.INVOLVEMENT: InvolvementRow}


class Place(Struct, frozen=True, order=True):
    """Where a row stands; `row` as a spreadsheet shows it."""

    file: str
    row: int


class Read(Struct, frozen=True):
    """One row. Rows that say the same have the same `sense`, whatever their headings are called."""

    place: Place
    row: Person
    problems: tuple[Problem, ...]
    sense: str


def rows(table: Table) -> Iterator[Read]:
    """Every row that says anything."""
    for number, cells in table.rows:
        if any(said(cell) for cell in cells):
            yield _row(table, Place(table.file, number), cells)


def _row(table: Table, place: Place, cells: Cells) -> Read:
    values: dict[str, Any] = {}
    problems = list(_without_heading(table, cells))
    for column in COLUMNS[table.kind]:
        if texts := _texts(table, cells, column):
            heading, text = texts[0]
            value = column.parse(text)
            if isinstance(value, Unreadable):
                problems.append(Problem(column.title, heading, text, value.reason))
                value = value.kept
            if value is not None:
                values[column.field] = value
            problems.extend(Problem(column.title, h, t, SAID_TWICE) for h, t in texts[1:])
    sense = encode([table.kind, values, [(p.title, p.said) for p in problems]]).decode()
    return Read(place, ROWS[table.kind](**values), tuple(problems), sense)


def _texts(table: Table, cells: Cells, column: Column) -> list[tuple[str, str]]:
    """What the headings of one meaning say, each other text once, with its heading."""
    found = [
        (heading.text, text)
        for heading, cell in zip(table.headings, cells, strict=False)
        if heading.column == column and (text := said(cell))
    ]
    if column.joined and found:
        return [(found[0][0], "\n".join(text for _, text in found))]
    return list({text: (heading, text) for heading, text in reversed(found)}.values())[::-1]


def _without_heading(table: Table, cells: Cells) -> Iterator[Problem]:
    for heading, cell in zip_longest(table.headings, cells):
        if (heading is None or not heading.text) and (text := said(cell or "")):
            yield Problem("Other words", "", text, NO_HEADING)
