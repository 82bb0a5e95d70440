"""The decision: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.completeness import highest
from app.domain.case.events import (
    CaseDeferred,
    CaseEvent,
    DecisionConfirmed,
    DecisionCorrected,
    DecisionProposed,
    DecisionReadBack,
    ProposalWithdrawn,
)
from app.domain.case.evolve.acting import joined
from app.domain.case.evolve.discussing import new_round
from app.domain.case.evolve.owed import held_back, owed, superseded, taken_back
from app.domain.case.state import Case, Correction, Decision, DecisionState, Deferral
from app.domain.events import Recorded
from app.domain.values import DecisionId, Stage


def proposed(case: Case, event: DecisionProposed, recorded: Recorded) -> Case:
    """A new draft has to be read back again. A new proposal keeps the stances that nobody has
    seen yet, and asks afresh where they were revealed."""
    decision = Decision(event.decision, event.draft, event.by, recorded.at, recorded.version)
    if _found(case, event.decision):
        redrafted = tuple(decision if d.id == decision.id else d for d in case.decisions)
        return structs.replace(case, decisions=redrafted)
    after = structs.replace(case, decisions=(*case.decisions, decision))
    return new_round(after) if case.stances_revealed else after


def read_back(case: Case, event: DecisionReadBack, recorded: Recorded) -> Case:
    return _changed(
        case,
        event.decision,
        recorded,
        state=DecisionState.READ_BACK,
        read_back_by=event.by,
        read_back_at=recorded.at,
    )


def confirmed(case: Case, event: DecisionConfirmed, recorded: Recorded) -> Case:
    after = _changed(
        case,
        event.decision,
        recorded,
        state=DecisionState.CONFIRMED,
        decided_by=event.by,
        decided_at=recorded.at,
        owed=event.owed,
        owed_by=event.owed_by,
        present=event.present,
        stances=event.stances,
        silent=event.silent,
    )
    after = superseded(after, event.supersedes)
    after = owed(after, event.owes, recorded, event.decision)
    return structs.replace(_decided(after, event.decision), stage=Stage.DECIDED)


def withdrawn(case: Case, event: ProposalWithdrawn, recorded: Recorded) -> Case:
    after = _changed(
        case,
        event.decision,
        recorded,
        state=DecisionState.WITHDRAWN,
        withdrawn_because=event.reason,
    )
    return new_round(after)


def corrected(case: Case, event: DecisionCorrected, recorded: Recorded) -> Case:
    before = _found(case, event.decision)
    if before is None:
        return case
    correction = Correction(before.draft, recorded.at, event.by, event.reason)
    after = _changed(
        case,
        event.decision,
        recorded,
        draft=event.draft,
        corrections=(*before.corrections, correction),
        owed=event.owed,
        owed_by=event.owed_by,
    )
    after = owed(taken_back(after, event.decision), event.owes, recorded, event.decision)
    return _decided(held_back(after, event.held), event.decision)


def deferred(case: Case, event: CaseDeferred, recorded: Recorded) -> Case:
    deferral = Deferral(event.until, event.reason, recorded.at, event.by)
    after = structs.replace(case, deferrals=(*case.deferrals, deferral), decide_by=deferral.until)
    return new_round(after)


def _found(case: Case, named: DecisionId) -> Decision | None:
    return next((d for d in case.decisions if d.id == named), None)


def _changed(case: Case, named: DecisionId, recorded: Recorded, **changes: object) -> Case:
    decisions = tuple(
        structs.replace(d, changed=recorded.version, **changes) if d.id == named else d
        for d in case.decisions
    )
    return structs.replace(case, decisions=decisions)


def _decided(case: Case, named: DecisionId) -> Case:
    """Take over the actions of this decision and, where it is the latest, its level."""
    decision = _found(case, named)
    if decision is None:
        return case
    actions = joined(case.actions, decision.draft.actions)
    level = highest(decision.draft) if decision == case.decision else case.decided_level
    return structs.replace(case, actions=actions, decided_level=level)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    DecisionProposed: proposed,
    DecisionReadBack: read_back,
    DecisionConfirmed: confirmed,
    ProposalWithdrawn: withdrawn,
    DecisionCorrected: corrected,
    CaseDeferred: deferred,
}
