"""What stands under "Answers due": a countdown while answers are awaited, else what is next."""

from msgspec import Struct

from app.domain.case.state import Case, Request
from app.domain.clocks import is_late
from app.domain.values import Instant, Rating, Stage
from ui.words import time_left, when, word

DONE = (Stage.DECIDED, Stage.CLOSING, Stage.CLOSED)


class Due(Struct, frozen=True):
    """`answers`: when the first open answer is due. Else `lead` says what is next, by `by`."""

    answers: Instant | None = None
    lead: str = ""
    below: str = ""
    by: Instant | None = None


class DueWords(Struct, frozen=True):
    lead: str
    below: str
    late: bool = False


def due_of(case: Case, *, decides: bool = True) -> Due:
    """The next that is due on a case; `decides`: its model ends in a decision."""
    if case.stage is Stage.CLOSED:
        return Due(lead="Closed", below=word(case.closing.reason) if case.closing else "")
    if case.stage in DONE:
        return Due(lead="Decided", below=_outcome(case))
    waiting = [r for r in case.requests if r.open]
    running = [r.due for r in waiting if r.due is not None]
    if running:
        return Due(answers=min(running))
    return Due(lead=_paused(waiting) or _next(case, decides=decides), by=case.decide_by)


def due_words(due: Due, now: Instant) -> DueWords:
    """Both lines as they read at `now`."""
    if due.answers is not None:
        late = is_late(due.answers, now)
        return DueWords(time_left(due.answers, now), when(due.answers, now), late)
    if due.by is not None:
        return DueWords(due.lead, f"by {when(due.by, now)}", is_late(due.by, now))
    return DueWords(due.lead, due.below)


def _outcome(case: Case) -> str:
    decision = case.decision
    if decision is None:
        return ""
    return word(decision.draft.children[0].outcomes[0])


def _paused(waiting: list[Request]) -> str:
    return "Paused" if any(r.paused for r in waiting) else ""


def _next(case: Case, *, decides: bool) -> str:
    if case.stage is Stage.NEW:
        return "To screen"
    if case.rating is Rating.UNRATED:
        return "To rate"
    if case.stage is Stage.SCREENING and case.rating is not Rating.BLUE:
        return "To ask"
    return "To decide" if decides else "To finish"
