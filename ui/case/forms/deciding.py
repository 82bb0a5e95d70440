"""Ready, deferred, decided and corrected."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import structs

from app.domain.case.commands import (
    CorrectDecision,
    DeferCase,
    MarkReady,
)
from app.domain.case.parts import ChildOutcome
from app.domain.case.state import Decision
from app.domain.values import AgencyId, Outcome
from ui.case.forms import measures
from ui.case.forms.sheet import Made, Moment, Sheet, reason
from ui.case.forms.wanted import Wanted, agencies, level_of, levels
from ui.forms.parts import Choice, Option, Part, Problem, Ticks, Values, Words
from ui.forms.reading import joined, needed, options, ticked
from ui.words.codes import OUTCOMES

_COMPLETES = "Completes the urgent decision."
_TOMORROW = timedelta(days=1)


def ready(wanted: Wanted) -> Sheet:
    waiting = [wanted.look.agency(r.agency) for r in wanted.case.requests if r.open]
    missing = f"Not answered yet: {', '.join(waiting)}." if waiting else ""
    why = reason("Why it goes to the meeting without them", lines=2)
    return Sheet(
        title="Ready for the meeting",
        text=missing,
        action="Mark ready",
        parts=(why,) if waiting else (),
        make=lambda values: _ready(wanted, values, missing=bool(waiting)),
    )


def _ready(wanted: Wanted, values: Values, *, missing: bool) -> Made:
    lacks = needed(values, reason="Write why it does not wait.") if missing else None
    text = values.get("reason", "").strip()
    return lacks or (MarkReady(case=wanted.case.id, reason=text),)


def defer(wanted: Wanted) -> Sheet:
    return Sheet(
        title="Defer the decision",
        action="Defer",
        parts=(
            Moment(name="until", label="Until", at=wanted.look.now + _TOMORROW),
            reason(),
        ),
        make=lambda values: _deferred(wanted, values),
    )


def _deferred(wanted: Wanted, values: Values) -> Made:
    return needed(values, reason="Write why it waits.") or (
        DeferCase(
            case=wanted.case.id,
            until=datetime.fromisoformat(values["until"]),
            reason=values["reason"].strip(),
        ),
    )


def correct_decision(wanted: Wanted) -> Sheet | None:
    before = next((d for d in wanted.case.decisions if d.id == wanted.target), None)
    if before is None:
        return None
    draft = before.draft
    clauses = wanted.look.partnership.thresholds
    numbers = [c.number for t in clauses if t.version == draft.threshold_version for c in t.clauses]
    known = tuple(Option(n, n) for n in dict.fromkeys((draft.clause, *numbers)) if n)
    return Sheet(
        title="Correct the decision",
        text="The earlier decision stays beside it, with when, by whom and why.",
        action="Correct",
        parts=(
            *(part for child in draft.children for part in _child(wanted, child)),
            Words(name="reasons", label="Reasons", lines=4, initial=draft.reasons),
            Choice(name="clause", label="Threshold clause", options=known, initial=draft.clause),
            Choice(
                name="lead", label="Lead", options=agencies(wanted.look), initial=draft.lead or ""
            ),
            *measures.parts(wanted, draft),
            _why(before),
        ),
        make=lambda values: _corrected(wanted, before, values),
        now=draft.reasons,
    )


def _why(before: Decision) -> Words:
    """What an urgent decision left out needs no other reason than that."""
    usual = reason("Why it is corrected", lines=2)
    return structs.replace(usual, initial=_COMPLETES) if before.owed else usual


def _child(wanted: Wanted, child: ChildOutcome) -> Iterator[Part]:
    name = wanted.look.subject(child.subject)
    yield Ticks(
        name=f"outcomes:{child.subject}",
        label=f"Outcomes for {name}",
        options=options(OUTCOMES),
        initial=joined(child.outcomes),
        columns=2,
    )
    yield Choice(
        name=f"level:{child.subject}",
        label=f"Level for {name}",
        options=levels(),
        initial=str(child.level or ""),
    )


def _corrected(wanted: Wanted, before: Decision, values: Values) -> Made:
    children = tuple(_outcome(child, values) for child in before.draft.children)
    empty = next((c for c in children if not c.outcomes), None)
    if empty is not None:
        return Problem(f"outcomes:{empty.subject}", "Choose an outcome.")
    right = measures.put(before.draft, values)
    if isinstance(right, Problem):
        return right
    draft = structs.replace(
        right,
        children=children,
        reasons=values["reasons"].strip(),
        clause=values["clause"],
        lead=AgencyId(values["lead"]) if values["lead"] else None,
    )
    return needed(values, reason="Write why it is corrected.") or (
        CorrectDecision(
            case=wanted.case.id,
            seen=wanted.case.version,
            decision=before.id,
            draft=draft,
            reason=values["reason"].strip(),
        ),
    )


def _outcome(child: ChildOutcome, values: Values) -> ChildOutcome:
    """The primary outcome stays the first, where it still holds."""
    chosen = [Outcome(code) for code in ticked(values, f"outcomes:{child.subject}")]
    kept = [outcome for outcome in child.outcomes if outcome in chosen]
    new = [outcome for outcome in chosen if outcome not in kept]
    level = level_of(values[f"level:{child.subject}"])
    return structs.replace(child, outcomes=(*kept, *new), level=level)
