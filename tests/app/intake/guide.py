"""The tables of docs/import.md as the columns state them, and the example that stands there."""

import re
from pathlib import Path

from app.intake import Table
from app.intake.columns import COLUMNS, Kind
from app.intake.reading import from_bytes

GUIDE = Path(__file__).parents[3] / "docs" / "import.md"
EXAMPLE = re.compile(r"`([a-z-]+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)


def text() -> str:
    return GUIDE.read_text("utf-8")


def columns(kind: Kind) -> str:
    """The table of one kind's columns, as the guide has it."""
    rows = (
        f"| {column.title} | {', '.join(column.headings[1:])} | {column.form} |"
        for column in COLUMNS[kind]
    )
    return "\n".join(("| column | also headed | as |", "|---|---|---|", *rows))


def example() -> list[Table]:
    """The files of the guide's example."""
    return [from_bytes(name, said.encode()) for name, said in EXAMPLE.findall(text())]
