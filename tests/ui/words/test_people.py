from datetime import date
from typing import Any

import pytest
from msgspec import structs

from app.domain.values import Sex, Subject, SubjectKind
from tests.helpers.builders import AT, case, mother, subject
from ui.words import age_words, case_name, initials, nhs_words, person_name, subject_name

ON = AT.date()
UNBORN = subject(3, kind=SubjectKind.UNBORN, given="Baby", family="Rowan", born=None)
NOBODY = subject(4, given="", family="", born=None, age=3, sex=Sex.MALE)


@pytest.mark.parametrize(
    ("subjects", "name"),
    [
        ((subject(), mother()), "Jade Maple, 7"),
        ((subject(), subject(5), subject(6)), "Jade Maple, 7 +2"),
        ((subject(given="Lowri"), subject(5, given="Owen")), "Lowri and Owen Maple"),
        ((subject(), subject(5, family="Fern")), "Jade Maple, 7 +1"),
        ((UNBORN, mother()), "Baby Rowan, unborn"),
        ((structs.replace(UNBORN, given=""), mother()), "Baby Rowan, unborn"),
        ((NOBODY,), "Unnamed boy, about 3"),
        ((mother(),), "Maple family"),
        ((mother(given="", family=""),), "Nobody named"),
    ],
)
def test_a_case_goes_by_its_children(subjects: tuple[Subject, ...], name: str) -> None:
    assert case_name(case(subjects=subjects)) == name


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"born": date(2025, 5, 12)}, "1"),
        ({"born": date(2025, 5, 13)}, "11 months"),
        ({"born": date(2026, 4, 12)}, "1 month"),
        ({"born": date(2026, 5, 11)}, "1 day"),
        ({"born": date(2026, 5, 12)}, "0 days"),
        ({"born": None, "age": 7}, "7"),
        ({"born": None}, ""),
        ({"kind": SubjectKind.ADULT}, ""),
    ],
)
def test_ages(changes: dict[str, Any], words: str) -> None:
    assert age_words(subject(**changes), ON) == words


def test_people_without_names_are_still_somebody() -> None:
    assert person_name(subject(given="", family="")) == "Unnamed child"
    assert person_name(mother(given="", family="", sex=Sex.FEMALE)) == "Unnamed woman"
    unborn = subject(given="", family="", kind=SubjectKind.UNBORN)
    assert subject_name(unborn, ON) == "Unborn child, unborn"


def test_initials() -> None:
    assert initials("S. Adeyemi") == "SA"
    assert initials("Ona van der Outofhours") == "OO"
    assert initials("Wall") == "W"
    assert initials("Eve (Northbridge)") == "E"
    assert initials("") == ""


def test_a_number_stays_on_one_line() -> None:
    assert nhs_words("9991042207") == "NHS\u00a0999\u00a0104\u00a02207"
    assert nhs_words("") == ""
