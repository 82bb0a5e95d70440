"""How old people are, to the day or only by the band that says enough."""

from datetime import date
from enum import StrEnum

from app.domain.values import Instant, Subject, SubjectKind


class AgeBand(StrEnum):
    """The bands of the national statistics."""

    UNBORN = "unborn"
    UNDER_1 = "under-1"
    FROM_1 = "1-4"
    FROM_5 = "5-9"
    FROM_10 = "10-15"
    FROM_16 = "16-and-over"
    NOT_KNOWN = "not-known"


BANDS = ((1, AgeBand.UNDER_1), (5, AgeBand.FROM_1), (10, AgeBand.FROM_5), (16, AgeBand.FROM_10))
"""Each up to the birthday that ends it."""


def whole_years(born: date, on: date) -> int:
    birthday_to_come = (on.month, on.day) < (born.month, born.day)
    return max(on.year - born.year - birthday_to_come, 0)


def age_band(subject: Subject, received: Instant) -> AgeBand:
    """When the referral came in."""
    if subject.kind is SubjectKind.UNBORN:
        return AgeBand.UNBORN
    age = whole_years(subject.born, received.date()) if subject.born else subject.age
    if age is None:
        return AgeBand.NOT_KNOWN
    return next((band for until, band in BANDS if age < until), AgeBand.FROM_16)
