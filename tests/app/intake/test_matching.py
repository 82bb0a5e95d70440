"""Who counts as the same person, the same household, or nearly so."""

from datetime import date

import pytest

from app.intake.matching import Known, household, known, nearly

BORN = date(2015, 3, 4)
HOME = "Flat 4, Elm Road, Northbridge"


def jade(
    given: str = "Jade",
    family: str = "Maple",
    born: date | None = BORN,
    address: str = HOME,
    postcode: str = "AB1 2CD",
) -> Known:
    return known(given, family, born, address, postcode)


@pytest.mark.parametrize("other", [jade("JADE", "maple"), jade("Jadé"), jade("Ja-de", "Maple ")])
def test_the_same_person(other: Known) -> None:
    assert other.person == jade().person


@pytest.mark.parametrize(
    "other",
    [jade("Jada"), jade(born=date(2015, 3, 5)), jade("Maple", "Jade"), jade("Jad", "eMaple")],
)
def test_another_person(other: Known) -> None:
    assert other.person != jade().person


@pytest.mark.parametrize("other", [jade(""), jade(family="-"), jade(born=None)])
def test_too_little_to_tell_a_person_by(other: Known) -> None:
    assert other.person == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 04, Elm Road, Northbridge", "flat 4, ELM ROAD"),
        ("336 Elm landing, Northbridge", "336, Elm Landing"),
        ("Flat 4, 12 Elm Road", "Flat 4, 12 Elm Rd., Northbridge"),
        ("Rose Cottage, Elm Road", "rose cottage"),
    ],
)
def test_the_same_household(one: str, other: str) -> None:
    assert household(one, "AB1 2CD") == household(other, "ab12cd")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 4, Elm Road", "Flat 5, Elm Road"),
        ("Flat 4, 12 Elm Road", "Flat 4, 14 Elm Road"),
        ("Flat 4, Elm Road", "4 Elm Road"),
        ("4 Elm Road", "40 Elm Road"),
        ("12A Elm Road", "12B Elm Road"),
        ("Rose Cottage", "Oak Cottage"),
    ],
)
def test_another_household(one: str, other: str) -> None:
    assert household(one, "AB1 2CD") != household(other, "AB1 2CD")


def test_the_postcode_counts() -> None:
    assert household(HOME, "AB1 2CD") != household(HOME, "AB1 2CE")
    assert household(HOME, "") == household(HOME.upper(), "") != household("Flat 4", "")
    assert household("", "AB1 2CD") == ""


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (jade(born=date(2015, 3, 5)), "same name and address, other date of birth"),
        (jade(born=None), "same name and address, other date of birth"),
        (jade("Jada"), "same date of birth and address, other name"),
        (jade("", ""), "same date of birth and address, other name"),
        (jade(), ""),
        (jade("Jada", born=date(2015, 3, 5)), ""),
        (jade("Jada", address="Flat 5"), ""),
        (jade("Jada", address=""), ""),
    ],
)
def test_nearly(other: Known, why: str) -> None:
    assert nearly(jade(), other) == nearly(other, jade()) == why
