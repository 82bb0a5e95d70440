"""Time that stands still for a cause does not count."""

import pytest

from app.domain.clocks import (
    ClockRule,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
    due_after_pauses,
)
from tests.app.domain.clock_days import HUB, london, pause


@pytest.mark.parametrize(
    ("rule", "began", "ended", "expected"),
    [
        pytest.param(
            RunningOn(240), "2026-05-12 20:00", "2026-05-13 06:00", "2026-05-13 10:00", id="night"
        ),
        pytest.param(
            RunningOn(240), "2026-05-12 18:00", "2026-05-12 19:00", "2026-05-13 00:00",
            id="past before a night's start",
        ),
        pytest.param(
            WorkingHours(240), "2026-05-12 20:00", "2026-05-13 08:00", "2026-05-13 10:00",
            id="a night off costs nothing",
        ),
        pytest.param(
            WorkingHours(240), "2026-05-12 16:30", "2026-05-13 09:30", "2026-05-13 11:00",
            id="half an hour each side of a night",
        ),
        pytest.param(
            SameTimeNextWorkingDay(), "2026-05-12 15:00", "2026-05-12 16:00", "2026-05-13 15:00",
            id="an hour",
        ),
        pytest.param(
            SameTimeNextWorkingDay(), "2026-05-12 16:00", "2026-05-15 16:00", "2026-05-18 14:00",
            id="three working days and a weekend",
        ),
        pytest.param(
            WorkingHours(240), "2026-05-12 09:00", "2026-05-12 14:00", "2026-05-13 10:00",
            id="over before the start",
        ),
        pytest.param(
            WorkingHours(240), "2026-05-12 09:00", "2026-05-12 15:00", "2026-05-13 11:00",
            id="begun before the start",
        ),
        pytest.param(
            WorkingHours(240), "2026-05-13 10:00", None, "2026-05-13 10:00",
            id="begun when it had run out",
        ),
    ],
)  # fmt: skip
def test_paused_time_does_not_count(
    rule: ClockRule, began: str, ended: str | None, expected: str
) -> None:
    start = london("2026-05-12 20:00" if isinstance(rule, RunningOn) else "2026-05-12 14:00")
    assert due_after_pauses(rule, start, HUB, [pause(began, ended)]) == london(expected)


@pytest.mark.parametrize("rule", [RunningOn(240), SameTimeNextWorkingDay(), WorkingHours(240)])
def test_a_clock_that_stands_still_has_no_due_time(rule: ClockRule) -> None:
    pauses = [pause("2026-05-12 10:30", "2026-05-12 10:45"), pause("2026-05-12 11:00", None)]
    assert due_after_pauses(rule, london("2026-05-12 10:00"), HUB, pauses) is None


def test_overlapping_pauses_count_once_in_any_order() -> None:
    pauses = [
        pause("2026-05-12 11:30", "2026-05-12 12:30"),
        pause("2026-05-12 11:00", "2026-05-12 12:00"),
        pause("2026-05-12 11:10", "2026-05-12 11:20"),
        pause("2026-05-12 12:30", "2026-05-12 12:40"),
    ]
    for given in (pauses, pauses[::-1]):
        assert due_after_pauses(
            RunningOn(240), london("2026-05-12 10:00"), HUB, given
        ) == london("2026-05-12 15:40")  # fmt: skip


def test_a_pause_reached_only_because_of_an_earlier_one_counts_too() -> None:
    pauses = [
        pause("2026-05-12 11:00", "2026-05-12 13:00"),
        pause("2026-05-12 14:30", "2026-05-12 15:00"),
    ]
    assert due_after_pauses(RunningOn(240), london("2026-05-12 10:00"), HUB, pauses) == london(
        "2026-05-12 16:30"
    )


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (("2026-05-13 10:00",), "2026-05-13 10:00"),
        (("2026-05-13 10:00", "2026-05-13 11:00"), "2026-05-13 11:00"),
    ],
)
def test_a_clock_does_not_run_out_while_it_stands_still(
    ends: tuple[str, ...], expected: str
) -> None:
    """One pause that touches the next is one stretch."""
    begins = ("2026-05-12 18:00", *ends)
    pauses = [pause(began, ended) for began, ended in zip(begins, ends, strict=False)]
    start = london("2026-05-12 09:00")
    assert due_after_pauses(SameTimeNextWorkingDay(), start, HUB, pauses) == london(expected)
