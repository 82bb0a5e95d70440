"""From a row of involvement to what its agency says of a child on a case."""

from datetime import date

from app.dates import written
from app.domain.case.parts import Content, Handling, Search, Voice
from app.domain.values import Searched, SubjectId
from app.intake.rows import InvolvementRow

SYSTEM = "Involvement list"
NOBODY_ASKED = "Taken from a list of involvement: nobody was spoken to"
NOT_SAID = ("Involvement", Searched.FOUND)


def content(row: InvolvementRow, subject: SubjectId, off_wall: bool) -> Content:
    """Who is involved, whom to ring and how fresh that is; no facts where nothing is known."""
    _, result = row.involvement or NOT_SAID
    return Content(
        searches=(Search(SYSTEM, subject, result, as_of=row.as_of),),
        facts="" if result is Searched.NO_RECORD else facts(row),
        voice=Voice(none_because=NOBODY_ASKED),
        handling=Handling(off_wall=off_wall),
    )


def facts(row: InvolvementRow) -> str:
    """Sentences, one a line."""
    status, _ = row.involvement or NOT_SAID
    said = (
        f"{status}: {row.organisation}" if row.organisation else status,
        _who(row),
        _when("Involved since", row.since),
        _when("Last contact", row.last_contact),
        _fresh(row),
    )
    return "\n".join(f"{line}." for line in said if line)


def _who(row: InvolvementRow) -> str:
    who = " ".join(part for part in (row.role, row.contact) if part)
    ring = f"ring {row.phone}" if row.phone else ""
    said = ", ".join(part for part in (who, ring, row.email) if part)
    return said[:1].upper() + said[1:]


def _fresh(row: InvolvementRow) -> str:
    covers = ""
    if row.covers_from and row.covers_to:
        covers = f"records cover {written(row.covers_from)} to {written(row.covers_to)}"
    area = f"for {row.area}" if row.area else ""
    said = ", ".join(part for part in (_when("as of", row.as_of), covers, area) if part)
    return said[:1].upper() + said[1:]


def _when(what: str, day: date | None) -> str:
    return f"{what} {written(day)}" if day else ""
