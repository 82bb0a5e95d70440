"""What docs/import.md promises is what an import does."""

import pytest

from app.intake import Reject, Report
from app.intake.columns import Kind
from tests.app.intake import guide
from tests.app.intake.importing import bring_in


@pytest.mark.parametrize("kind", Kind)
def test_the_guide_shows_every_column_as_it_is(kind: Kind) -> None:
    assert guide.columns(kind) in guide.text()


def test_the_guide_explains_every_figure() -> None:
    for figure in Report.__struct_fields__:
        assert f"\n| `{figure}` | " in guide.text()


def test_the_example_gives_what_the_guide_says() -> None:
    imported = bring_in(guide.example())
    report = imported.report
    assert (report.cases, report.people, report.matched, report.contributions) == (2, 3, 1, 1)
    assert report.on_no_case == 1
    no_such_day = "there is no such day in the calendar"
    assert report.rejects == (Reject("referrals.csv", 3, "DOB", no_such_day),)
    assert no_such_day in guide.text()
    marked = [owed.field for c in imported.cases for owed in c.referral.to_complete]
    assert marked == ["Date of Birth"]
