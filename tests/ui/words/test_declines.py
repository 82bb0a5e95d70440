"""The grounds on which an agency declines, and what is recorded of them."""

import pytest

from app.domain.case.parts import DeclineReason
from app.legal_profiles import sample
from ui.words.declines import decline_grounds, decline_words

ENGLAND = sample("england")


def test_domain_1_8_the_reasons_are_those_of_the_profile_in_force() -> None:
    offered = decline_grounds(ENGLAND)
    assert [g.text for g in offered[:-1]] == [g.text for g in ENGLAND.declines]
    assert offered[-1].reason is DeclineReason.OTHER
    assert offered[-1].needs_words


@pytest.mark.parametrize(
    ("ground", "reason"),
    [
        ("not-relevant", DeclineReason.NOT_RELEVANT),
        ("third-party", DeclineReason.THIRD_PARTY),
        ("investigation", DeclineReason.WOULD_HARM_INVESTIGATION),
        ("detriment", DeclineReason.OTHER),
    ],
)
def test_each_has_the_code_that_fits(ground: str, reason: DeclineReason) -> None:
    found = next(g for g in decline_grounds(ENGLAND) if g.key == f"ground:{ground}")
    assert found.reason is reason
    assert not found.needs_words


def test_without_a_profile_the_codes_are_offered() -> None:
    assert [g.reason for g in decline_grounds(None)] == list(DeclineReason)
    assert decline_grounds(None)[0].recorded(" Not ours. ") == "Not ours."


def test_the_text_of_the_ground_is_recorded_before_ones_own_words() -> None:
    last = decline_grounds(ENGLAND)[-2]
    assert last.recorded("") == "Disclosing it would do the child more harm than good"
    assert last.recorded("Ring me.") == (
        "Disclosing it would do the child more harm than good. Ring me."
    )


@pytest.mark.parametrize(
    ("reason", "recorded", "said"),
    [
        (DeclineReason.THIRD_PARTY, "", "Belongs to a third party"),
        (DeclineReason.THIRD_PARTY, "An aunt", "Belongs to a third party: An aunt"),
        (DeclineReason.OTHER, "It would do harm", "It would do harm"),
    ],
)
def test_what_is_on_record_is_said_once(reason: DeclineReason, recorded: str, said: str) -> None:
    assert decline_words(reason, recorded) == said
