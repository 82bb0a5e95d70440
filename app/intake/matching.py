"""Who is who: people by name and date of birth, households by address.

Exact once folded, nothing more: of two who differ in one letter or day, one may be the other's
twin. What nearly matches is shown to a person, never joined.
"""

import re
from datetime import date

from msgspec import Struct

from app.domain.folding import fold
from app.domain.values import Subject
from app.intake.cells import words
from app.intake.referral import home, names
from app.intake.rows import Person

HOUSE = re.compile(r"((?:[^\W\d]+ )*)0*(\d+\w*)")


class Known(Struct, frozen=True):
    """A person's keys: empty where the row says too little to tell them from others."""

    person: str
    household: str
    name: str
    born: date | None


def known(given: str, family: str, born: date | None, address: str, postcode: str) -> Known:
    name = f"{fold(given)} {fold(family)}" if fold(given) and fold(family) else ""
    person = f"{name} {born.isoformat()}" if name and born else ""
    return Known(person, household(address, postcode), name, born)


def of_row(row: Person) -> Known:
    return known(*names(row), row.born, *home(row))


def of_subject(subject: Subject) -> Known:
    return known(subject.given, subject.family, subject.born, subject.address, subject.postcode)


def household(address: str, postcode: str) -> str:
    """Postcode with house, or the whole address where it has no postcode; empty for none."""
    if not fold(address):
        return ""
    if not fold(postcode):
        return fold(address)
    return f"{fold(postcode)} {_house(address)}"


def _house(address: str) -> str:
    """Flat and building by number ("Flat 04, 12 High Street" is "flat 4 12"), or by name."""
    lines = [" ".join(words(line)) for line in address.split(",")]
    numbers = [found[1] + found[2] for line in lines[:2] if (found := HOUSE.match(line))]
    return " ".join(numbers) or lines[0]


def nearly(one: Known, other: Known) -> str:
    """Why two at one address may be one person; empty where nothing says so."""
    if not one.household or one.household != other.household or one.person == other.person != "":
        return ""
    if one.name and one.name == other.name:
        return "same name and address, other date of birth"
    if one.born and one.born == other.born:
        return "same date of birth and address, other name"
    return ""
