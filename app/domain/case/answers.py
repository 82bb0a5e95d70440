"""One agency's answer on a case in one word, as the board's columns show it."""

from enum import StrEnum

from msgspec import Struct

from app.domain.case.basis import may_owe_basis
from app.domain.case.state import Case, Contribution, Request, RequestState
from app.domain.clocks import is_late
from app.domain.values import AgencyId, Instant


class AnswerState(StrEnum):
    ANSWERED = "answered"
    LATE = "late"
    NIL = "nil"
    ASKED = "asked"
    SEEN = "seen"
    WRITING = "writing"
    OVERDUE = "overdue"
    PAUSED = "paused"
    LOCKED = "locked"
    """Waits for consent; or asked without a basis while nothing waited for one, and now it does."""
    DECLINED = "declined"
    SEALED = "sealed"
    CORRECTED = "corrected"
    """Something said was corrected or withdrawn since."""
    SECOND_TRAWL = "second_trawl"
    """Asked again after an answer, or once consent or a key worker opened the way."""
    NOT_ASKED = "not_asked"


class Answer(Struct, frozen=True):
    """The state to show; `due` while an answer is waited for and its clock runs."""

    state: AnswerState
    due: Instant | None = None


def answer_state(case: Case, agency: AgencyId, now: Instant, writing: bool) -> Answer:
    """What is waited for comes before what was said earlier."""
    requests = [r for r in case.requests if r.agency == agency]
    shared = [c for c in case.contributions if c.agency == agency]
    waiting = next((r for r in requests if r.open), None)
    if waiting is None and any(r.locked for r in requests):
        return Answer(AnswerState.LOCKED)
    if waiting is None:
        if not shared and case.certificate and agency in case.certificate.agencies:
            return Answer(AnswerState.ANSWERED)
        return Answer(_said(requests, shared))
    state = _hindered(case, waiting, now) or _under_way(
        waiting, writing, bool(shared) or waiting.trawl > 1
    )
    return Answer(state, waiting.due)


def _hindered(case: Case, request: Request, now: Instant) -> AnswerState | None:
    if request.basis is None and not may_owe_basis(case, request.level):
        return AnswerState.LOCKED
    if is_late(request.due, now):
        return AnswerState.OVERDUE
    return AnswerState.PAUSED if request.paused else None


def _under_way(request: Request, writing: bool, again: bool) -> AnswerState:
    if writing:
        return AnswerState.WRITING
    if again:
        return AnswerState.SECOND_TRAWL
    return AnswerState.SEEN if request.state is RequestState.SEEN else AnswerState.ASKED


def _said(requests: list[Request], shared: list[Contribution]) -> AnswerState:
    standing = [c for c in shared if c.withdrawn_at is None]
    declined = [r.closed_at or r.at for r in requests if r.state is RequestState.DECLINED]
    if declined and not any(c.at > declined[-1] for c in standing):
        return AnswerState.DECLINED
    if standing:
        return _shared(standing[-1])
    return AnswerState.CORRECTED if shared else AnswerState.NOT_ASKED


def _shared(contribution: Contribution) -> AnswerState:
    if contribution.sealed:
        return AnswerState.SEALED
    if contribution.earlier:
        return AnswerState.CORRECTED
    if contribution.nil:
        return AnswerState.NIL
    return AnswerState.LATE if contribution.late else AnswerState.ANSWERED
