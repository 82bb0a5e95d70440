"""What becomes of a referral's row: no field that cannot be read loses it."""

from datetime import UTC, date, datetime

import pytest

from app.domain.case.parts import Aware, Referral
from app.domain.values import (
    Incomplete,
    PrimaryNeed,
    Rating,
    Sex,
    Source,
    Stage,
    Subject,
    SubjectKind,
)
from app.intake import Reject
from tests.app.intake.importing import Imported, bring_in, table
from tests.helpers.builders import AT


def received(**cells: str) -> Imported:
    """One row; headings are written with _ for a space."""
    return bring_in([table(tuple(cells), tuple(cells.values()))])


WHOLE = {
    "Referral_Ref": "R1",
    "Date_Received": "02/03/2026",
    "Time_Received": "15:30",
    "First_Name": "Jade",
    "Last_Name": "Maple",
    "Known_As": "Jay",
    "Date_of_Birth": "04/03/2015",
    "Gender": "b) Female",
    "NHS_Number": "943 476 5919",
    "Address": "Flat 4\nElm Road\nNorthbridge\nab1 2cd",
    "School": "Elm School",
    "Phone": "01632 960001",
    "First_Language": "Welsh",
    "Interpreter": "Yes",
    "Referrer_Name": "G. Example",
    "Referrer_Agency": "Health visitor",
    "Referrer_Role": "Nurse",
    "Referrer_Phone": "01632 960002",
    "Referrer_Email": "g@health.example",
    "Channel": "Phone",
    "Primary_Concern": "Neglect",
    "Details": "Seen at home.",
    "Primary_Need": "N1",
    "Level": "3",
    "RAG": "Amber",
    "Consent": "Yes",
    "Voice": "I am tired.",
    "Keep_from_Family": "No",
}


def test_a_whole_referral() -> None:
    imported = received(**WHOLE)
    case = imported.case
    assert case.referral == Referral(
        received=datetime(2026, 3, 2, 15, 30, tzinfo=UTC),
        source=Source.HEALTH_VISITOR,
        referrer="G. Example",
        referrer_agency="Health visitor",
        referrer_role="Nurse",
        referrer_phone="01632 960002",
        referrer_email="g@health.example",
        channel="Phone",
        concern="Neglect",
        details="Seen at home.",
        need=PrimaryNeed.ABUSE_OR_NEGLECT,
        level=3,
        aware=Aware.AGREED,
        voice="I am tired.",
        source_reference="R1",
    )
    assert (case.rating, case.stage) == (Rating.AMBER, Stage.SCREENING)
    assert imported.report.cases == 1
    assert imported.report.rejects == ()


def test_the_child_of_a_whole_referral() -> None:
    case = received(**WHOLE).case
    assert case.subjects == (
        Subject(
            id=case.subjects[0].id,
            kind=SubjectKind.CHILD,
            given="Jade",
            family="Maple",
            known_as="Jay",
            born=date(2015, 3, 4),
            sex=Sex.FEMALE,
            nhs_number="9434765919",
            address="Flat 4, Elm Road, Northbridge",
            postcode="AB1 2CD",
            school="Elm School",
            phone="01632 960001",
            language="Welsh",
            interpreter=True,
        ),
    )


def test_summer_time_becomes_utc() -> None:
    case = received(Date_Received="02/07/2026 15:30", Name="Jade Maple").case
    assert case.referral.received == datetime(2026, 7, 2, 14, 30, tzinfo=UTC)


def test_a_day_without_a_time_begins_at_its_start() -> None:
    case = received(Date_Received="2026-03-02", Name="Jade Maple").case
    assert case.referral.received == datetime(2026, 3, 2, tzinfo=UTC)
    assert case.referral.to_complete == ()


def test_without_a_date_of_receipt_it_is_received_now_and_says_so() -> None:
    imported = received(Name="Jade Maple", Details="x")
    assert imported.case.referral.received == AT
    (owed,) = imported.case.referral.to_complete
    assert owed.field == "Date Received"
    assert imported.report.rejects == ()


@pytest.mark.parametrize(
    ("heading", "said", "field"),
    [
        ("DOB", "31/02/2015", "Date of Birth"),
        ("Sex", "q", "Gender"),
        ("Priority", "Purple", "RAG"),
        ("NHS No", "9434765918", "NHS Number"),
        ("Post Code", "nope", "Postcode"),
        ("Age", "young", "Age"),
        ("Level of Need", "9", "Level of Need"),
        ("Referral Source", "somewhere", "Referral Source"),
        ("Time", "noon", "Time Received"),
        ("Consent", "perhaps", "Consent Obtained"),
        ("Anonymous", "perhaps", "Anonymous"),
    ],
)
def test_a_bad_field_is_empty_reported_and_marked(heading: str, said: str, field: str) -> None:
    headings = ("Date Received", "Name", heading)
    imported = bring_in(
        [table(headings, ("02/03/2026", "", ""), ("02/03/2026", "Jade Maple", said))]
    )
    (reject,) = [r for r in imported.report.rejects if r.column]
    assert (reject.file, reject.row, reject.column) == ("referrals.csv", 3, heading)
    assert said not in reject.reason
    assert imported.case.referral.to_complete == (Incomplete(field, said, reject.reason),)
    assert imported.case.subjects[0].given == "Jade"
    assert imported.case.rating is Rating.UNRATED


def test_a_bad_date_of_receipt_is_marked_once() -> None:
    imported = received(Date_Received="31/02/2026", Name="Jade Maple")
    assert [owed.field for owed in imported.case.referral.to_complete] == ["Date Received"]
    assert [r.column for r in imported.report.rejects] == ["Date_Received"]
    assert imported.case.referral.received == AT


def test_without_a_name_it_is_received_as_unnamed_and_reported() -> None:
    imported = received(First_Name="", Surname="#N/A", Details="Crying heard.", Date="2026-03-02")
    assert (imported.case.subjects[0].given, imported.case.subjects[0].family) == ("", "")
    assert imported.report.rejects == (
        Reject("referrals.csv", 2, "First_Name, Surname", "no name: received as Unnamed"),
    )
    assert [owed.field for owed in imported.case.referral.to_complete] == ["Name"]


@pytest.mark.parametrize("only", ["Surname", "Name", "Referral Ref", "Child Unique ID", "Details"])
def test_one_of_name_reference_or_details_is_enough(only: str) -> None:
    imported = bring_in([table((only, "Address"), ("x", "1 Elm Road"))])
    assert imported.report.cases == 1
    assert imported.report.refused == 0


def test_refused_only_without_name_reference_and_details() -> None:
    imported = received(Name="", Ref="-", Details=" ", Address="1 Elm Road", RAG="Red")
    assert imported.cases == []
    assert imported.report.refused == 1
    assert [(r.row, r.column) for r in imported.report.rejects] == [(2, "")]


def test_an_empty_row_is_no_row() -> None:
    imported = bring_in([table(("Name", "Details"), ("", ""), (), ("Jade Maple", "x"))])
    assert (imported.report.cases, imported.report.refused) == (1, 0)


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Jade Ann Maple", "Jade Ann", "Maple"),
        ("Maple, Jade Ann", "Jade Ann", "Maple"),
        ("Maple", "", "Maple"),
    ],
)
def test_a_whole_name_is_split(name: str, given: str, family: str) -> None:
    subject = received(Name=name, Details="x").case.subjects[0]
    assert (subject.given, subject.family) == (given, family)


@pytest.mark.parametrize(
    ("address", "postcode", "kept"),
    [
        ("1 Elm Road, Northbridge AB1 2CD", "", ("1 Elm Road, Northbridge", "AB1 2CD")),
        ("1 Elm Road\nAB12CD\nWales", "", ("1 Elm Road, Wales", "AB1 2CD")),
        ("1 Elm Road, AB1 2CD", "AB1 2CD", ("1 Elm Road", "AB1 2CD")),
        ("1 Elm Road, AB1 2CD", "AB9 9ZZ", ("1 Elm Road, AB1 2CD", "AB9 9ZZ")),
        ("1 Elm Road", "", ("1 Elm Road", "")),
    ],
)
def test_an_address_and_its_postcode(address: str, postcode: str, kept: tuple[str, str]) -> None:
    subject = received(Name="Jade Maple", Address=address, Postcode=postcode).case.subjects[0]
    assert (subject.address, subject.postcode) == kept


def test_address_lines_are_put_together() -> None:
    imported = received(
        Name="J M", Address_Line_1="1 Elm Road", Address_Line_2="", Town="Northbridge"
    )
    assert imported.case.subjects[0].address == "1 Elm Road, Northbridge"
    assert imported.report.not_read == ()


@pytest.mark.parametrize(
    ("cells", "due"),
    [
        ({"Name": "Unborn Maple"}, None),
        ({"Name": "Maple", "EDD": "01/06/2026"}, date(2026, 6, 1)),
        ({"Name": "Maple", "Age": "-1"}, None),
        ({"Name": "Unborn Maple", "DOB": "01/06/2026"}, date(2026, 6, 1)),
    ],
)
def test_an_unborn_child(cells: dict[str, str], due: date | None) -> None:
    imported = received(Date_Received="02/03/2026", **cells)
    subject = imported.case.subjects[0]
    assert (subject.kind, subject.due, subject.born) == (SubjectKind.UNBORN, due, None)
    assert imported.report.rejects == ()


def test_a_birth_after_the_referral_is_not_believed() -> None:
    imported = received(Date_Received="02/03/2026", Name="Jade Maple", DOB="03/03/2026")
    assert imported.case.subjects[0].born is None
    assert [(r.row, r.column) for r in imported.report.rejects] == [(2, "DOB")]
    assert imported.case.referral.to_complete[0].said == "2026-03-03"


@pytest.mark.parametrize(
    ("cells", "aware", "note"),
    [
        ({"Consent": "No"}, Aware.NOT_STATED, "Consent was not obtained"),
        ({"Consent": "Refused", "Family Aware": "Yes"}, Aware.REFUSED, ""),
        ({"Consent": "No", "Family Aware": "Yes"}, Aware.TOLD, "Consent was not obtained"),
        ({"Family Aware": "No"}, Aware.NOT_TOLD, ""),
        ({"Consent": ""}, Aware.NOT_STATED, ""),
    ],
)
def test_what_the_family_knows(cells: dict[str, str], aware: Aware, note: str) -> None:
    referral = received(Name="Jade Maple", **cells).case.referral
    assert (referral.aware, referral.aware_note) == (aware, note)


@pytest.mark.parametrize(
    ("cells", "source"),
    [
        ({"Referrer Agency": "Northbridge Police"}, Source.POLICE),
        ({"Referrer Agency": "Police", "Referral Source": "2A"}, Source.SCHOOL),
        ({"Referrer Agency": "Elm Trust"}, Source.UNKNOWN),
        ({"Referrer Agency": "Elm Trust", "Anonymous": "Yes"}, Source.ANONYMOUS),
    ],
)
def test_the_source(cells: dict[str, str], source: Source) -> None:
    imported = received(Name="Jade Maple", **cells)
    assert imported.case.referral.source is source
    assert imported.report.rejects == ()


def test_words_too_long_are_kept_as_far_as_they_go() -> None:
    imported = received(Name="Jade Maple", Details="x" * 20_001)
    assert imported.case.referral.details == "x" * 20_000
    assert [r.column for r in imported.report.rejects] == ["Details"]


def test_words_under_no_heading_are_reported_and_kept_to_read() -> None:
    imported = bring_in([table(("Name", "Details", ""), ("J M", "x", "lost?", "and this"))])
    assert [(r.row, r.reason) for r in imported.report.rejects] == [
        (2, "stands under no heading")
    ] * 2
    said = [owed.said for owed in imported.case.referral.to_complete]
    assert said[:2] == ["lost?", "and this"]


def test_two_columns_of_one_meaning() -> None:
    headings = ("Name", "Details", "Notes", "RAG", "Priority")
    imported = bring_in([table(headings, ("J M", "Seen.", "Heard.", "", "Red"))])
    assert imported.case.referral.details == "Seen.\nHeard."
    assert imported.case.rating is Rating.RED
    assert imported.report.rejects == ()
    imported = bring_in([table(headings, ("J M", "Seen.", "", "Red", "Green"))])
    assert imported.case.rating is Rating.RED
    assert [(r.column, r.reason.split(":")[0]) for r in imported.report.rejects] == [
        ("Priority", "said twice and differently")
    ]


def test_columns_that_are_not_known_are_named() -> None:
    imported = bring_in([table(("Name", "Details", "Ethnicity"), ("J M", "x", "z"))])
    assert [(n.file, n.column) for n in imported.report.not_read] == [
        ("referrals.csv", "Ethnicity")
    ]
