"""What a decision still lacks, item by item."""

from typing import Any

import pytest

from app.domain.case.completeness import missing
from app.domain.case.parts import ChildOutcome, Draft, Section47, StrategyDiscussion
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, Outcome, SubjectKind
from tests.helpers.builders import (
    AGENCIES,
    AT,
    CHILD,
    EDUCATION,
    HEALTH,
    MOTHER,
    POLICE,
    SOCIAL_CARE,
    case,
    draft,
    mother,
    partnership,
    subject,
    subject_id,
)

CORE = (SOCIAL_CARE, POLICE, HEALTH)
SECTION_47 = Section47(joint=True, starts=AT, reasons="Bruising with no account of it.")


def child(*outcomes: Outcome, level: int | None = 4) -> tuple[ChildOutcome, ...]:
    return (ChildOutcome(CHILD, outcomes, level=level),)


def strategy(*agencies: AgencyId) -> StrategyDiscussion:
    return StrategyDiscussion(at=AT, agencies=agencies, reasonable_cause="Level 4, clause 4.3")


MEETS = child(Outcome.STRATEGY_DISCUSSION)
ENQUIRES = child(Outcome.SECTION_47)


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"reasons": " \n"}, ("reasons",)),
        ({"clause": ""}, ("clause",)),
        ({"threshold_version": " "}, ("threshold_version",)),
        ({"lead": None}, ("lead",)),
        ({"children": child(Outcome.EARLY_HELP, level=None)}, (f"level:{CHILD}",)),
        ({"children": MEETS}, ("strategy",)),
        ({"children": MEETS, "strategy": strategy(*CORE)}, ()),
        ({"children": MEETS, "strategy": strategy(*CORE, EDUCATION)}, ()),
        ({"children": MEETS, "strategy": strategy(SOCIAL_CARE, POLICE)}, ("agencies",)),
        ({"strategy": strategy(POLICE, HEALTH)}, ("agencies",)),
        ({"children": ENQUIRES}, ("section_47",)),
        ({"children": ENQUIRES, "section_47": SECTION_47}, ()),
        ({"children": ENQUIRES, "strategy": strategy(*CORE)}, ("section_47",)),
        ({"children": MEETS, "section_47": SECTION_47}, ("strategy",)),
        (
            {"children": child(Outcome.EARLY_HELP, Outcome.SECTION_47, level=None), "clause": ""},
            ("clause", f"level:{CHILD}", "section_47"),
        ),
    ],
)
def test_what_is_missing(changes: dict[str, Any], lacks: tuple[str, ...]) -> None:
    assert missing(case(), draft(**changes)) == lacks


@pytest.mark.parametrize("kind", SubjectKind)
def test_each_child_of_the_case_needs_an_outcome_of_its_own(kind: SubjectKind) -> None:
    other = subject_id(3)
    of_two = case(subjects=(subject(), subject(3, kind=kind), mother()))
    lacks = () if kind is SubjectKind.ADULT else (f"outcome:{other}",)
    assert missing(of_two, draft()) == lacks
    both = (
        ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=3),
        ChildOutcome(other, (Outcome.ADVICE,), level=1),
    )
    assert missing(of_two, draft(children=both)) == ()


def test_an_adult_with_an_outcome_needs_a_level_too() -> None:
    both = (*draft().children, ChildOutcome(MOTHER, (Outcome.DOMESTIC_ABUSE,)))
    assert missing(case(), draft(children=both)) == (f"level:{MOTHER}",)


@pytest.mark.parametrize(
    ("agencies", "lacks"),
    [
        (AGENCIES, ("agencies",)),
        (tuple(a for a in AGENCIES if a.id != HEALTH), ()),
    ],
)
def test_a_strategy_discussion_needs_those_at_the_partnership(
    agencies: Any, lacks: tuple[str, ...]
) -> None:
    without_health: Draft = draft(strategy=strategy(SOCIAL_CARE, POLICE))
    there: Partnership = partnership(agencies=agencies)
    assert missing(case(), without_health, there) == lacks
