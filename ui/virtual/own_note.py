"""The note for an agency's own record: what was decided, why, and what it has to do."""

from collections.abc import Iterator

from app.domain.case.state import Case, Decision
from app.domain.values import Instant
from ui.virtual.view_model import Me
from ui.words import case_name, clock_time, exact_time, short_date, today, when
from ui.words.decision import (
    agency_name,
    listed,
    outcome_lines,
    strategy_words,
    threshold_words,
)


def own_note(case: Case, me: Me, now: Instant) -> str:
    """Plain text to paste elsewhere; empty while nothing is decided."""
    decision = case.decision
    return "\n".join(_lines(case, decision, me, now)) if decision else ""


def _lines(case: Case, decision: Decision, me: Me, now: Instant) -> Iterator[str]:
    draft = decision.draft
    yield f"{me.partnership.name}: {case_name(case)}, {case.reference}"
    if decision.decided_at and decision.decided_by:
        at = f"{short_date(today(decision.decided_at))} {clock_time(decision.decided_at)}"
        by = agency_name(me.partnership, decision.decided_by.agency)
        yield f"Decided {at} by {decision.decided_by.name}, {by}"
    yield from (f"Outcome: {line}" for line in outcome_lines(draft, case))
    yield from filter(None, (threshold_words(draft), strategy_words(draft, now)))
    yield f"Why: {draft.reasons}"
    if draft.lead:
        yield f"Lead: {agency_name(me.partnership, draft.lead)}"
    if draft.supporting:
        names = [agency_name(me.partnership, agency) for agency in draft.supporting]
        yield f"Supporting: {listed(names)}"
    for action in case.actions:
        if action.owner == me.agency:
            yield f"For {me.speaks_for} to do: {action.what} By {when(action.due, now)}."
    yield f"Heard by {me.seat.name} for {me.speaks_for}, {exact_time(now)}"
