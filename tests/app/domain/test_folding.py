"""What folds together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éowyn O'Brien", "eowynobrien"),
        ("NB-7K3FQ", "nb7k3fq"),
        ("Łukasz Ørsted", "lukaszorsted"),
        ("999 104 2207", "9991042207"),
        ("Straße", "strasse"),
        ("--", ""),
    ],
)
def test_two_spellings_share_what_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brien", "obrien"),
        ("Anne-Marie", "ANNE MARIE"),
        ("José", "jose"),
        ("Søren", "Soren"),
        ("Łukasz", "lukasz"),
        ("Weiß", "WEISS"),
        ("d.o.b.", "DOB"),
    ],
)
def test_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_what_differs() -> None:
    assert fold("Jade") != fold("Jada")
    assert fold("王芳") == "王芳"


@given(st.text())
def test_fold_again_folds_to_the_same(text: str) -> None:
    assert fold(fold(text)) == fold(text)
