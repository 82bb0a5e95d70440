"""From a row to the referral and the child it is about. No referral is lost for a bad field."""

import re
from datetime import datetime, time

from msgspec import Struct, structs

from app.domain.case.parts import Aware, Referral
from app.domain.clocks import Calendar
from app.domain.values import Incomplete, Instant, Source, Subject, SubjectId, SubjectKind
from app.intake.cells import words
from app.intake.codes import POSTCODE, source_in
from app.intake.rows import Person, Place, Problem, Read, ReferralRow
from app.intake.tables import Table

LINE = 240
UNBORN = -1
NAMES = ("given", "family", "name")
CHILD_ID = "Child's ID"
NO_NAME = "no name: received as Unnamed"
BORN_LATER = "later than the day the referral was received"
NO_DATE = Problem("Date Received", "", "", "not in the file: the time of the import stands here")
LAST_POSTCODE = re.compile(
    rf",?\s*\b{POSTCODE.pattern}\b(?!.*\b{POSTCODE.pattern}\b)", POSTCODE.flags
)


class Door(Struct, frozen=True):
    """A referral as read: where it stands, what it says, and what could not be read."""

    place: Place
    row: ReferralRow
    problems: tuple[Problem, ...]
    sense: str

    @property
    def says_nothing(self) -> bool:
        """Without name, reference and details there is no referral."""
        row = self.row
        return not (any(names(row)) or row.reference or row.person or row.details)


def door(read: Read, table: Table) -> Door:
    """Raises TypeError for a row of another kind of file."""
    row, problems = read.row, read.problems
    if not isinstance(row, ReferralRow):
        raise TypeError("a row of referrals is needed")
    if _born_later(row):
        row, found = _not_yet_born(row, table)
        problems = (*problems, *found)
    if not any(names(row)) and not is_unborn(row):
        problems = (*problems, Problem("Name", table.headings_of(*NAMES), "", NO_NAME))
    return Door(read.place, row, problems, read.sense)


def _born_later(row: ReferralRow) -> bool:
    return bool(row.born and row.received_on and row.born > row.received_on[0])


def _not_yet_born(row: ReferralRow, table: Table) -> tuple[ReferralRow, tuple[Problem, ...]]:
    """A birth after the referral is expected, or written wrongly."""
    without = structs.replace(row, born=None)
    if is_unborn(row):
        return structs.replace(without, due=row.due or row.born), ()
    heading = table.headings_of("born")
    return without, (Problem("Date of Birth", heading, str(row.born), BORN_LATER),)


def is_unborn(row: ReferralRow) -> bool:
    return row.due is not None or row.age == UNBORN or "unborn" in words(" ".join(names(row)))


def names(row: Person) -> tuple[str, str]:
    """Given and family name; a whole name is split at its comma, or before its last word."""
    if row.given or row.family:
        return row.given, row.family
    family, comma, given = row.name.partition(",")
    if comma:
        return given.strip(), family.strip()
    given, _, family = row.name.rpartition(" ")
    return given, family


def home(row: Person) -> tuple[str, str]:
    """The address without its postcode, and the postcode."""
    found = LAST_POSTCODE.search(row.address)
    if found is None:
        return row.address, row.postcode
    written = f"{found[1]} {found[2]}".upper()
    if row.postcode not in ("", written):
        return row.address, row.postcode
    rest = row.address[: found.start()] + row.address[found.end() :]
    return rest.strip(", "), written


def subject(door: Door, known_by: SubjectId) -> Subject:
    """The child that the row is about."""
    row = door.row
    given, family = names(row)
    address, postcode = home(row)
    return Subject(
        id=known_by,
        kind=SubjectKind.UNBORN if is_unborn(row) else SubjectKind.CHILD,
        given=given,
        family=family,
        known_as=row.known_as,
        born=row.born,
        due=row.due,
        age=row.age if row.age != UNBORN else None,
        sex=row.sex,
        nhs_number=row.nhs,
        address=address,
        postcode=postcode,
        school=row.school,
        phone=row.phone,
        language=row.language,
        interpreter=row.interpreter,
    )


def referral(door: Door, calendar: Calendar, now: Instant) -> Referral:
    """As it was said. Where no date of receipt can be read, it was received `now`."""
    row = door.row
    received = received_at(row, calendar)
    problems = door.problems
    if received is None and not any(p.title == NO_DATE.title for p in problems):
        problems = (*problems, NO_DATE)
    return Referral(
        received=received or now,
        source=row.source or _source(row),
        referrer=row.referrer,
        referrer_agency=row.agency,
        referrer_role=row.role,
        referrer_phone=row.referrer_phone,
        referrer_email=row.email,
        anonymous=row.anonymous,
        channel=row.channel,
        concern=row.concern,
        details=row.details,
        need=row.need,
        level=row.level,
        aware=aware(row),
        aware_note="Consent was not obtained" if row.consent is Aware.NOT_STATED else "",
        voice=row.voice,
        keep_from_family=row.keep_from_family,
        source_reference=source_reference(row),
        to_complete=tuple(incomplete(problem) for problem in problems),
    )


def source_reference(row: ReferralRow) -> str:
    """The sender's own reference; where it gave none, its number for the child, named as such."""
    if row.reference or not row.person:
        return row.reference
    return f"{CHILD_ID} {row.person}"[:LINE]


def received_at(row: ReferralRow, calendar: Calendar) -> datetime | None:
    """UTC, from local time; midnight where only the day is known, so that no clock runs late."""
    if row.received_on is None:
        return None
    day, beside = row.received_on
    return calendar.at(day, row.received_at or beside or time())


def _source(row: ReferralRow) -> Source:
    if row.anonymous:
        return Source.ANONYMOUS
    return source_in(row.agency) or Source.UNKNOWN


def aware(row: ReferralRow) -> Aware:
    """What the family agreed to says more than what it was told."""
    if row.consent in (Aware.AGREED, Aware.REFUSED):
        return row.consent
    return row.aware or Aware.NOT_STATED


def incomplete(problem: Problem) -> Incomplete:
    said = " ".join(problem.said.split())
    return Incomplete(problem.title, said[:LINE], problem.reason)
