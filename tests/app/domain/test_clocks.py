"""Clocks on the days when clocks go wrong: weekends, holidays, closures, changes of the hour."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from app.domain.clocks import (
    DEFAULT_CLOCKS,
    OFFICE_HOURS,
    WORKING_HOURS_CLOCKS,
    Calendar,
    ClockRule,
    Closure,
    NoClock,
    NoWorkingDay,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
    WorkingWeek,
    due,
    due_after_pauses,
    due_later_than_decision,
    is_late,
    remaining,
    working_time,
)
from app.domain.values import Rating
from tests.app.domain.clock_days import BANK_HOLIDAYS, HUB, LONDON, NIGHT_HUB, london, pause, utc


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        pytest.param("2026-05-12 11:40", 1, "2026-05-13 11:40", id="plain day"),
        pytest.param("2026-05-15 11:40", 1, "2026-05-18 11:40", id="over a weekend"),
        pytest.param("2026-05-12 11:40", 3, "2026-05-15 11:40", id="three days"),
        pytest.param("2026-05-12 09:00", 1, "2026-05-13 09:00", id="at opening"),
        pytest.param("2026-05-12 17:00", 1, "2026-05-13 17:00", id="at closing"),
        pytest.param("2026-05-12 17:00:01", 1, "2026-05-13 17:00", id="just after closing"),
        pytest.param("2026-05-12 08:59:59", 1, "2026-05-12 17:00", id="just before opening"),
        pytest.param("2026-05-15 18:30", 1, "2026-05-18 17:00", id="Friday evening"),
        pytest.param("2026-05-16 14:00", 1, "2026-05-18 17:00", id="Saturday"),
        pytest.param("2026-05-17 23:59", 3, "2026-05-20 17:00", id="Sunday night"),
        pytest.param("2026-04-02 15:00", 1, "2026-04-07 15:00", id="over Easter"),
        pytest.param("2026-04-02 15:00", 3, "2026-04-09 15:00", id="three days over Easter"),
        pytest.param("2026-04-03 11:00", 1, "2026-04-07 17:00", id="on Good Friday"),
        pytest.param("2026-12-24 10:00", 1, "2026-12-29 10:00", id="over Christmas"),
        pytest.param("2026-12-24 10:00", 3, "2026-12-31 10:00", id="three days over Christmas"),
        pytest.param("2026-12-31 16:59", 1, "2027-01-04 16:59", id="over New Year"),
        pytest.param("2026-03-27 10:30", 1, "2026-03-30 10:30", id="clocks forward 2026"),
        pytest.param("2026-10-23 10:30", 1, "2026-10-26 10:30", id="clocks back 2026"),
        pytest.param("2027-03-25 10:30", 2, "2027-03-29 10:30", id="clocks forward 2027"),
    ],
)
def test_the_same_time_some_working_days_later(start: str, days: int, expected: str) -> None:
    assert due(SameTimeNextWorkingDay(days), london(start), HUB) == london(expected)


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        pytest.param("2026-05-12 11:40", 240, "2026-05-12 15:40", id="within the day"),
        pytest.param("2026-05-12 15:00", 240, "2026-05-13 11:00", id="over a night"),
        pytest.param("2026-05-15 15:00", 240, "2026-05-18 11:00", id="over a weekend"),
        pytest.param(
            "2026-05-12 09:00", 480, "2026-05-12 17:00", id="a whole day ends at its close"
        ),
        pytest.param("2026-05-12 17:00", 1, "2026-05-13 09:01", id="at closing"),
        pytest.param("2026-05-12 03:00", 240, "2026-05-12 13:00", id="before opening"),
        pytest.param("2026-05-16 14:00", 240, "2026-05-18 13:00", id="Saturday"),
        pytest.param("2026-04-02 16:00", 1440, "2026-04-09 16:00", id="24 hours over Easter"),
        pytest.param("2026-12-24 16:00", 120, "2026-12-29 10:00", id="over Christmas"),
        pytest.param("2026-03-27 16:00", 120, "2026-03-30 10:00", id="clocks forward"),
        pytest.param("2026-10-23 16:00", 120, "2026-10-26 10:00", id="clocks back"),
    ],
)
def test_minutes_of_working_time(start: str, minutes: int, expected: str) -> None:
    assert due(WorkingHours(minutes), london(start), HUB) == london(expected)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-12-25 22:30", "2026-12-26 02:30"),
        ("2026-03-28 23:00", "2026-03-29 04:00"),
        ("2026-10-24 23:00", "2026-10-25 02:00"),
    ],
)
def test_running_on_takes_no_account_of_days_or_the_clock_on_the_wall(
    start: str, expected: str
) -> None:
    assert due(RunningOn(240), london(start), HUB) == london(expected)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2026-03-28 00:59", "2026-03-29 00:59", id="before the skipped hour"),
        pytest.param("2026-03-28 01:00", "2026-03-29 01:00", id="its first minute"),
        pytest.param("2026-03-28 01:30:07.000009", "2026-03-29 01:00", id="within it"),
        pytest.param("2026-03-28 02:00", "2026-03-29 01:00", id="the hour after it"),
        pytest.param("2027-03-27 01:30", "2027-03-28 01:00", id="the next year"),
        pytest.param("2026-10-24 00:30", "2026-10-25 00:30", id="the first of two, in autumn"),
        pytest.param("2026-10-24 01:30", "2026-10-25 02:30", id="after the hour that comes twice"),
    ],
)
def test_a_skipped_time_is_the_change_itself_and_a_double_one_the_first(
    start: str, expected: str
) -> None:
    """All in UTC: London keeps it before the change in March and after the one in October."""
    assert due(SameTimeNextWorkingDay(), utc(start), NIGHT_HUB) == utc(expected)


@pytest.mark.parametrize("fold", [0, 1])
def test_either_of_two_half_past_ones_is_half_past_one_next_day(fold: int) -> None:
    start = london("2026-10-25 01:30", fold)
    assert due(SameTimeNextWorkingDay(), start, NIGHT_HUB) == utc("2026-10-26 01:30")


def test_a_start_that_reads_as_before_opening_is_kept_within_hours() -> None:
    hub = Calendar(WorkingWeek((1, 7), time(1, 30), time(5)))
    assert due(SameTimeNextWorkingDay(), london("2026-10-25 01:10", 1), hub) == utc(
        "2026-10-26 01:30"
    )


def test_the_second_of_two_times_is_the_first_a_year_of_sundays_later() -> None:
    hub = Calendar(WorkingWeek((7,), time(0), time(5)))
    start = london("2026-10-25 01:30", 1)
    assert due(SameTimeNextWorkingDay(53), start, hub) == utc("2027-10-31 00:30")


def test_the_day_is_the_day_in_the_hubs_own_zone() -> None:
    evenings = WorkingWeek((1, 2), time(18), time(22), "America/New_York")
    start = utc("2026-05-12 01:00")  # nine on Monday evening there
    assert due(WorkingHours(30), start, Calendar(evenings)) == utc("2026-05-12 01:30")
    assert due(SameTimeNextWorkingDay(), start, Calendar(evenings)) == utc("2026-05-13 01:00")


def test_working_time_is_elapsed_time_whatever_zone_it_is_told_in() -> None:
    began = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    ended = datetime(2026, 10, 25, 2, 30, tzinfo=LONDON)
    assert working_time(began, ended, NIGHT_HUB) == timedelta(hours=3)
    assert working_time(ended, began, NIGHT_HUB) == timedelta(0)
    with pytest.raises(ValueError, match="offset"):
        working_time(began.replace(tzinfo=None), ended.replace(tzinfo=None), NIGHT_HUB)


def test_working_time_lengthens_and_shortens_with_the_night_of_the_change() -> None:
    assert due(WorkingHours(180), london("2026-03-29 00:00"), NIGHT_HUB) == london(
        "2026-03-29 04:00"
    )
    assert due(WorkingHours(180), london("2026-10-25 00:00"), NIGHT_HUB) == london(
        "2026-10-25 02:00"
    )
    assert working_time(london("2026-10-25 00:00"), london("2026-10-26 00:00"), NIGHT_HUB) == (
        timedelta(hours=24, minutes=59)
    )


def test_opening_and_closing_within_the_skipped_hour_move_to_the_change() -> None:
    opens_late = Calendar(WorkingWeek((7,), time(1, 30), time(5)))
    closes_early = Calendar(WorkingWeek((7,), time(0), time(1, 30)))
    assert opens_late.hours_on(date(2026, 3, 29))[0] == utc("2026-03-29 01:00")
    assert closes_early.hours_on(date(2026, 3, 29))[1] == utc("2026-03-29 01:00")
    start = utc("2026-03-29 01:00")
    assert due(SameTimeNextWorkingDay(), start, closes_early) == london("2026-04-05 01:30")


def test_a_zone_that_skipped_a_whole_day_and_one_that_moves_half_an_hour() -> None:
    samoa = Calendar(WorkingWeek((4, 5, 6), time(9), time(17), "Pacific/Apia"))
    assert samoa.hours_on(date(2011, 12, 30)) == (utc("2011-12-30 10:00"),) * 2
    lord_howe = Calendar(WorkingWeek((7,), time(2, 15), time(5), "Australia/Lord_Howe"))
    assert lord_howe.hours_on(date(2026, 10, 4))[0] == utc("2026-10-03 15:30")


@pytest.mark.parametrize("rule", [SameTimeNextWorkingDay(), WorkingHours(480)])
def test_a_local_closure_is_passed_over_both_ends_included(rule: ClockRule) -> None:
    training = Closure(date(2026, 5, 13), date(2026, 5, 14), "Training")
    hub = Calendar(OFFICE_HOURS, BANK_HOLIDAYS, (training,))
    assert due(rule, london("2026-05-12 10:00"), hub) == london("2026-05-15 10:00")


def test_a_hub_that_works_weekends_may_keep_bank_holidays_off() -> None:
    hub = Calendar(WorkingWeek((6, 7), time(10), time(14)), (date(2026, 12, 26),))
    start = london("2026-12-20 11:00")
    assert due(SameTimeNextWorkingDay(), start, hub) == london("2026-12-27 11:00")


@pytest.mark.parametrize("rule", [SameTimeNextWorkingDay(), WorkingHours(9999)])
def test_a_year_without_a_working_day_is_an_error_that_says_since_when(rule: ClockRule) -> None:
    closed = Closure(date(2026, 5, 13), date(2027, 5, 13), "Merged into another hub")
    with pytest.raises(NoWorkingDay) as refused:
        due(rule, london("2026-05-12 10:00"), Calendar(OFFICE_HOURS, (), (closed,)))
    assert refused.value.refusal.facts == (("after", "2026-05-12"),)


def test_the_last_day_searched_is_a_year_later() -> None:
    closed = Closure(date(2026, 5, 13), date(2027, 5, 12), "Rebuilding")
    hub = Calendar(OFFICE_HOURS, (), (closed,))
    assert due(SameTimeNextWorkingDay(), london("2026-05-12 10:00"), hub) == london(
        "2027-05-13 10:00"
    )


def test_no_clock_is_never_due_nor_late() -> None:
    now = london("2026-05-12 10:00")
    assert due(NoClock(), now, HUB) is None
    assert due_after_pauses(NoClock(), now, HUB, [pause("2026-05-12 11:00", None)]) is None
    assert remaining(None, now) is None
    assert not is_late(None, now)


@pytest.mark.parametrize("rule", [RunningOn(60), SameTimeNextWorkingDay(), WorkingHours(60)])
def test_any_offset_goes_in_and_utc_comes_out(rule: ClockRule) -> None:
    start = datetime(2026, 5, 12, 15, 40, tzinfo=timezone(timedelta(hours=5)))
    answer = due(rule, start, HUB)
    assert answer is not None
    assert answer.tzinfo is UTC
    assert answer == due(rule, start.astimezone(UTC), HUB)


@pytest.mark.parametrize("rule", [RunningOn(60), SameTimeNextWorkingDay(), WorkingHours(60)])
def test_an_instant_without_offset_is_refused(rule: ClockRule) -> None:
    with pytest.raises(ValueError, match="offset"):
        due(rule, datetime.fromisoformat("2026-05-12 10:00"), HUB)


def test_late_is_after_the_instant_and_remaining_goes_below_zero() -> None:
    at = london("2026-05-12 10:00")
    tick = timedelta(microseconds=1)
    assert not is_late(at, at)
    assert is_late(at, at + tick)
    assert remaining(at, at - tick) == tick
    assert remaining(at, at + tick) == -tick


def test_a_warning_only_where_answers_are_due_after_the_decision() -> None:
    receipt = london("2026-05-12 10:00")
    decide_by = due(DEFAULT_CLOCKS.decide_by, receipt, HUB)
    warned = {
        rating: due_later_than_decision(due(DEFAULT_CLOCKS.of(rating), receipt, HUB), decide_by)
        for rating in Rating
    }
    assert [rating for rating, warn in warned.items() if warn] == [Rating.GREEN]
    assert not due_later_than_decision(decide_by, None)


def test_the_two_presets() -> None:
    rated = london("2026-05-15 16:00")
    of = DEFAULT_CLOCKS.of
    assert due(of(Rating.RED), rated, HUB) == london("2026-05-15 20:00")
    assert due(of(Rating.AMBER), rated, HUB) == london("2026-05-18 16:00")
    assert due(of(Rating.GREEN), rated, HUB) == london("2026-05-20 16:00")
    assert of(Rating.BLUE) == of(Rating.UNRATED) == NoClock()
    of = WORKING_HOURS_CLOCKS.of
    assert due(of(Rating.RED), rated, HUB) == london("2026-05-18 12:00")
    assert due(of(Rating.AMBER), rated, HUB) == london("2026-05-20 16:00")
    assert due(of(Rating.GREEN), rated, HUB) == london("2026-05-28 16:00")
