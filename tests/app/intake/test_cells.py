"""What a cell says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.cells import many_lines, one_line, said, words
from app.unreadable import Unreadable


@pytest.mark.parametrize(
    "nothing",
    ["", "  ", "#N/A", "n/a", "N/A", "-", "–", " \t\r\n ", "NULL", "NaN", "\x00", "\u200b"],
)
def test_says_nothing(nothing: str) -> None:
    assert said(nothing) == ""


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Jade   Maple ", "Jade Maple"),
        ("Dustin\xa0Oak", "Dustin Oak"),
        ("Flat 2 \r\nElm Road\r\n", "Flat 2\nElm Road"),
        ("Jose\u0301", "José"),
        ("\u200bJade\x00Maple", "Jade Maple"),
        ("Null", "Null"),
        ("None known", "None known"),
    ],
)
def test_said(raw: str, text: str) -> None:
    assert said(raw) == text


def test_words() -> None:
    assert words("social-care_2026 (Élan).csv") == ("social", "care", "2026", "elan", "csv")


def test_longer_than_its_field_is_kept_as_far_as_it_goes() -> None:
    assert one_line(5)("a\nb") == "a, b"
    assert many_lines(5)("a\nb") == "a\nb"
    cut = many_lines(3)("abcdef")
    assert isinstance(cut, Unreadable)
    assert cut.kept == "abc"
    assert "longer than 3 letters" in cut.reason


@given(st.text())
def test_said_again_says_the_same(text: str) -> None:
    assert said(said(text)) == said(text)
