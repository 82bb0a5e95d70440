import pytest

from app.domain.clocks import (
    DEFAULT_CLOCKS,
    WORKING_HOURS_CLOCKS,
    ClockRule,
    RunningOn,
    SameTimeNextWorkingDay,
)
from ui.words import clock_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (DEFAULT_CLOCKS.red, "answers within 4 hours, day or night"),
        (DEFAULT_CLOCKS.amber, "answers by the same time next working day"),
        (DEFAULT_CLOCKS.green, "answers within 3 working days"),
        (DEFAULT_CLOCKS.blue, "no request goes out"),
        (WORKING_HOURS_CLOCKS.amber, "answers within 24 working hours"),
        (RunningOn(60), "answers within 1 hour, day or night"),
        (RunningOn(90), "answers within 90 minutes, day or night"),
        (SameTimeNextWorkingDay(2), "answers within 2 working days"),
    ],
)
def test_what_a_clock_promises(rule: ClockRule, words: str) -> None:
    assert clock_words(rule) == words
