"""Files as they come: letters, delimiters, JSON, workbooks, and what is no file for us."""

import datetime as dt
import io
import json
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake import NotReadable, read
from app.intake import reading as reading_module
from app.intake.reading import from_bytes
from app.intake.tables import Table
from tests.app.intake.importing import written

ROWS = (
    ("Referral Ref", "First Name", "Last Name", "Details"),
    ("R1", "José", "Maple", 'He said "no", twice'),
    ("R2", "Jade", "Elm", "Two\nlines"),
)
JSON = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(h.text for h in table.headings), *(tuple(row) for _, row in table.rows)]


def workbook(**sheets: tuple[tuple[object, ...], ...]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


TEXT = written(ROWS).decode()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.replace("\r\n", "\n").encode(),
        written(ROWS, ";"),
        written(ROWS, "\t"),
        written(ROWS, "|"),
        b"sep=;\r\n" + written(ROWS, ";"),
        json.dumps(JSON).encode(),
        json.dumps({"exported": "today", "referrals": JSON}).encode(),
        "\n".join(json.dumps(one) for one in JSON).encode(),
        workbook(Sheet=ROWS),
    ],
)
def test_the_same_table_from_every_form(data: bytes) -> None:
    assert cells(from_bytes("a.csv", data)) == list(ROWS)


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    found = from_bytes("a.csv", b'Name,Details\n"A\nB",x\n\nC,y\n')
    assert [number for number, row in found.rows if row] == [2, 4]


def test_json_items_are_numbered_from_one() -> None:
    assert [number for number, _ in from_bytes("a.json", json.dumps(JSON).encode()).rows] == [1, 2]


def test_json_within_json() -> None:
    whole = {"child": {"first name": "Jade", "aware": True}, "referrer": {"name": "G. Example"}}
    found = from_bytes("a.json", json.dumps(whole).encode())
    assert cells(found) == [
        ("child first name", "child aware", "referrer name"),
        ("Jade", "Yes", "G. Example"),
    ]
    assert found.known == 2


def test_json_values_as_text() -> None:
    whole = [{"Name": "Jade", "Age": 7.0, "Details": ["a", "b"], "Sex": None, "more": [{"x": 1}]}]
    found = from_bytes("a.json", json.dumps(whole).encode())
    assert cells(found)[1] == ("Jade", "7", "a\nb", "", '[{"x":1}]')


def test_a_workbook_gives_its_best_sheet_and_names_the_others() -> None:
    # Spreadsheets know no zones.
    born = dt.datetime.fromisoformat("2015-03-04")
    when = dt.datetime.fromisoformat("2026-03-02T15:30")
    data = workbook(
        Cover=(("Referrals of the week",),),
        List=(
            ("Weekly list",),
            ("Name", "DOB", "Date Received", "Time Received", "NHS Number", "Interpreter"),
            ("Jade Maple", born, when, dt.time(15, 30), 9434765919.0, True),
        ),
    )
    found = from_bytes("book.xlsx", data)
    assert found.file == "book.xlsx, List"
    assert found.other_sheets == ("book.xlsx, Cover",)
    assert found.rows[0][0] == 3
    assert list(found.rows[0][1]) == [
        *("Jade Maple", "2015-03-04", "2026-03-02 15:30", "15:30", "9434765919", "Yes")
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 not a book", "cannot be read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text"),
        (b"\xff\xfe\x00", "letters cannot be read"),
        (b"Name\x81,Details\x81\n", "letters cannot be read"),
        (b"just some words\nand more\n", "no row of headings"),
        (b"1,2,3\n4,5,6\n", "no row of headings"),
        (b"[1, 2]", "item 1 is not an object"),
        (b"[{]", "not JSON"),
        (b'{"name": "A", "details": "x"}\n{"name": ', "line 2 is not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no row of headings"),
        (b'Name,Details\nA,"never closed\nB,x\n', "row 2 has a quotation mark"),
        (b'Name,Details\nA,x\nB,"closed" early\n', "row 3 has a quotation mark"),
        (b"Name,Details\nA," + b"x" * 140_000, "a cell in row 2 is longer"),
    ],
)
def test_not_readable(data: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why) as refused:
        from_bytes("wrong.csv", data)
    assert str(refused.value).startswith("wrong.csv: ")
    assert "Nothing was imported." in str(refused.value)


def test_a_workbook_of_a_size_that_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.intake.workbook.LARGEST_UNPACKED", 100)
    with pytest.raises(NotReadable, match="unpacks to far too much"):
        from_bytes("a.xlsx", workbook(Sheet=ROWS))


def test_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "referrals.csv"
    path.write_bytes(written(ROWS))
    found = read(path)
    assert found.file == "referrals.csv"
    assert cells(found) == list(ROWS)


def test_paths_that_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotReadable, match="this is a folder"):
        read(tmp_path)
    with pytest.raises(NotReadable, match="No such file"):
        read(tmp_path / "missing.csv")
    path = tmp_path / "large.csv"
    path.write_bytes(written(ROWS))
    monkeypatch.setattr(reading_module, "LARGEST", 10)
    with pytest.raises(NotReadable, match="larger than"):
        read(path)


STARTS = st.sampled_from(
    [b"", b"Name,Details\n", b"[{", b'{"name":', b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b'"']
)


@given(STARTS, st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8")))
def test_any_bytes_are_a_table_or_not_readable(start: bytes, rest: bytes) -> None:
    with suppress(NotReadable):
        from_bytes("any", start + rest)
