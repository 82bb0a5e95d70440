"""The paper a decision is written on: as a draft, but any part of it may still be empty."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, structs

from app.domain.case.completeness import DECIDED
from app.domain.case.parts import (
    Action,
    ChildOutcome,
    Draft,
    Section47,
    Step,
    StepWay,
    StrategyDiscussion,
)
from app.domain.case.state import Case, Decision
from app.domain.partnership.state import Partnership
from app.domain.values import (
    AgencyId,
    Instant,
    Level,
    Line,
    Name,
    Outcome,
    ServiceId,
    SubjectId,
    Text,
    Version,
)
from ui.words.people import CHILDREN

Outcomes = Annotated[tuple[Outcome, ...], Meta(max_length=8)]


class ChildSheet(Struct, frozen=True, omit_defaults=True):
    subject: SubjectId
    outcomes: Outcomes = ()
    level: Level | None = None
    plan: Text = ""


class StrategySheet(Struct, frozen=True, omit_defaults=True):
    at: Instant
    agencies: tuple[AgencyId, ...] = ()
    cause: Text = ""


class EnquirySheet(Struct, frozen=True, omit_defaults=True):
    starts: Instant
    joint: bool = True
    reasons: Text = ""
    agencies: tuple[AgencyId, ...] = ()


class StepSheet(Struct, frozen=True, omit_defaults=True):
    way: StepWay = StepWay.DOWN
    plan: Text = ""
    lead: AgencyId | None = None
    review_on: date | None = None


class Sheet(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`same`: one outcome and level for all the children, as long as nobody says otherwise."""

    children: tuple[ChildSheet, ...]
    same: bool = True
    reasons: Text = ""
    clause: Line = ""
    threshold_version: Line = ""
    lead: AgencyId | None = None
    supporting: tuple[AgencyId, ...] = ()
    key_worker: Name = ""
    actions: tuple[Action, ...] = ()
    strategy: StrategySheet | None = None
    enquiry: EnquirySheet | None = None
    urgent: bool = False
    services: tuple[ServiceId, ...] = ()
    step: StepSheet | None = None

    def chosen(self) -> frozenset[Outcome]:
        return frozenset(outcome for child in self.children for outcome in child.outcomes)


class Kept(Struct, frozen=True, omit_defaults=True):
    """A sheet as it waits on this computer; `base` is the redraft that it was written on."""

    sheet: Sheet
    base: Version = 0


def settled(case: Case) -> Decision | None:
    """The decision that stands; None once the case was opened again, to be decided anew."""
    return case.decision if case.stage in DECIDED else None


def blank(case: Case, partnership: Partnership | None) -> Sheet:
    """Empty, but for the threshold in force and the children there are."""
    versions = partnership.thresholds if partnership else ()
    children = tuple(ChildSheet(s.id) for s in case.subjects if s.kind in CHILDREN)
    others = tuple(ChildSheet(s.id) for s in case.subjects[:1])
    return Sheet(
        children=children or others, threshold_version=versions[-1].version if versions else ""
    )


def sheet_of(case: Case, decision: Decision, partnership: Partnership | None) -> Sheet:
    """A proposal to be written on: children who joined since have an empty place."""
    draft = decision.draft
    said = {c.subject: ChildSheet(c.subject, c.outcomes, c.level, c.plan) for c in draft.children}
    places = tuple(said.get(c.subject, c) for c in blank(case, partnership).children)
    known = {c.subject for c in places}
    children = (*places, *(c for subject, c in said.items() if subject not in known))
    strategy, enquiry, step = draft.strategy, draft.section_47, draft.step
    return Sheet(
        children=children,
        same=len({(c.outcomes, c.level, c.plan) for c in children}) == 1,
        reasons=draft.reasons,
        clause=draft.clause,
        threshold_version=draft.threshold_version,
        lead=draft.lead,
        supporting=draft.supporting,
        key_worker=draft.key_worker,
        actions=draft.actions,
        strategy=StrategySheet(strategy.at, strategy.agencies, strategy.reasonable_cause)
        if strategy
        else None,
        enquiry=EnquirySheet(enquiry.starts, enquiry.joint, enquiry.reasons, enquiry.agencies)
        if enquiry
        else None,
        urgent=draft.urgent,
        services=draft.services,
        step=StepSheet(step.way, step.plan, step.lead, step.review_on) if step else None,
    )


def draft_of(sheet: Sheet) -> Draft | None:
    """What can be proposed of it; None before any child has an outcome."""
    children = tuple(
        ChildOutcome(c.subject, c.outcomes, c.level, c.plan) for c in sheet.children if c.outcomes
    )
    if not children:
        return None
    return Draft(
        children=children,
        reasons=sheet.reasons.strip(),
        clause=sheet.clause,
        threshold_version=sheet.threshold_version,
        lead=sheet.lead,
        supporting=tuple(a for a in sheet.supporting if a != sheet.lead),
        key_worker=sheet.key_worker.strip(),
        actions=sheet.actions,
        strategy=_strategy(sheet.strategy),
        section_47=_enquiry(sheet.enquiry),
        urgent=sheet.urgent,
        services=sheet.services,
        step=_step(sheet.step),
    )


def with_child(sheet: Sheet, child: ChildSheet) -> Sheet:
    """That child written anew, and the others with it where the same holds for all."""
    children = tuple(
        child
        if one.subject == child.subject
        else structs.replace(child, subject=one.subject)
        if sheet.same
        else one
        for one in sheet.children
    )
    return structs.replace(sheet, children=children)


def all_the_same(sheet: Sheet, same: bool) -> Sheet:
    """Where it holds for all again, the first child's outcome does."""
    after = structs.replace(sheet, same=same)
    return with_child(after, sheet.children[0]) if same and sheet.children else after


def keep(kept: Kept) -> str:
    return msgspec.json.encode(kept).decode()


def kept_before(text: str) -> Kept | None:
    """What was kept; None for nothing, or for words of an older program."""
    try:
        return msgspec.json.decode(text, type=Kept) if text else None
    except msgspec.ValidationError:
        return None


def fitted(sheet: Sheet, case: Case) -> Sheet:
    """A kept sheet for the children that the case has now."""
    there = [s.id for s in case.subjects if s.kind in CHILDREN] or [
        c.subject for c in sheet.children
    ]
    said = {c.subject: c for c in sheet.children}
    pattern = sheet.children[0] if sheet.same and sheet.children else None
    children = tuple(
        said.get(s) or (structs.replace(pattern, subject=s) if pattern else ChildSheet(s))
        for s in there
    )
    return structs.replace(sheet, children=children)


def _strategy(sheet: StrategySheet | None) -> StrategyDiscussion | None:
    if sheet is None or not sheet.agencies or not sheet.cause.strip():
        return None
    return StrategyDiscussion(sheet.at, sheet.agencies, sheet.cause.strip())


def _step(sheet: StepSheet | None) -> Step | None:
    if sheet is None or not sheet.plan.strip():
        return None
    return Step(sheet.way, sheet.plan.strip(), sheet.lead, sheet.review_on)


def _enquiry(sheet: EnquirySheet | None) -> Section47 | None:
    if sheet is None or not sheet.reasons.strip():
        return None
    return Section47(sheet.joint, sheet.starts, sheet.reasons.strip(), sheet.agencies)
