"""Bank holidays against the days the government published for England and Wales."""

from datetime import date

from app.partnership_days import bank_holidays

PUBLISHED = {
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
SATURDAY = 6


def test_the_weekdays_are_those_published() -> None:
    published = [
        date.fromisoformat(f"{year}-{day}")
        for year, days in PUBLISHED.items()
        for day in days.split()
    ]
    weekdays = [day for day in bank_holidays(2026, 2027) if day.isoweekday() < SATURDAY]
    assert weekdays == published


def test_both_years_count() -> None:
    assert {day.year for day in bank_holidays(2025, 2028)} == {2025, 2026, 2027, 2028}
