"""Legal profiles as files: the samples, and what is wrong with a file and where."""

import pytest

from app.domain.case.gate import GateReason, GateState, gate
from app.domain.case.state import Case, Screening
from app.domain.values import Preset, Rating
from app.legal_profiles import GROUNDS, LARGEST, SAMPLES, BadProfile, read, sample
from tests.helpers.builders import (
    AT,
    HEALTH,
    MOTHER,
    POLICE,
    partnership,
    rated,
)

LEAST = """
id = "mine"
version = "1"
name = "Mine"
jurisdiction = "England"
effective = 2026-01-01
"""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_that_it_is_one_and_has_all_that_may_be_cited(name: str) -> None:
    profile = sample(name)
    assert (profile.id, profile.sample, profile.signed_by, profile.signed_on) == (
        name,
        True,
        "",
        None,
    )
    assert "sample" in profile.name.lower()
    assert "confirmed by the hub's legal lead" in profile.note
    assert all(getattr(profile, kind) for kind in GROUNDS)
    assert any(power.duty for power in profile.powers)
    assert not all(power.duty for power in profile.powers)


def of(preset: Preset, level: int, rating: Rating = Rating.GREEN) -> Case:
    return rated(rating, preset=preset, screening=Screening(level=level))


@pytest.mark.parametrize("name", SAMPLES)
def test_domain_1_7_below_level_4_early_help_waits_and_child_protection_never(name: str) -> None:
    founded = partnership(profiles=(sample(name),), presets=())
    for level in (1, 2, 3):
        for agency in (POLICE, HEALTH):
            found = gate(of(Preset.EARLY_HELP, level), founded, MOTHER, agency, level, AT)
            assert (found.state, found.reason) == (GateState.LOCKED, GateReason.NOT_ASKED)
            others = gate(of(Preset.CHILD_PROTECTION, level), founded, MOTHER, agency, level, AT)
            assert others.state is GateState.OPEN
    urgent = gate(of(Preset.EARLY_HELP, 4), founded, MOTHER, HEALTH, 4, AT)
    assert urgent.state is GateState.OWED


def test_the_least_that_a_profile_needs() -> None:
    assert read(LEAST.encode()).consent == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("effective = ", "it is not TOML: Invalid value (at end of document)"),
        ("", "object missing required field `id`"),
        (LEAST + 'signed = "Me"', "there is no field called 'signed'"),
        (
            LEAST + '[[powers]]\nid = "a"\ntext = "A"\n[[powers]]\nid = "b"\ntext = "B"\ndutty = 1',
            "powers, number 2: there is no field called 'dutty'",
        ),
        (
            LEAST + '[[powers]]\nid = "a"\ntext = 7',
            "powers, number 1, text: expected `str`, got `int`",
        ),
        (
            LEAST + '[[consent]]\npresets = ["late-help"]',
            "consent, number 1, presets, number 1: invalid enum value 'late-help'",
        ),
        (
            LEAST + "[[consent]]\nlevels = [5]",
            "consent, number 1, levels, number 1: expected `int` <= 4",
        ),
        (
            LEAST + '[[declines]]\nid = "a"\ntext = "A"\n[[declines]]\nid = "a"\ntext = "B"',
            "declines: 'a' stands there twice",
        ),
        ("#" * (LARGEST + 1), "it is larger than 256 KB"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, told: str) -> None:
    with pytest.raises(BadProfile) as bad:
        read(text.encode())
    assert str(bad.value) == told


def test_another_encoding_is_said() -> None:
    with pytest.raises(BadProfile, match="it is not text in UTF-8"):
        read("name = 'Gwynedd û'".encode("latin-1"))
