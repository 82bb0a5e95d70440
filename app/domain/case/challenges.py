"""Challenges that nobody has settled: they stay on the board, and on the record once it closes."""

from app.domain.case.state import Case, Challenge, ChallengeState
from app.domain.clocks import is_late
from app.domain.partnership.state import RungDays
from app.domain.values import Instant, Rung


def open_challenges(case: Case) -> tuple[Challenge, ...]:
    """Those whose challenger has not accepted an answer, left open or not."""
    return tuple(c for c in case.challenges if c.state is not ChallengeState.ACCEPTED)


def overdue(case: Case, now: Instant) -> tuple[Challenge, ...]:
    """Those that still wait for the answer of their rung when its days are over."""
    return tuple(
        c for c in case.challenges if c.state is ChallengeState.OPEN and is_late(c.due, now)
    )


def unheard(case: Case) -> tuple[Challenge, ...]:
    """Neither answered, left open nor taken to a higher rung: no decision passes over them."""
    waiting = (c for c in case.challenges if c.state is ChallengeState.OPEN)
    return tuple(c for c in waiting if not c.escalations)


def rung_above(ladder: tuple[RungDays, ...], rung: Rung) -> RungDays | None:
    """The next one of the ladder; None from its top."""
    order = list(Rung)
    above = (one for one in ladder if order.index(one.rung) > order.index(rung))
    return next(above, None)
