"""The columns that an import knows, as data: what they fill, how they may be headed and written.

`docs/import.md` shows these tables and is tested against them.
"""

import re

from app.domain.folding import fold
from app.intake.columns.column import Column, Kind
from app.intake.columns.involvement import AGENCY_BY_HEADING, AGENCY_BY_WORD, INVOLVEMENT
from app.intake.columns.referrals import REFERRALS

COLUMNS = {Kind.REFERRALS: REFERRALS, Kind.INVOLVEMENT: INVOLVEMENT}

POSSESSIVE = re.compile(r"['’]s\b")


def plain(heading: str) -> str:
    """Two headings that read alike are the same: "Child's name", "child_name", "CHILD NAME"."""
    return fold(POSSESSIVE.sub("", heading))


BY_HEADING = {
    kind: {plain(heading): column for column in columns for heading in column.headings}
    for kind, columns in COLUMNS.items()
}

__all__ = [
    "AGENCY_BY_HEADING",
    "AGENCY_BY_WORD",
    "BY_HEADING",
    "COLUMNS",
    "Column",
    "Kind",
    "plain",
]
