"""The one safe way to reach one person, as far as this seat may know it."""

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.feedback import Message
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import SubjectId
from ui.words import short_date
from ui.words.feedback import CHANNELS, way

NOT_OURS = "Where, only {agency} reads."


class Safe(Struct, frozen=True):
    """`way` empty: none is recorded."""

    subject: SubjectId
    person: str
    way: str = ""
    by_way: str = ""
    address: str = ""
    where: str = ""
    how_known: str = ""
    not_before: str = ""
    may_record: bool = False


def safe_of(case: Case, message: Message, partnership: Partnership, seat: Seat) -> Safe | None:
    """None for a message to nobody of the case."""
    subject = message.owed.to_subject
    if subject is None:
        return None
    person = message.owed.name or "this person"
    may = seat.agency is not None and not MAY[c.RecordSafeContact].isdisjoint(seat.roles)
    known = next((one for one in reversed(case.contacts) if one.subject == subject), None)
    if known is None:
        return Safe(subject, person, may_record=may)
    agency = partnership.agency(known.by.agency) if known.by.agency else None
    name = agency.name if agency else "whoever found it out"
    ours = bool(known.address)
    day = short_date(known.not_before) if known.not_before else ""
    return Safe(
        subject=subject,
        person=person,
        way=CHANNELS[known.channel],
        by_way=way(known.channel),
        address=known.address,
        where=known.address if ours else NOT_OURS.format(agency=name),
        how_known=f"{known.found_out} ({known.by.name}, {name})" if ours else "",
        not_before=f"Do not tell until {day}." if day else "",
        may_record=may,
    )
