"""No code without a word."""

from enum import StrEnum

import pytest

from app.domain import values
from app.domain.case import parts, releases, state
from app.domain.meeting import state as meeting
from app.domain.values import Outcome, Stage
from ui.words import word

CODE_SETS = sorted(
    {
        found
        for module in (values, parts, releases, state, meeting)
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
    }
    - {state.RequestState},
    key=lambda found: found.__name__,
)


@pytest.mark.parametrize("codes", CODE_SETS)
def test_every_code_has_a_word_of_its_own(codes: type[StrEnum]) -> None:
    words = [word(code) for code in codes]
    assert all(words)
    assert len(set(words)) == len(words)


def test_words_are_found_by_their_own_set() -> None:
    assert word(Stage.GATHERING) == "Gathering"
    assert word(Outcome.EARLY_HELP) == "Early help"
