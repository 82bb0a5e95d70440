"""The outcome of a case in words."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.parts import ChildOutcome
from app.domain.case.state import Case
from app.domain.values import Instant
from ui.requests.lines import Line
from ui.requests.sheet import agency_name
from ui.words import subject_name, today, when, word


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
