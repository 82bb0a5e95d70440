"""Codes as front doors and national lists write them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case.parts import Aware
from app.domain.values import PrimaryNeed, Rating, Searched, Sex, Source
from app.intake import codes
from app.intake.cells import Parser
from app.intake.codes import one_of
from app.intake.columns import COLUMNS
from app.unreadable import Unreadable

sex = one_of(codes.SEXES, "Male, Female")
consent = one_of(codes.CONSENT, "Yes, No")
aware = one_of(codes.AWARE, "Yes, No")
involvement = one_of(codes.INVOLVEMENTS, "Current, Historic")


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (codes.rating, "R", Rating.RED),
        (codes.rating, "RED", Rating.RED),
        (codes.rating, "Amber", Rating.AMBER),
        (codes.rating, "a", Rating.AMBER),
        (codes.rating, "2 - Amber", Rating.AMBER),
        (codes.rating, "g", Rating.GREEN),
        (codes.rating, "RAG: green", Rating.GREEN),
        (codes.rating, "Blue", Rating.BLUE),
        (sex, "b) Female", Sex.FEMALE),
        (sex, "a) Male", Sex.MALE),
        (sex, "F", Sex.FEMALE),
        (sex, "m", Sex.MALE),
        (sex, "Other", Sex.OTHER),
        (sex, "c) Not stated/recorded", Sex.UNKNOWN),
        (codes.source, "Police", Source.POLICE),
        (codes.source, "q) 6: Police", Source.POLICE),
        (codes.source, "6", Source.POLICE),
        (codes.source, "10", Source.UNKNOWN),
        (codes.source, "1a", Source.FAMILY),
        (codes.source, "GP", Source.GP),
        (codes.source, "Schools", Source.SCHOOL),
        (codes.source, "Elm Tree Primary School", Source.SCHOOL),
        (codes.source, "School nurse", Source.SCHOOL_NURSE),
        (codes.source, "Health visitor", Source.HEALTH_VISITOR),
        (codes.source, "Housing", Source.HOUSING),
        (codes.source, "A&E", Source.EMERGENCY_DEPARTMENT),
        (codes.need, "N1 - Abuse or neglect", PrimaryNeed.ABUSE_OR_NEGLECT),
        (codes.level, "Level 3", 3),
        (codes.level, "4 - Specialist", 4),
        (codes.level, "l2", 2),
        (codes.age, "7", 7),
        (codes.age, "6.138", 6),
        (codes.age, "-1", -1),
        (codes.age, "12 years old", 12),
        (codes.yes_or_no, "a) Yes", True),
        (codes.yes_or_no, "N", False),
        (consent, "Y", Aware.AGREED),
        (consent, "Refused", Aware.REFUSED),
        (consent, "No", Aware.NOT_STATED),
        (consent, "Not known", None),
        (aware, "Yes", Aware.TOLD),
        (aware, "n", Aware.NOT_TOLD),
        (involvement, "Current", ("Current involvement", Searched.FOUND)),
        (involvement, "None found", ("No record", Searched.NO_RECORD)),
        (codes.nhs, "943 476 5919", "9434765919"),
        (codes.nhs, "9434765919.0", "9434765919"),
        (codes.postcode, "ab12cd", "AB1 2CD"),
        (codes.postcode, "EC9E  9JU", "EC9E 9JU"),
    ],
)
def test_read(parse: Parser, text: str, value: Any) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (codes.rating, "Purple"),
        (codes.rating, "Red/Amber"),
        (codes.rating, "not red"),
        (codes.rating, "High"),
        (codes.rating, "a priority"),
        (sex, "x"),
        (codes.source, "somewhere"),
        (codes.need, "N12"),
        (codes.level, "5"),
        (codes.level, "2.5"),
        (codes.level, "23"),
        (codes.age, "old"),
        (codes.age, "300"),
        (codes.yes_or_no, "perhaps"),
        (codes.nhs, "9434765918"),
        (codes.nhs, "12345"),
        (codes.postcode, "nope"),
    ],
)
def test_not_read(parse: Parser, text: str) -> None:
    unread = parse(text)
    assert isinstance(unread, Unreadable)
    assert unread.reason
    assert text not in unread.reason.split()


@given(st.text(min_size=1))
def test_nothing_raises(text: str) -> None:
    for columns in COLUMNS.values():
        for column in columns:
            column.parse(text)
