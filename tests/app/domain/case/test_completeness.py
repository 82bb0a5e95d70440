"""What a decision still lacks, item by item."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.completeness import missing, unwritten
from app.domain.case.parts import (
    ChildOutcome,
    Draft,
    Section47,
    Step,
    StepWay,
    StrategyDiscussion,
)
from app.domain.case.state import (
    Case,
    Challenge,
    ChallengeState,
    DecisionState,
    Escalation,
    Screening,
)
from app.domain.partnership.state import Partnership, ThresholdVersion
from app.domain.values import AgencyId, ChallengeId, Outcome, Rung, Stage, SubjectKind
from tests.helpers.builders import (
    AGENCIES,
    AT,
    CHILD,
    EDUCATION,
    HEALTH,
    MOTHER,
    POLICE,
    SOCIAL_CARE,
    TEACHER,
    THRESHOLD,
    by,
    case,
    decision,
    decision_id,
    draft,
    mother,
    partnership,
    subject,
    subject_id,
    uid,
)

CORE = (SOCIAL_CARE, POLICE, HEALTH)
CHALLENGE = ChallengeId(uid(1, 8))
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


# What is cited


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"clause": "4.4"}, ()),
        ({"clause": "9.9"}, ("clause",)),
        ({"threshold_version": "2020"}, ("threshold_version",)),
        ({"threshold_version": "2027.1", "clause": "any"}, ()),
    ],
)
def test_design_8_clause_and_version_stand_in_the_threshold_document(
    changes: dict[str, Any], lacks: tuple[str, ...]
) -> None:
    """A version of which only the name is known here is cited as it is written."""
    bare = ThresholdVersion("2027.1", date(2027, 4, 1))
    there = partnership(thresholds=(THRESHOLD, bare))
    assert missing(case(), draft(**changes), there) == lacks
    assert missing(case(), draft(**changes), partnership(thresholds=())) == ()


# Two records, each with its reasons


def test_domain_1_8_a_blank_reason_is_none() -> None:
    """An unrecorded section 47 decision was quashed."""
    blank = structs.replace(SECTION_47, reasons=" ")
    assert missing(case(), draft(children=ENQUIRES, section_47=blank)) == ("section_47",)
    convened = structs.replace(strategy(*CORE), reasonable_cause=" ")
    assert missing(case(), draft(children=MEETS, strategy=convened)) == ("strategy",)


# Steps


def decided(*levels: int, **changes: Any) -> Case:
    """A case that came back after decisions at those levels."""
    decisions = tuple(
        decision(n, state=DecisionState.CONFIRMED, draft=draft(children=child(EARLY, level=level)))
        for n, level in enumerate(levels, 1)
    )
    return case(decisions=decisions, decided_level=levels[-1], **changes)


EARLY = Outcome.EARLY_HELP
DOWN = Step(StepWay.DOWN, "A worker of early help visits with us twice.")
UP = structs.replace(DOWN, way=StepWay.UP)


@pytest.mark.parametrize(
    ("before", "now", "step", "lacks"),
    [
        ((4,), 2, None, ("step",)),
        ((4,), 2, DOWN, ()),
        ((4,), 2, UP, ("step",)),
        ((2,), 4, None, ("step",)),
        ((2,), 4, UP, ()),
        ((3,), 3, None, ()),
        ((3,), 3, DOWN, ()),
        ((1,), 4, None, ()),
        ((4, 2), 2, None, ()),
        ((2, 4), 2, None, ("step",)),
    ],
)
def test_report_l474_a_step_down_or_up_has_a_plan(
    before: tuple[int, ...], now: int, step: Step | None, lacks: tuple[str, ...]
) -> None:
    """From level 1, where only what is there for everyone helped, there is no step."""
    drafted = draft(children=child(EARLY, level=now), step=step)
    assert missing(decided(*before), drafted) == lacks


def test_a_first_decision_steps_from_nowhere() -> None:
    assert missing(case(screening=Screening(level=4)), draft(children=child(EARLY, level=1))) == ()


def test_a_correction_is_measured_by_the_decision_before_it() -> None:
    at_three = draft(children=child(EARLY, level=3))
    assert missing(decided(4, stage=Stage.DECIDED), at_three) == ()
    assert missing(decided(2, 4, stage=Stage.CLOSED), at_three) == ("step",)
    first = decision_id(1)
    assert unwritten(decided(2, 4), at_three, corrects=first) == ()
    assert unwritten(decided(2, 4), at_three, corrects=decision_id(2)) == ("step",)


# Challenges


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({}, True),
        ({"state": ChallengeState.ANSWERED}, False),
        ({"state": ChallengeState.LEFT_OPEN}, False),
        ({"state": ChallengeState.ACCEPTED}, False),
        ({"escalations": (Escalation(Rung.MANAGER, "Mo", "Today", AT, by(TEACHER)),)}, False),
    ],
)
def test_design_8_challenges_are_answered_or_left_open(
    changes: dict[str, Any], waits: bool
) -> None:
    """One on a higher rung has its own clock there."""
    raised = Challenge(CHALLENGE, EDUCATION, by(TEACHER), AT, "Why not today?", **changes)
    lacks = (f"challenge:{CHALLENGE}",) if waits else ()
    assert missing(case(challenges=(raised,)), draft()) == lacks
    assert unwritten(case(challenges=(raised,)), draft()) == ()
    decided_already = decided(3, stage=Stage.DECIDED, challenges=(raised,))
    assert missing(decided_already, draft()) == ()
