"""Adopting a legal profile, with and without a hub at work."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.domain.partnership.legal import LegalProfile
from tests.sync.cli.looking import board_of
from tests.sync.cli.words import Words, served

OWN = """
id = "testbridge"
version = "2026.1"
name = "Testbridge"
jurisdiction = "England"
effective = 2026-01-01
"""
SIGNED = ("--signed-by", "Lena Legal", "--signed-on", "2026-11-01")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    return file


def adopted(data: Path) -> list[LegalProfile]:
    partnership = board_of(data).partnership
    assert partnership is not None
    return list(partnership.profiles)


def test_a_new_hub_has_the_sample_of_england(data: Path) -> None:
    (first,) = adopted(data)
    assert (first.id, first.sample) == ("england", True)


def test_or_another_that_is_said(tmp_path: Path, words: Words, own: Path) -> None:
    out = words.good("init", "--data", tmp_path / "wales", "--profile", "wales")
    assert "Wales (sample), version 2026-sample-1. It is a sample" in out
    assert [p.id for p in adopted(tmp_path / "wales")] == ["wales"]
    own.write_text(OWN + "sample = true")
    words.good("init", "--data", tmp_path / "own", "--profile", own)
    assert [p.id for p in adopted(tmp_path / "own")] == ["testbridge"]


def test_a_new_hub_with_an_unreadable_profile_is_not_made(tmp_path: Path, words: Words) -> None:
    said = words("init", "--data", tmp_path / "hub", "--profile", tmp_path / "nowhere.toml")
    assert said.problem == (7, "not_a_profile")
    assert list(tmp_path.iterdir()) == []


def test_a_signed_profile_is_adopted(data: Path, words: Words, own: Path) -> None:
    said = words.good("profile", "--data", data, own, *SIGNED)
    assert said.strip() == (
        "Adopted Testbridge, version 2026.1, in force from 2026-01-01; signed by Lena Legal."
    )
    profile = adopted(data)[-1]
    assert (profile.signed_by, profile.signed_on) == ("Lena Legal", date(2026, 11, 1))


def test_a_sample_that_is_signed_is_none_any_more(data: Path, words: Words) -> None:
    told = json.loads(words.good("profile", "--data", data, "england", *SIGNED, "--json"))
    assert told["sample"] is False
    assert [p.sample for p in adopted(data)] == [True, False]


def test_while_served_the_board_has_it_at_once(data: Path, words: Words, own: Path) -> None:
    with served(data):
        words.good("profile", "--data", data, own, *SIGNED)
        again = words("profile", "--data", data, own, *SIGNED)
    assert again.problem == (1, "already_done")
    assert len(adopted(data)) == 2


def test_what_is_not_adopted(data: Path, words: Words, own: Path, tmp_path: Path) -> None:
    assert words("profile", "--data", data, own).problem == (1, "not_signed")
    assert words("profile", "--data", data, "england").problem == (1, "already_done")
    own.write_text(OWN + 'purpose = "x"')
    said = words("profile", "--data", data, own, *SIGNED)
    assert said.problem == (7, "not_a_profile")
    assert "there is no field called 'purpose'" in said.err
    assert words("profile", "--data", data, tmp_path).problem == (7, "not_a_profile")
    own.write_text(OWN)
    assert words("profile", "--data", data, own, *SIGNED[:2]).code == 2
    assert words("profile", "--data", data, own, "--signed-on", "Friday").code == 2
    assert words("profile", "--data", tmp_path / "none", "wales").code == 3
    assert len(adopted(data)) == 1
