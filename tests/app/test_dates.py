"""Dates and times as they are found in spreadsheets."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import (
    NO_SUCH_DAY,
    NOT_A_DATE,
    NOT_A_TIME,
    NOT_IN_RANGE,
    clock,
    day,
    moment,
    written,
)
from app.unreadable import Unreadable

CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize(
    "text",
    [
        "25/12/2026",
        "25-12-2026",
        "25.12.2026",
        "25 12 2026",
        "25/12/26",
        "2026-12-25",
        "2026/12/25",
        "2026-12-25 00:00:00",
        "2026-12-25T09:30:00Z",
        "25/12/2026 15:30",
        "20261225",
        "46381",
        "46381.0",
        "46381.5",
        "25 Dec 2026",
        "25 December 2026",
        "25th December, 2026",
        "25-Dec-26",
        "25Dec2026",
        "Dec 25, 2026",
        "Fri 25 Dec 2026",
        "Friday, 25 December 2026",
    ],
)
def test_one_day_in_many_writings(text: str) -> None:
    assert day(text) == CHRISTMAS


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("05/04/2012", date(2012, 4, 5)),
        ("1/2/12", date(2012, 2, 1)),
        ("1/2/78", date(1978, 2, 1)),
        ("29/02/2024", date(2024, 2, 29)),
        ("42951", date(2017, 8, 4)),
        ("3 Sept 2019", date(2019, 9, 3)),
    ],
)
def test_day(text: str, read: date) -> None:
    assert day(text) == read


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2015", NO_SUCH_DAY),
        ("29/02/2023", NO_SUCH_DAY),
        ("05/21/2010", NO_SUCH_DAY),
        ("0/1/2020", NO_SUCH_DAY),
        ("5 Mai 2020", NOT_A_DATE),
        ("2015", NOT_A_DATE),
        ("about 3", NOT_A_DATE),
        ("25/12-2026", NOT_A_DATE),
        ("01/01/1066", NOT_IN_RANGE),
        ("99999", NOT_IN_RANGE),
    ],
)
def test_no_day(text: str, why: Unreadable) -> None:
    assert day(text) == why


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(any_day: date) -> None:
    serial = (any_day - date(1899, 12, 30)).days
    for text in (f"{any_day:%d/%m/%Y}", any_day.isoformat(), written(any_day), str(serial)):
        assert day(text) == any_day


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("15:30", time(15, 30)),
        ("15:30:20", time(15, 30, 20)),
        ("15.30", time(15, 30)),
        ("1530", time(15, 30)),
        ("1530 hrs", time(15, 30)),
        ("3.30 pm", time(15, 30)),
        ("3:30 P.M.", time(15, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9am", time(9)),
        ("0.5", time(12)),
        ("0.645833333", time(15, 30)),
        ("0.99999", time(0)),
    ],
)
def test_clock(text: str, read: time) -> None:
    assert clock(text) == read


@pytest.mark.parametrize("text", ["25:00", "13pm", "noon", "9", "12:61", "0am", "15:30:61"])
def test_no_clock(text: str) -> None:
    assert clock(text) == NOT_A_TIME


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("25/12/2026 15:30", time(15, 30)),
        ("2026-12-25T09:05:00Z", time(9, 5)),
        ("46381.75", time(18)),
        ("25/12/2026", None),
        ("46381", None),
        ("25/12/2026 99:99", None),
    ],
)
def test_a_time_beside_a_date(text: str, beside: time | None) -> None:
    assert moment(text) == (CHRISTMAS, beside)


def test_a_moment_needs_its_day() -> None:
    assert moment("31/02/2015 10:00") == NO_SUCH_DAY


@given(st.text(min_size=1, max_size=20) | st.from_regex(r"[0-9 :./aptdhT-]{1,16}", fullmatch=True))
def test_nothing_raises(text: str) -> None:
    for parse in (day, clock, moment):
        parse(text)
