"""The bank holidays of England and Wales, for a hub's calendar."""

from datetime import date

from holidays import country_holidays


def bank_holidays(first_year: int, last_year: int) -> tuple[date, ...]:
    """The days in order, both years included, substitute days too."""
    years = range(first_year, last_year + 1)
    return tuple(sorted(country_holidays("GB", subdiv="ENG", years=years)))
