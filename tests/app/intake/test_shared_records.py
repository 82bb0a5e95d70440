"""Records that this project did not write, read from where MASHBOARD_SHARED_DATA says."""

import csv
import io
from collections import Counter

import pytest

from app.codec import board_hash
from app.domain.board import Board
from app.domain.values import Rating, SubjectKind
from app.intake import NotRead, Report, read
from app.intake.reading import from_bytes
from tests.app.intake.importing import Imported, bring_in, shared, written
from tests.helpers.builders import board

ALL = ("referrals.csv", "social-care.csv", "education.csv")
RENAMED = {
    "Referral Ref": "Reference Number",
    "Date Received": "Referral received date",
    "Time Received": "Referral Time",
    "First Name": "FORENAME",
    "Last Name": "Child Surname",
    "Date of Birth": "d.o.b.",
    "Gender": "Sex",
    "Address": "Home Address",
    "Referrer Name": "Name of Referrer",
    "Referrer Agency": "Referring Agency",
    "Referrer Email": "Email address",
    "Primary Concern": "Category of Concern",
    "Details": "Narrative",
    "RAG": "RAG status",
    "Consent Obtained": "Consent Given?",
}


def imported(*names: str, to: Board | None = None) -> Imported:
    return bring_in([read(shared(name)) for name in names], to)


def figures(report: Report) -> tuple[int, ...]:
    return report.cases, report.people, report.matched, report.households, report.contributions


def test_two_agencies_lists_alone_match_each_other_and_store_nobody() -> None:
    result = imported("social-care.csv", "education.csv")
    assert figures(result.report) == (0, 519, 481, 493, 0)
    assert result.report.on_no_case == 1000
    assert result.report.rejects == ()
    assert result.plan.steps == ()


def test_referrals_with_both_lists() -> None:
    result = imported(*ALL)
    report = result.report
    assert figures(report) == (40, 524, 484, 494, 67)
    assert (report.repeated, report.refused, report.links) == (2, 0, 1)
    assert report.contributions + report.on_no_case == 1002, "one child is on two cases"
    assert len(report.possible) == 13
    assert report.not_read == (NotRead("education.csv", "Admission Type"),)
    agencies = Counter(answer.agency for each in result.cases for answer in each.contributions)
    assert agencies == {"social-care": 35, "education": 32}


def test_what_could_not_be_read_is_reported_and_marked() -> None:
    result = imported("referrals.csv")
    rejects = [(reject.row, reject.column) for reject in result.report.rejects]
    assert rejects == [
        *((2, "Date of Birth"), (3, "Date of Birth"), (14, "Date of Birth"), (17, "Date of Birth")),
        *((25, "RAG"), (27, "RAG"), (33, "First Name, Last Name")),
    ]
    marked = Counter(owed.field for c in result.cases for owed in c.referral.to_complete)
    assert marked == {"Date of Birth": 4, "RAG": 2, "Name": 1}
    children = [c.subjects[0] for c in result.cases]
    assert sum(1 for child in children if child.born is None) == 4
    assert sum(1 for child in children if not child.family) == 1
    assert all(child.postcode and child.kind is SubjectKind.CHILD for child in children)


def test_ratings_and_sources() -> None:
    result = imported("referrals.csv")
    assert Counter(c.rating for c in result.cases) == {
        Rating.RED: 16,
        Rating.AMBER: 11,
        Rating.GREEN: 7,
        Rating.UNRATED: 6,
    }
    assert Counter(c.referral.source.name for c in result.cases)["UNKNOWN"] == 0


def test_one_after_another_gives_the_same_cases_as_together() -> None:
    together = imported(*ALL)
    apart = board()
    for name in ALL:
        apart = imported(name, to=apart).board
    assert board_hash(apart) == board_hash(together.board)


def test_a_second_import_changes_nothing() -> None:
    first = imported(*ALL)
    second = imported(*ALL, to=first.board)
    assert second.plan.steps == ()
    assert board_hash(second.board) == board_hash(first.board)
    assert (second.report.cases, second.report.already_known) == (0, 40)
    assert figures(second.report)[1:4] == figures(first.report)[1:4]


def test_other_headings_of_the_same_meaning_give_the_same_plan() -> None:
    text = shared("referrals.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    renamed = [["Front door, all referrals"], [RENAMED[heading] for heading in rows[0]], *rows[1:]]
    other = bring_in([from_bytes("referrals.csv", written(renamed, ";"))])
    usual = imported("referrals.csv")
    assert [(s.id, s.command) for s in other.plan.steps] == [
        (s.id, s.command) for s in usual.plan.steps
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_other_encodings_give_the_same_board(encoding: str) -> None:
    text = shared("referrals.csv").read_text("utf-8-sig")
    other = bring_in([from_bytes("referrals.csv", text.encode(encoding))])
    assert board_hash(other.board) == board_hash(imported("referrals.csv").board)


def test_an_annex_a_workbook_gives_its_contacts_and_names_its_other_lists() -> None:
    result = imported("annex-a.xlsx")
    assert result.report.cases == 5
    assert {reject.reason for reject in result.report.rejects} == {"no name: received as Unnamed"}
    assert all(c.referral.source_reference for c in result.cases)
    sheets = [other.file for other in result.report.not_read if not other.column]
    assert sheets == [f"annex-a.xlsx, List {n}" for n in range(2, 12)]
