"""The report of an import as people read it."""

from collections.abc import Iterator

from app.intake import Report

FIGURES = (
    ("cases", "new cases"),
    ("people", "people in the files"),
    ("matched", "of them matched with another row or with the board"),
    ("households", "households matched"),
    ("contributions", "new answers of agencies"),
    ("links", "pairs of cases linked"),
    ("repeated", "rows that repeat another"),
    ("already_known", "referrals that were there already"),
    ("on_no_case", "rows about people on no open case, not stored"),
    ("refused", "rows without name, reference and details, not stored"),
)


def lines(report: Report, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "Nothing was changed. This would be done:"
    yield from (f"{getattr(report, field):6} {words}" for field, words in FIGURES)
    yield f"{len(report.rejects):6} cells or rows that could not be taken as they stand"
    for one in report.rejects:
        column = f", {one.column}" if one.column else ""
        yield f"       {one.file}, row {one.row}{column}: {one.reason}"
    for one in report.possible:
        yield f"       {one.file}, row {one.row}: for a person to look at: {one.reason}"
    for other in report.not_read:
        what = f"column {other.column}" if other.column else "sheet"
        yield f"       {other.file}: {what} was not read"
