"""CSV and its relatives."""

import csv
import io
from itertools import islice

from app.intake.errors import NotReadable
from app.intake.tables import SEARCHED_ROWS, Rows, table

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = csv.field_size_limit()


def delimited(name: str, text: str) -> Rows:
    """The rows, split by the delimiter under which the most headings are known.

    Strict about quotation marks: read loosely, one that never closes swallows the rows below,
    and a child's words end up on another's case.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, 1):
            rows.append((number, cells))
    except csv.Error as error:
        raise _broken(name, len(rows) + 1, error) from error
    return rows


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _known(text, delimiter))


def _known(text: str, delimiter: str) -> int:
    """How many headings are known in the first rows, read loosely."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        found = table("", list(enumerate(islice(reader, SEARCHED_ROWS), 1)))
    except csv.Error:
        return 0
    return found.known if found else 0


def _broken(name: str, row: int, error: csv.Error) -> NotReadable:
    if "field larger" in str(error):
        why = f"a cell in row {row} is longer than {LONGEST_CELL:,} letters"
        return NotReadable(name, why, "Look there for a quotation mark that is never closed.")
    return NotReadable(
        name,
        f"row {row} has a quotation mark that is never closed, or words after one that closes",
        "Correct that row, or export the file again.",
    )
