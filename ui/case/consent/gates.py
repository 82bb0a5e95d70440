"""Whether an agency may be asked about a person, as the domain reckons it now."""

from app.domain.case.gate import Gate, gate
from app.domain.case.lawful import ConsentRecord
from app.domain.case.state import Request
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Level, Subject, SubjectId
from ui.case.blocks import Look
from ui.words import person_name, word
from ui.words.gates import GateWords, gate_words


def gate_of(look: Look, subject: Subject, agency: Agency) -> Gate:
    asked = last_asked(look, subject.id, agency.id)
    level = asked.level if asked and asked.level else look.case.screening.level
    return at_level(look, subject, agency, level)


def at_level(look: Look, subject: Subject, agency: Agency, level: Level | None) -> Gate:
    return gate(look.case, look.partnership, subject.id, agency.id, level, look.now)


def words_of(found: Gate, subject: Subject, agency: Agency) -> GateWords:
    kind = word(agency.data)
    return gate_words(
        found,
        person=person_name(subject),
        agency=agency.name,
        kind=kind[:1].lower() + kind[1:],
    )


def last_asked(look: Look, subject: SubjectId, agency: AgencyId) -> Request | None:
    """The latest request that asks this agency about this person."""
    asked = [r for r in look.case.requests if r.agency == agency and subject in r.subjects]
    return asked[-1] if asked else None


def standing(look: Look, found: Gate) -> ConsentRecord | None:
    """The consent that keeps it open."""
    return next((r for r in look.case.consents if r.consent.id == found.consent), None)
