"""What holds whatever a spreadsheet says."""

from hypothesis import given
from hypothesis import strategies as st

from app.codec import board_hash, decode_command, encode
from app.intake.cells import said
from app.intake.columns import COLUMNS, Kind
from tests.app.intake.importing import bring_in, table
from tests.helpers.builders import AGENCIES, board, case

HEADINGS = [column.title for column in COLUMNS[Kind.REFERRALS]]
ENOUGH = ("Name", "First Name", "Last Name", "Referral Ref", "Child's ID", "Details")
PLAUSIBLE = (
    *("Jade", "Maple", "R1", "31/02/2015", "04/03/2019", "43528", "10:30", "Red", "Purple"),
    *("#N/A", "Yes", "no", "b) Female", "6", "1 Elm Road, AB1 2CD", "9434765919", "-1", "9" * 300),
)
CELLS = st.sampled_from(PLAUSIBLE) | st.text(max_size=12) | st.just("")
INVOLVED = [column.title for column in COLUMNS[Kind.INVOLVEMENT]]


def rows_under(headings: list[str]) -> st.SearchStrategy[list[list[str]]]:
    """Rows in which a few cells say something."""
    cells = st.dictionaries(st.sampled_from(headings), CELLS, max_size=8)
    row = cells.map(lambda said_: [said_.get(heading, "") for heading in headings])
    return st.lists(row, min_size=1, max_size=5)


ROWS = rows_under(HEADINGS)
INVOLVEMENT = rows_under(INVOLVED)


def enough(row: list[str]) -> bool:
    return any(
        said(cell) for heading, cell in zip(HEADINGS, row, strict=False) if heading in ENOUGH
    )


def reading(row: list[str]) -> tuple[str, ...]:
    """Two rows that differ in this are two referrals, unless their values read alike."""
    return tuple(said(cell) for cell in row)


@given(ROWS)
def test_no_referral_with_name_reference_or_details_is_lost(rows: list[list[str]]) -> None:
    imported = bring_in([table(HEADINGS, *rows)])
    with_words = [row for row in rows if any(said(cell) for cell in row)]
    whole = [row for row in with_words if enough(row)]
    report = imported.report
    assert report.cases == len(imported.cases)
    assert report.cases + report.refused + report.repeated == len(with_words)
    assert report.cases <= len({reading(row) for row in whole})
    assert bool(report.cases) == bool(whole)
    kept = {
        text
        for each in imported.cases
        for text in (each.referral.source_reference, each.referral.details)
    }
    details = HEADINGS.index("Details")
    assert {said(row[details]) for row in whole} - {""} <= kept


@given(ROWS, INVOLVEMENT)
def test_whatever_is_planned_can_be_sent_taken_and_sent_again(
    rows: list[list[str]], involved: list[list[str]]
) -> None:
    files = [table(HEADINGS, *rows), table(INVOLVED, *involved, name="education.csv")]
    first = bring_in(files, board(case()))
    for step in first.plan.steps:
        assert decode_command(encode(step.command)) == step.command
    assert [r for r in first.report.rejects if r.reason.startswith("refused by the hub")] == []
    second = bring_in(files, first.board)
    assert second.plan.steps == ()
    assert board_hash(second.board) == board_hash(first.board)


@given(st.permutations(range(len(HEADINGS))), ROWS)
def test_the_order_of_columns_does_not_matter(order: list[int], rows: list[list[str]]) -> None:
    usual = bring_in([table(HEADINGS, *rows)])
    shuffled = [[row[n] for n in order] for row in (HEADINGS, *rows)]
    assert board_hash(bring_in([table(*shuffled)]).board) == board_hash(usual.board)


def test_the_columns_here_are_told_apart() -> None:
    assert table(HEADINGS, ("x",)).kind is Kind.REFERRALS
    assert table(INVOLVED, ("x",), name=f"{AGENCIES[0].id}.csv").kind is Kind.INVOLVEMENT
