"""From a file, whatever its form, to its table. Raises `NotReadable` and nothing else."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from app.intake.delimited import delimited
from app.intake.errors import NotReadable
from app.intake.objects import objects
from app.intake.tables import Rows, Table, table
from app.intake.workbook import sheets

LARGEST = 50 * 1024 * 1024
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
NOT_THIS = {
    OLD_OFFICE: "an old Excel or Word file, or one with a password",
    PDF: "a PDF",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "a word processor's file",
}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAVE_AS = "Open it where it comes from and save it as CSV or .xlsx."


def read(path: Path) -> Table:
    """The table of one file."""
    return from_bytes(path.name, _bytes(path))


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise NotReadable(name, "this is a folder", "Name the files in it one by one.")
        if path.stat().st_size > LARGEST:
            raise _too_large(name)
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise NotReadable(name, why, "Look at its name and at who may read it.") from error


def _too_large(name: str) -> NotReadable:
    return NotReadable(
        name, f"larger than {LARGEST // 1024 // 1024} MB", "Split it and import the parts."
    )


def from_bytes(name: str, data: bytes) -> Table:
    """By what the bytes are, not by what the name says."""
    if len(data) > LARGEST:
        raise _too_large(name)
    for mark, what in NOT_THIS.items():
        if data.startswith(mark):
            raise NotReadable(name, f"this is {what}", SAVE_AS)
    if data.startswith(ZIP):
        return _best(name, [(f"{name}, {title}", rows) for title, rows in sheets(name, data)])
    text = _text(name, data)
    if not text.strip():
        raise NotReadable(name, "the file is empty", "Export it again where it comes from.")
    if text.lstrip().startswith(("{", "[")):
        return _best(name, [(name, objects(name, text))])
    return _best(name, [(name, delimited(name, text))])


def _best(name: str, candidates: Sequence[tuple[str, Rows]]) -> Table:
    """Of several sheets the one with the most known headings."""
    tables = [found for file, rows in candidates if (found := table(file, rows))]
    if not tables:
        raise NotReadable(
            name,
            "no row of headings was found that is known",
            "Give the columns headings such as First Name, Last Name, Date of Birth and Details;"
            " the guide to imports lists them.",
        )
    best = max(tables, key=lambda t: t.known)
    others = tuple(file for file, rows in candidates if file != best.file and rows)
    return structs.replace(best, other_sheets=others)


def _text(name: str, data: bytes) -> str:
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    # A stray one comes out of databases; pictures, programs and unmarked UTF-16 are full of them.
    if marked is None and data.count(b"\0") * 10 > len(data):
        raise NotReadable(name, "this is not a text", SAVE_AS)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable(name, "its letters cannot be read", "Save it as CSV UTF-8.")
