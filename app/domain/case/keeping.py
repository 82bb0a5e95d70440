"""What keeps the working papers of a case from being destroyed."""

from app.domain.case.compartments import works
from app.domain.case.parts import StepWay
from app.domain.case.state import Case, ChallengeState
from app.domain.partnership.state import Partnership


def kept_because(case: Case, partnership: Partnership) -> str:
    """Whoever works with the family; empty: nothing does."""
    reasons = {
        "preset": not works(case, partnership),
        "hold": case.hold is not None,
        "challenge": any(c.state is not ChallengeState.ACCEPTED for c in case.challenges),
        "step-up": _steps_up(case),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def kept_by_hand(case: Case, partnership: Partnership) -> str:
    """What hinders a person who wants them destroyed now; empty: nothing does."""
    return kept_because(case, partnership) or ("" if case.key_worker else "key-worker")


def _steps_up(case: Case) -> bool:
    """As decided, or as proposed and not yet decided: what it rests on is still needed."""
    drafts = [decision.draft for decision in (case.decision, case.proposal) if decision]
    return any(draft.step is not None and draft.step.way is StepWay.UP for draft in drafts)
