"""Re-contact: the same child was here not long ago, as far as the viewer's own board shows."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from app.domain.case.state import Case
from app.domain.folding import fold
from app.domain.values import CaseId, Instant, Subject, SubjectId, SubjectKind

WEEKS = timedelta(weeks=12)
YEAR = timedelta(days=365)


class Within(StrEnum):
    WEEKS_12 = "12-weeks"
    MONTHS_12 = "12-months"


class Recontact(Struct, frozen=True):
    """An earlier case of one child, and how many whole days lie between."""

    subject: SubjectId
    earlier: CaseId
    ended: Instant
    """When that case was closed, else decided."""
    days: int
    within: Within


def recontacts(others: Iterable[Case], case: Case) -> tuple[Recontact, ...]:
    """Each child's earlier cases that ended in the year before this referral, the latest first."""
    children = [s for s in case.subjects if s.kind is SubjectKind.CHILD]
    found = [
        one
        for other in others
        if other.id != case.id
        for child in children
        for one in _recontact(case, child, other)
    ]
    return tuple(sorted(found, key=lambda one: (one.days, one.earlier, one.subject)))


def _recontact(case: Case, child: Subject, earlier: Case) -> Iterator[Recontact]:
    """One or none."""
    end, received = ended(earlier), case.referral.received
    if end is None or end > received or received - end > YEAR:
        return
    if any(same_child(child, other) for other in earlier.subjects):
        gap = received - end
        within = Within.WEEKS_12 if gap <= WEEKS else Within.MONTHS_12
        yield Recontact(child.id, earlier.id, end, gap.days, within)


def ended(case: Case) -> Instant | None:
    """When it was closed, else decided."""
    if case.closing is not None:
        return case.closing.at
    return case.decision.decided_at if case.decision else None


def same_child(one: Subject, other: Subject) -> bool:
    """By the NHS number where both have one, else by name and date of birth."""
    if one.nhs_number and other.nhs_number:
        return one.nhs_number == other.nhs_number
    named = fold(one.given) and fold(one.family) and one.born
    return bool(named) and _called(one) == _called(other)


def _called(subject: Subject) -> tuple[str, str, object]:
    return fold(subject.given), fold(subject.family), subject.born
