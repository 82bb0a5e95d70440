"""What a case still owes to the law, each item with its day and its place: for board and forms."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile

from msgspec import Struct

from app.domain.case.basis import PROTECTION, by_decision_alone, end_of_day, may_owe_basis
from app.domain.case.capacity import of_age
from app.domain.case.completeness import highest
from app.domain.case.parts import Aware
from app.domain.case.state import Case, DecisionState, Request, RequestState
from app.domain.partnership.state import Partnership
from app.domain.values import Instant, Line, Subject, SubjectKind

NOT_ASKED = (RequestState.LOCKED, RequestState.CANCELLED)
"""Of these nothing was shared."""


class Owed(StrEnum):
    BASIS = "basis"
    """Of a request that went out first."""
    TOLD = "told"
    """Whether a person was told, agreed, or why not."""
    DECISION = "decision"
    """What an urgent decision left out."""


class Debt(Struct, frozen=True, omit_defaults=True):
    """`link` is its place: a request, a subject, or a decision and what it lacks ("id:clause")."""

    what: Owed
    link: Line
    due: Instant | None = None
    """None: owed, with no day of its own."""


def debts(case: Case, partnership: Partnership) -> tuple[Debt, ...]:
    return (*_bases(case), *_told(case, partnership), *_decisions(case))


def _bases(case: Case) -> Iterator[Debt]:
    for request in case.requests:
        if request.basis is None and request.state not in NOT_ASKED:
            yield Debt(Owed.BASIS, request.id, request.basis_owed_by)


def _told(case: Case, partnership: Partnership) -> Iterator[Debt]:
    """From the first request about them on; at Level 4 or Red the same day."""
    recorded = {i.subject for i in case.informed if i.aware is not Aware.NOT_STATED}
    recorded |= {subject for r in case.consents for subject in r.consent.subjects}
    for subject in case.subjects:
        asked = [r for r in case.requests if _about(r, subject, case)]
        if asked and subject.id not in recorded:
            yield Debt(Owed.TOLD, subject.id, _told_by(case, asked, partnership))


def _about(request: Request, subject: Subject, case: Case) -> bool:
    """A young child is told by a parent, where one is known: then it is the parent's to be told."""
    if request.state in NOT_ASKED or subject.kind is SubjectKind.UNBORN:
        return False
    if _young(subject, case):
        return subject.id in request.subjects and not any(map(_responsible, case.subjects))
    return subject.id in request.subjects or (
        _responsible(subject) and _asks_about_young(request, case)
    )


def _asks_about_young(request: Request, case: Case) -> bool:
    return any(_young(s, case) for s in case.subjects if s.id in request.subjects)


def _young(subject: Subject, case: Case) -> bool:
    return not of_age(subject, case.referral.received.date())


def _responsible(subject: Subject) -> bool:
    return bool(subject.parental_responsibility)


def _told_by(case: Case, asked: list[Request], partnership: Partnership) -> Instant | None:
    first = asked[0].clock_from or asked[0].at
    if not any(may_owe_basis(case, request.level) for request in asked):
        return None
    if all(by_decision_alone(case, r.level) for r in asked if may_owe_basis(case, r.level)):
        return end_of_day(max(first, _decided_so(case)), partnership.calendar)
    urgent = takewhile(lambda rated: rated.rating is case.rating, reversed(case.ratings))
    since = max((first, *(rated.at for rated in list(urgent)[-1:])))
    return end_of_day(since, partnership.calendar)


def _decided_so(case: Case) -> Instant:
    """When Level 4 was decided, or a decision of less was put right to it."""
    decision = case.decision
    if decision is None:
        return case.opened_at
    raised = [one.at for one in decision.corrections if highest(one.earlier) != PROTECTION]
    return max((decision.decided_at or decision.proposed_at, *raised))


def _decisions(case: Case) -> Iterator[Debt]:
    for decision in case.decisions:
        if decision.state is DecisionState.CONFIRMED:
            yield from (
                Debt(Owed.DECISION, f"{decision.id}:{lacks}", decision.owed_by)
                for lacks in decision.owed
            )
