"""What a decision still lacks. The board shows it beside the draft; the hub refuses by it."""

from collections.abc import Iterator

from app.domain.case.parts import Draft
from app.domain.case.state import Case
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Outcome, SubjectKind

STRATEGY_NEEDS = frozenset(map(AgencyId, ("social-care", "police", "health")))
CHILDREN = frozenset({SubjectKind.CHILD, SubjectKind.UNBORN})


def missing(case: Case, draft: Draft, partnership: Partnership | None = None) -> tuple[str, ...]:
    """Names of what is not there yet, such as "reasons" or "level:<subject>"; empty: complete.

    A strategy discussion needs social care, police and health: those of them that have a seat
    at `partnership`, where it is given.
    """
    return (*_said(draft), *_children(case, draft), *_convened(draft, partnership))


def _said(draft: Draft) -> Iterator[str]:
    said = {
        "reasons": draft.reasons,
        "clause": draft.clause,
        "threshold_version": draft.threshold_version,
        "lead": draft.lead or "",
    }
    return (name for name, text in said.items() if not text.strip())


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
    if Outcome.STRATEGY_DISCUSSION in chosen and draft.strategy is None:
        yield "strategy"
    if Outcome.SECTION_47 in chosen and draft.section_47 is None:
        yield "section_47"
    if draft.strategy is not None and _needed(partnership) - set(draft.strategy.agencies):
        yield "agencies"


def _needed(partnership: Partnership | None) -> frozenset[AgencyId]:
    if partnership is None:
        return STRATEGY_NEEDS
    return STRATEGY_NEEDS & {agency.id for agency in partnership.agencies}
