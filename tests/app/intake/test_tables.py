"""Finding the headings, and telling one kind of file from another."""

import pytest

from app.domain.values import AgencyId
from app.intake.columns import AGENCY_BY_HEADING, COLUMNS, Kind, plain
from app.intake.rows import ROWS
from app.intake.tables import Table, agency_of, column, kind_of
from app.intake.tables import table as find
from tests.app.intake.importing import table
from tests.helpers.builders import AGENCIES

ADULTS = (AgencyId("adult-social-care"), "Adult social care")
HERE = [*((agency.id, agency.name) for agency in AGENCIES), ADULTS]
WHO = ("First Name", "Last Name", "Date of Birth")


@pytest.mark.parametrize("kind", Kind)
def test_each_heading_names_one_column(kind: Kind) -> None:
    named = [plain(heading) for c in COLUMNS[kind] for heading in c.headings]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("kind", Kind)
def test_each_column_fills_a_field(kind: Kind) -> None:
    fields = set(ROWS[kind].__struct_fields__)
    assert {c.field for c in COLUMNS[kind]} == fields


def test_a_heading_that_tells_the_agency_is_known() -> None:
    for heading in AGENCY_BY_HEADING:
        found = column(heading, Kind.INVOLVEMENT)
        assert found
        assert found.field == "organisation"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("DOB", "born"),
        ("d.o.b.", "born"),
        ("date_of_birth", "born"),
        ("Date of Birth (dd/mm/yyyy)", "born"),
        ("Child's Date of Birth", "born"),
        ("CHILDS DOB *", "born"),
        ("3. Birth-Date", "born"),
        ("Surname:", "family"),
        ("FORENAME", "given"),
        ("Referrer’s Name", "referrer"),
        ("NHS No", "nhs"),
        ("Priority", "rating"),
        ("  rag  rating ", "rating"),
        ("Age of Child (Years)", "age"),
        ("address_line_2", "address"),
        ("Child Surname", "family"),
        ("CHILDS SURNAME", "family"),
        ("Pupil's sex", "sex"),
        ("2. Child's First Name(s)", "given"),
        ("Date of birth of child", "born"),
        ("Surname of the child", "family"),
        ("Referral received date", "received_on"),
        ("RAG status", "rating"),
    ],
)
def test_headings_are_read_tolerantly(heading: str, field: str) -> None:
    found = column(heading, Kind.REFERRALS)
    assert found
    assert found.field == field


@pytest.mark.parametrize("heading", ["", "Favourite colour", "Ethnicity", "Mother's name"])
def test_others_are_not_known(heading: str) -> None:
    assert column(heading, Kind.REFERRALS) is None


def test_a_title_above_the_headings_is_passed_over() -> None:
    found = table(
        ("Referrals, week 12",), (), ("", ""), (*WHO, "Details"), ("Jade", "Maple", "", "x")
    )
    assert [h.text for h in found.headings] == [*WHO, "Details"]
    assert [number for number, _ in found.rows] == [5]


def test_one_known_word_is_not_a_heading() -> None:
    assert find("a.csv", [(1, ("Name", "Thing")), (2, ("x", "y"))]) is None
    assert find("a.csv", [(1, ("Details",)), (2, ("x",))]) is not None


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ((*WHO, "Details"), Kind.REFERRALS),
        (WHO, Kind.REFERRALS),
        ((*WHO, "School Name", "Details", "RAG"), Kind.REFERRALS),
        ((*WHO, "School Name"), Kind.INVOLVEMENT),
        ((*WHO, "Service Involvement", "Contact Name"), Kind.INVOLVEMENT),
    ],
)
def test_kind_of_file(headings: tuple[str, ...], kind: Kind) -> None:
    assert kind_of(headings) is kind


@pytest.mark.parametrize(
    ("name", "heading", "agency"),
    [
        ("list.csv", "Local Authority Organisation", "social-care"),
        ("police.csv", "School Name", "education"),
        ("police 2026-11.csv", "Involvement", "police"),
        ("Children's social care.csv", "Involvement", "social-care"),
        ("social_care_extract.csv", "Involvement", "social-care"),
        ("nhs list.csv", "Involvement", "health"),
        ("adult social care.csv", "Involvement", "adult-social-care"),
        ("list.csv", "Involvement", None),
    ],
)
def test_agency_of_a_file(name: str, heading: str, agency: str | None) -> None:
    found: Table = table((*WHO, heading, "Contact Name"), ("J", "M", "", "", ""), name=name)
    assert found.kind is Kind.INVOLVEMENT
    assert agency_of(found, HERE) == (agency and AgencyId(agency))
