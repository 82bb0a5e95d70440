"""One column, and the columns that say who a row is about."""

from enum import StrEnum

from msgspec import Struct

from app import dates
from app.intake import codes
from app.intake.cells import Parser, one_line

NAME, LINE, TEXT = 120, 240, 20_000
"""The longest name, line and text that a case holds, in letters."""


class Kind(StrEnum):
    """What a file holds."""

    REFERRALS = "referrals"
    INVOLVEMENT = "involvement"


class Column(Struct, frozen=True):
    """One thing a row may say. `also` are other headings for it, split at commas."""

    field: str
    title: str
    also: str
    parse: Parser
    form: str = "words"
    joined: bool = False
    """Several columns of this meaning are put together; otherwise the first is read."""
    tells: bool = False
    """Tells the kind of the file: the other kind has nothing like it."""

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.title, *(h.strip() for h in self.also.split(",") if h.strip()))


DATE = "31/12/2026, 2026-12-31, 31 Dec 2026 or a spreadsheet's day number; day before month"
TIME = "15:30, 3.30 pm"
YES_NO = "Yes or No"

WHO = (
    Column(
        "person",
        "Child's ID",
        "Child Unique ID, CMS ID, Person ID, Client ID, Unique ID",
        one_line(LINE),
    ),
    Column(
        "name",
        "Name",
        "Full Name, Child, Child's Name, Name of Child, Subject",
        one_line(NAME),
        "Jade Maple, or Maple, Jade; read where there is no first or last name",
    ),
    Column(
        "given",
        "First Name",
        "Forename, Forenames, Given Name, Given Names, First Names, Christian Name",
        one_line(NAME),
    ),
    Column("family", "Last Name", "Surname, Family Name, Second Name", one_line(NAME)),
    Column("born", "Date of Birth", "DOB, Birth Date, Born, Date Born", dates.day, DATE),
    Column(
        "sex",
        "Gender",
        "Sex, Sex or Gender, Gender or Sex, Sex at Birth",
        codes.one_of(codes.SEXES, "Male, Female, Other, Unknown"),
        'Male, Female, Other, Unknown, their first letter, or as "b) Female"',
    ),
    Column(
        "nhs",
        "NHS Number",
        "NHS No, NHS, NHS ID",
        codes.nhs,
        "ten digits; the last one is checked",
    ),
    Column(
        "address",
        "Address",
        "Home Address, Current Address, Full Address, Address Line 1, Address Line 2,"
        " Address Line 3, Address Line 4, Address 1, Address 2, Address 3, Address 4, Street, Town,"
        " City, County, Residential Address, Permanent Address, Main Address, Family Address",
        one_line(LINE),
        "on one line or several; a postcode in it is found",
        joined=True,
    ),
    Column("postcode", "Postcode", "Postal Code, Home Postcode", codes.postcode, "AB1 2CD"),
)
"""Both kinds of file say who they are about in the same way."""
