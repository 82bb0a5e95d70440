import pytest

from app.folding import fold


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
