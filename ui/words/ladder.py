"""The ladder of a challenge as people see it: who is named on each step, and by when."""

from collections.abc import Sequence

from msgspec import Struct

from app.domain.case.state import Challenge, ChallengeState, Escalation
from app.domain.clocks import is_late
from app.domain.partnership.state import RungDays
from app.domain.values import Instant, Rung
from ui.words.times import when

RUNG_NAMES: dict[Rung, str] = {
    Rung.PRACTITIONER: "Practitioner",
    Rung.MANAGER: "Manager",
    Rung.HEAD_OF_SERVICE: "Head of service",
    Rung.PARTNERSHIP: "Partnership",
}
"""Who looks at it on that step; `codes.RUNGS` says it of many."""


class LadderStep(Struct, frozen=True):
    """`standing`: "passed", "here" or "to come"."""

    label: str
    standing: str
    detail: str = ""
    late: bool = False


def ladder_steps(
    challenge: Challenge, ladder: Sequence[RungDays], now: Instant
) -> tuple[LadderStep, ...]:
    """Every step that the partners agreed, from the bottom up."""
    order = [one.rung for one in ladder]
    here = order.index(challenge.rung) if challenge.rung in order else 0
    return tuple(_step(challenge, rung, n, here, now) for n, rung in enumerate(order))


def rung_line(challenge: Challenge, now: Instant) -> str:
    """ "With the manager, A. Boss, answer due Wed 10:00"; "answer overdue since Wed 10:00"."""
    taken = challenge.escalations[-1] if challenge.escalations else None
    named = f", {taken.to}" if taken else ""
    return f"With the {RUNG_NAMES[challenge.rung].lower()}{named}{_due(challenge, now)}"


def overdue(challenge: Challenge, now: Instant) -> bool:
    """It waits for an answer, and the days of its step are over."""
    return challenge.state is ChallengeState.OPEN and is_late(challenge.due, now)


def taken_words(taken: Escalation, now: Instant) -> str:
    """ "Taken to the manager, A. Boss, Tue 10:00"."""
    return f"Taken to the {RUNG_NAMES[taken.rung].lower()}, {taken.to}, {when(taken.at, now)}"


def _step(challenge: Challenge, rung: Rung, n: int, here: int, now: Instant) -> LadderStep:
    taken = next((e for e in challenge.escalations if e.rung is rung), None)
    named = taken.to if taken else ""
    if n != here:
        return LadderStep(RUNG_NAMES[rung], "passed" if n < here else "to come", named)
    late = overdue(challenge, now)
    due = challenge.due if challenge.state is ChallengeState.OPEN else None
    by = f"{'was due' if late else 'by'} {when(due, now)}" if due else ""
    return LadderStep(RUNG_NAMES[rung], "here", "\n".join(filter(None, (named, by))), late)


def _due(challenge: Challenge, now: Instant) -> str:
    if challenge.due is None or challenge.state is not ChallengeState.OPEN:
        return ""
    said = "overdue since" if overdue(challenge, now) else "due"
    return f", answer {said} {when(challenge.due, now)}"
