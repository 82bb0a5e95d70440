"""What a case owes to the law, in a word or two, for the board's row and the head of the case."""

from collections.abc import Iterable

from msgspec import Struct

from app.domain.case.debts import Debt
from app.domain.clocks import is_late
from app.domain.values import Instant
from ui.words.times import clock_time, plural, today, when


class Owing(Struct, frozen=True):
    short: str
    """ "Owed today", for the board."""
    whole: str
    """ "2 reasons owed today by 23:59"."""
    late: bool
    first: Instant
    """When the first of them falls due."""


def owing(debts: Iterable[Debt], now: Instant) -> Owing | None:
    """Of those with a day of their own; None where nothing is owed by a day."""
    dues = sorted(debt.due for debt in debts if debt.due is not None)
    if not dues:
        return None
    late = sum(is_late(due, now) for due in dues)
    if late:
        return Owing("Owed, overdue", f"{plural(late, 'reason')} overdue", late=True, first=dues[0])
    first, count = dues[0], plural(len(dues), "reason")
    if today(first) == today(now):
        whole = f"{count} owed today by {clock_time(first)}"
        return Owing("Owed today", whole, late=False, first=first)
    by = when(first, now)
    return Owing(f"Owed by {by}", f"{count} owed by {by}", late=False, first=first)
