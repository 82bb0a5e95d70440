from datetime import UTC, date, datetime, timedelta

import pytest

from ui.words import (
    clock_time,
    exact_time,
    long_date,
    plural,
    short_date,
    short_time_left,
    spoken_time_left,
    time_left,
    today,
    when,
)

NOW = datetime(2026, 11, 23, 9, 38, 12, tzinfo=UTC)


def test_the_clock_is_londons() -> None:
    summer = datetime(2026, 5, 12, 9, 0, 51, tzinfo=UTC)
    assert (clock_time(NOW), clock_time(summer)) == ("09:38", "10:00")
    assert exact_time(summer) == "10:00:51"
    assert today(datetime(2026, 5, 12, 23, 30, tzinfo=UTC)) == date(2026, 5, 13)


def test_dates_are_written_out_whatever_the_locale() -> None:
    assert long_date(date(2026, 11, 23)) == "Monday 23 November"
    assert short_date(date(2019, 3, 4)) == "4 Mar 2019"


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(hours=2), "11:38"),
        (timedelta(days=1), "Tue 09:38"),
        (timedelta(days=-1), "Sun 09:38"),
        (timedelta(days=6), "Sun 09:38"),
        (timedelta(days=7), "30 Nov 09:38"),
    ],
)
def test_a_time_is_as_long_as_it_is_far(away: timedelta, words: str) -> None:
    assert when(NOW + away, NOW) == words


@pytest.mark.parametrize(
    ("left", "words", "short", "spoken"),
    [
        (timedelta(hours=2, minutes=2), "2 h 02", "2 h", "2 hours 2 minutes left"),
        (timedelta(minutes=48, seconds=59), "48 min", "48 m", "48 minutes left"),
        (timedelta(hours=1), "1 h 00", "1 h", "1 hour left"),
        (timedelta(seconds=30), "0 min", "0 m", "less than a minute left"),
        (timedelta(days=1, hours=4, minutes=59), "1 d 4 h", "1 d", "1 day 4 hours left"),
        (timedelta(days=2), "2 d", "2 d", "2 days left"),
        (timedelta(seconds=-1), "1 min over", "1 m", "1 minute over"),
        (timedelta(minutes=-8), "8 min over", "8 m", "8 minutes over"),
        (timedelta(hours=-3, minutes=-5), "3 h 05 over", "3 h", "3 hours 5 minutes over"),
    ],
)
def test_time_left(left: timedelta, words: str, short: str, spoken: str) -> None:
    due = NOW + left
    assert time_left(due, NOW) == words
    assert short_time_left(due, NOW) == short
    assert spoken_time_left(due, NOW) == spoken


def test_one_or_many() -> None:
    assert plural(1, "answer") == "1 answer"
    assert plural(0, "answer") == "0 answers"
    assert plural(2, "agency", "agencies") == "2 agencies"
