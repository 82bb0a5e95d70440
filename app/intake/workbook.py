"""Excel workbooks."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import openpyxl

from app.intake.errors import NotReadable
from app.intake.tables import Rows

LARGEST_UNPACKED = 400 * 1024 * 1024
MIDNIGHT = time()


def sheets(name: str, data: bytes) -> list[tuple[str, Rows]]:
    """Each sheet's title and rows."""
    try:
        return list(_sheets(name, data))
    except NotReadable:
        raise
    # openpyxl lets through whatever its parsers meet in a damaged file: there is no one class.
    except Exception as error:
        raise NotReadable(
            name,
            "this looks like an Excel workbook but cannot be read",
            "Open it in a spreadsheet and save it as CSV or .xlsx.",
        ) from error


def _sheets(name: str, data: bytes) -> Iterator[tuple[str, Rows]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise NotReadable(name, "it unpacks to far too much", "Save the one sheet as CSV.")
    # What openpyxl warns of (styles, extensions) does not touch the cells.
    with warnings.catch_warnings(action="ignore"):
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield sheet.title, _rows(sheet)


def _rows(sheet: Any) -> Rows:
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    texts = ((number, [_text(value) for value in cells]) for number, cells in rows)
    return [(number, cells) for number, cells in texts if any(cells)]


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime():
            whole_day = value.time() == MIDNIGHT
            return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
        case time():
            return value.isoformat("minutes")
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
