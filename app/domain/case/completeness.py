"""What a decision still lacks. The board shows it beside the draft; the hub refuses by it.

Each name is the place in the form where it is made good: "reasons", "clause",
"threshold_version", "lead", "outcome:<subject>", "level:<subject>", "strategy", "agencies",
"section_47", "step", "challenge:<challenge>".
"""

from collections.abc import Iterator

from app.domain.case.challenges import unheard
from app.domain.case.parts import Draft, StepWay
from app.domain.case.state import Case, DecisionState
from app.domain.partnership.state import Partnership, ThresholdVersion
from app.domain.values import AgencyId, DecisionId, Level, Outcome, Stage, SubjectKind

STRATEGY_NEEDS = frozenset(map(AgencyId, ("social-care", "police", "health")))
CHILDREN = frozenset({SubjectKind.CHILD, SubjectKind.UNBORN})
DECIDED = (Stage.DECIDED, Stage.CLOSING, Stage.CLOSED)
UNIVERSAL: Level = 1
"""Nobody helped but those who are there for everyone: there is nothing to step down or up from."""


def missing(case: Case, draft: Draft, partnership: Partnership | None = None) -> tuple[str, ...]:
    """Names of what is not there yet, such as "reasons" or "level:<subject>"; empty: complete.

    On an undecided case also each challenge that nobody heard: it is answered, left open or taken
    higher. A strategy discussion needs social care, police and health: those of them that have a
    seat at `partnership`, where it is given.
    """
    decided = case.decision
    if decided is not None and case.proposal is None and case.stage in DECIDED:
        return unwritten(case, draft, partnership, decided.id)
    challenges = (f"challenge:{challenge.id}" for challenge in unheard(case))
    return (*unwritten(case, draft, partnership), *challenges)


def unwritten(
    case: Case,
    draft: Draft,
    partnership: Partnership | None = None,
    corrects: DecisionId | None = None,
) -> tuple[str, ...]:
    """Of these, what the draft itself must say. `corrects`: the decision that it stands for."""
    return (
        *_said(draft),
        *_cited(draft, partnership),
        *_children(case, draft),
        *_convened(draft, partnership),
        *_stepped(case, draft, corrects),
    )


def _said(draft: Draft) -> Iterator[str]:
    said = {
        "reasons": draft.reasons,
        "clause": draft.clause,
        "threshold_version": draft.threshold_version,
        "lead": draft.lead or "",
    }
    return (name for name, text in said.items() if not text.strip())


def _cited(draft: Draft, partnership: Partnership | None) -> Iterator[str]:
    """What is cited stands in the threshold document, where there is one."""
    published = partnership.thresholds if partnership else ()
    if not published or not draft.threshold_version.strip():
        return
    cited = [one for one in published if one.version == draft.threshold_version]
    if not cited:
        yield "threshold_version"
    elif draft.clause.strip() and not _stands(cited[-1], draft.clause):
        yield "clause"


def _stands(version: ThresholdVersion, clause: str) -> bool:
    """A version may have been published before its clauses were written down here."""
    return not version.clauses or any(one.number == clause for one in version.clauses)


def _children(case: Case, draft: Draft) -> Iterator[str]:
    """Level and outcome are per child: none rides on a brother's or sister's."""
    covered = {child.subject for child in draft.children}
    for subject in case.subjects:
        if subject.kind in CHILDREN and subject.id not in covered:
            yield f"outcome:{subject.id}"
    yield from (f"level:{c.subject}" for c in draft.children if c.level is None)


def _convened(draft: Draft, partnership: Partnership | None) -> Iterator[str]:
    """A strategy discussion and a section 47 enquiry are two records, each of its own."""
    chosen = {outcome for child in draft.children for outcome in child.outcomes}
    convened, enquiry = draft.strategy, draft.section_47
    if convened is None:
        yield from ("strategy",) * (Outcome.STRATEGY_DISCUSSION in chosen)
    elif not convened.reasonable_cause.strip():
        yield "strategy"
    if enquiry is None:
        yield from ("section_47",) * (Outcome.SECTION_47 in chosen)
    elif not enquiry.reasons.strip():
        yield "section_47"
    if convened is not None and _needed(partnership) - set(convened.agencies):
        yield "agencies"


def _needed(partnership: Partnership | None) -> frozenset[AgencyId]:
    if partnership is None:
        return STRATEGY_NEEDS
    return STRATEGY_NEEDS & {agency.id for agency in partnership.agencies}


def _stepped(case: Case, draft: Draft, corrects: DecisionId | None) -> Iterator[str]:
    """A family that was helped at one level goes to another with a plan, the right way."""
    before, now = _level_before(case, corrects), highest(draft)
    if before is None or now is None or before <= UNIVERSAL or before == now:
        return
    way = StepWay.DOWN if now < before else StepWay.UP
    if draft.step is None or draft.step.way is not way:
        yield "step"


def _level_before(case: Case, corrects: DecisionId | None) -> Level | None:
    """Of the last decision confirmed before this one."""
    confirmed = [d for d in case.decisions if d.state is DecisionState.CONFIRMED]
    ids = [d.id for d in confirmed]
    earlier = confirmed[: ids.index(corrects)] if corrects in ids else confirmed
    return highest(earlier[-1].draft) if earlier else None


def highest(draft: Draft) -> Level | None:
    return max((child.level for child in draft.children if child.level is not None), default=None)
