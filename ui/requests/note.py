"""The outcome in words, and the note that an agency copies into its own system."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.parts import ChildOutcome
from app.domain.case.state import Case
from app.domain.values import AgencyId, Instant
from ui.requests.lines import Line, content_lines
from ui.requests.sheet import agency_name
from ui.words import clock_time, short_date, subject_name, today, when, word

NEWLINE = "\n"


class Outcome(Struct, frozen=True):
    title: str
    meta: str
    lines: tuple[Line, ...]


def outcome_of(board: Board, case: Case, now: Instant) -> Outcome | None:
    decision = case.decision
    if decision is None:
        return None
    draft, partnership = decision.draft, board.partnership
    supporting = ", ".join(agency_name(partnership, one) for one in draft.supporting)
    lines = (
        *((_of(case, child), child.plan) for child in draft.children if child.plan),
        ("Why", draft.reasons),
        ("Threshold", f"{draft.clause}, version {draft.threshold_version}" * bool(draft.clause)),
        ("Lead", agency_name(partnership, draft.lead)),
        ("With", supporting),
        ("Key worker", draft.key_worker),
    )
    who = f"{decision.decided_by.name}, " if decision.decided_by else ""
    at = when(decision.decided_at, now) if decision.decided_at else ""
    said = tuple((label, text) for label, text in lines if text)
    return Outcome(_title(case, draft.children), f"Decided by {who}{at}", said)


def _title(case: Case, children: tuple[ChildOutcome, ...]) -> str:
    """One line where all share it, else one for each child."""
    said = {(child.outcomes, child.level) for child in children}
    if len(said) == 1:
        return _result(children[0])
    return "\n".join(f"{_of(case, child)}: {_result(child)}" for child in children)


def _result(child: ChildOutcome) -> str:
    level = f", level {child.level}" if child.level else ""
    return " and ".join(word(outcome) for outcome in child.outcomes) + level


def _of(case: Case, child: ChildOutcome) -> str:
    subject = next((s for s in case.subjects if s.id == child.subject), None)
    return subject_name(subject, today(case.referral.received)) if subject else ""


def note(board: Board, case: Case, agency: AgencyId | None, now: Instant) -> str:
    """Plain text for the agency's own record, of what its reader may see here."""
    return "\n".join(_note(board, case, agency, now))


def _note(board: Board, case: Case, agency: AgencyId | None, now: Instant) -> Iterator[str]:
    name = board.partnership.name if board.partnership else ""
    yield f"SAFEGUARDING, CONFIDENTIAL. From the board of {name}, {_stamp(now)}."
    yield "Check before any of it is told to the family."
    yield f"{case.reference}: {', '.join(subject_name(s, today(now)) for s in case.subjects)}"
    yield from _decided(board, case, now)
    for action in case.actions:
        if action.owner == agency:
            state = "done" if action.done_at else f"due {_stamp(action.due)}"
            yield f"For us to do: {action.what} ({state})"
    for shared in case.contributions:
        if shared.agency == agency and shared.withdrawn_at is None:
            yield f"We shared, {_stamp(shared.at)}:"
            yield from (_flat(line) for line in content_lines(case, shared.content))


def _decided(board: Board, case: Case, now: Instant) -> Iterator[str]:
    decision, outcome = case.decision, outcome_of(board, case, now)
    if decision is None or outcome is None:
        return
    who = f" by {decision.decided_by.name}" if decision.decided_by else ""
    at = f", {_stamp(decision.decided_at)}" if decision.decided_at else ""
    yield f"Outcome, decided{who}{at}: {outcome.title.replace(NEWLINE, '; ')}"
    yield from (f"{label}: {text}" for label, text in outcome.lines)


def _stamp(instant: Instant) -> str:
    """With its date: the note is read on another day."""
    return f"{short_date(today(instant))} {clock_time(instant)}"


def _flat(line: Line) -> str:
    label, text = line
    return f"  {label}: {text.replace(NEWLINE, '; ')}"
