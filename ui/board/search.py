"""Finding a case by anything one may know of it, without regard to accents and spaces."""

from collections.abc import Iterator
from datetime import date

from app.domain.case.state import Case
from app.domain.folding import fold
from app.domain.values import Subject
from ui.words import short_date


def found_by(case: Case) -> str:
    """Everything that a case can be found by, folded."""
    return " ".join(filter(None, map(fold, _said(case))))


def terms(query: str) -> tuple[str, ...]:
    """The words looked for, folded; none: everything is wanted."""
    return tuple(filter(None, map(fold, query.split())))


def matches(found_by: str, wanted: tuple[str, ...]) -> bool:
    """Whether every word is somewhere in it."""
    return all(term in found_by for term in wanted)


def _said(case: Case) -> Iterator[str]:
    yield case.reference
    yield case.referral.source_reference
    yield case.referral.concern
    for subject in case.subjects:
        yield from _of(subject)


def _of(subject: Subject) -> Iterator[str]:
    yield f"{subject.given} {subject.family}"
    yield subject.known_as
    yield subject.nhs_number
    yield subject.address
    yield subject.postcode
    if subject.born is not None:
        yield from _dates(subject.born)


def _dates(born: date) -> Iterator[str]:
    """14/03/2019, 14/3/2019, 14 Mar 2019 and 2019-03-14 all find it."""
    yield f"{born:%d%m%Y}"
    yield f"{born.day}{born.month}{born.year}"
    yield short_date(born)
    yield born.isoformat()
