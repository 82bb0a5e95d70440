"""What opened the way for a later trawl, in words."""

from collections.abc import Iterator

from app.domain.case.state import Case, Contribution, Request
from app.domain.values import Instant
from ui.words.times import MONTHS, today


def since_words(case: Case, asked: Request) -> str:
    """ "New since consent on 12 May"; nothing where it was asked from the beginning."""
    if asked.trawl < 2:
        return ""
    at = asked.clock_from or asked.at
    before = [(when, what) for when, what in _openings(case) if when <= at]
    if not before:
        return "New since the first answers"
    when, what = max(before)
    return f"New since {what} on {_day(when)}"


def came_since(case: Case, shared: Contribution) -> str:
    """The same of what was shared."""
    if shared.trawl < 2:
        return ""
    asked = next((r for r in case.requests if r.id == shared.request), None)
    return since_words(case, asked) if asked else "New since the first answers"


def _openings(case: Case) -> Iterator[tuple[Instant, str]]:
    for record in case.consents:
        if record.consent.given:
            yield record.at, "consent"
    for dispensed in case.dispensations:
        yield dispensed.at, "consent was dispensed with"
    if case.key_worker is not None:
        yield case.key_worker.at, "the key worker was named"


def _day(at: Instant) -> str:
    day = today(at)
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
