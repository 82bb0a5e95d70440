"""Ages in whole years, and the bands that say enough."""

from datetime import date

import pytest

from app.domain.case.ages import AgeBand, age_band
from app.domain.values import SubjectKind
from tests.helpers.builders import AT, subject

BANDS = [
    (date(2025, 5, 13), AgeBand.UNDER_1),
    (date(2025, 5, 12), AgeBand.FROM_1),
    (date(2021, 5, 13), AgeBand.FROM_1),
    (date(2021, 5, 12), AgeBand.FROM_5),
    (date(2016, 5, 13), AgeBand.FROM_5),
    (date(2016, 5, 12), AgeBand.FROM_10),
    (date(2010, 5, 13), AgeBand.FROM_10),
    (date(2010, 5, 12), AgeBand.FROM_16),
]


@pytest.mark.parametrize(("born", "band"), BANDS)
def test_a_band_ends_with_a_birthday(born: date, band: AgeBand) -> None:
    """`AT` is 12 May 2026."""
    assert age_band(subject(born=born), AT) is band


def test_a_stated_age_will_do() -> None:
    assert age_band(subject(born=None, age=4), AT) is AgeBand.FROM_1
    assert age_band(subject(born=None), AT) is AgeBand.NOT_KNOWN
    assert age_band(subject(born=None, kind=SubjectKind.UNBORN), AT) is AgeBand.UNBORN
