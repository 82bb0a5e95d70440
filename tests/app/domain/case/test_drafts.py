"""A draft names only what there is; a correction keeps what it corrects."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import CorrectDecision, ProposeDecision
from app.domain.case.events import DecisionCorrected
from app.domain.case.owing import outcomes
from app.domain.case.parts import (
    Action,
    ChildOutcome,
    Section47,
    Step,
    StepWay,
    StrategyDiscussion,
)
from app.domain.case.state import Case, Correction, DecisionState
from app.domain.errors import Code
from app.domain.partnership.state import Service
from app.domain.values import ActionId, AgencyId, Outcome, ServiceId, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHILD,
    DAY,
    DECIDER,
    HOUR,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    by,
    decision,
    decision_id,
    draft,
    partnership,
    rated,
    subject_id,
    uid,
)
from tests.helpers.given import given

ONE, TWO = decision_id(1), decision_id(2)
NOWHERE = AgencyId("nowhere")
VISIT = Action(ActionId(uid(1, 9)), "Visit today", POLICE, AT + HOUR)
RING = Action(ActionId(uid(2, 9)), "Ring grandmother", SOCIAL_CARE, AT + DAY)
ASSESS = draft().children[0]
MEET = StrategyDiscussion(at=AT, agencies=(POLICE, NOWHERE), reasonable_cause="4.3")
STEP = Step(StepWay.DOWN, "Early help visits with us twice.", lead=POLICE)
PLAYGROUP, CLUB = ServiceId("playgroup"), ServiceId("club")
ENQUIRE = Section47(joint=False, starts=AT, reasons="Bruising", agencies=(NOWHERE,))

MISTAKES: list[tuple[dict[str, Any], Code, dict[str, str]]] = [
    (
        {"children": (ChildOutcome(subject_id(9), (Outcome.ADVICE,)),)},
        Code.UNKNOWN_SUBJECT,
        {},
    ),
    ({"children": (ASSESS, ASSESS)}, Code.ID_IN_USE, {"subject": CHILD}),
    ({"lead": NOWHERE}, Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
    ({"supporting": (POLICE, NOWHERE)}, Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
    (
        {"actions": (structs.replace(VISIT, owner=NOWHERE),)},
        Code.UNKNOWN_AGENCY,
        {"agency": NOWHERE},
    ),
    ({"strategy": MEET}, Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
    ({"section_47": ENQUIRE}, Code.UNKNOWN_AGENCY, {"agency": NOWHERE}),
    ({"services": (CLUB,)}, Code.UNKNOWN_SERVICE, {"service": CLUB}),
    (
        {"step": structs.replace(STEP, lead=NOWHERE)},
        Code.UNKNOWN_AGENCY,
        {"agency": NOWHERE},
    ),
    ({"step": structs.replace(STEP, plan=" ")}, Code.TEXT_NEEDED, {"field": "step"}),
    ({"actions": (VISIT, VISIT)}, Code.ID_IN_USE, {"action": VISIT.id}),
    ({"actions": (RING,)}, Code.ID_IN_USE, {"action": RING.id}),
    ({"actions": (structs.replace(VISIT, what=" "),)}, Code.TEXT_NEEDED, {"field": "what"}),
]


def confirmed(**changes: Any) -> Case:
    """Decided with one action, beside another put down before."""
    usual = decision(
        draft=draft(actions=(VISIT,)),
        state=DecisionState.CONFIRMED,
        decided_by=by(DECIDER),
        decided_at=AT,
    )
    return rated(
        stage=Stage.DECIDED,
        decided_level=3,
        actions=(RING, VISIT),
        decisions=(structs.replace(usual, **changes),),
    )


def correct(*, seen: int | None = None, reason: str = "Misheard", **changes: Any) -> Any:
    words = {"actions": (VISIT,)} | changes
    return CorrectDecision(case=CASE, decision=ONE, draft=draft(**words), reason=reason, seen=seen)


@pytest.mark.parametrize(("changes", "code", "facts"), MISTAKES)
def test_a_draft_names_only_what_there_is(
    changes: dict[str, Any], code: Code, facts: dict[str, str]
) -> None:
    command = ProposeDecision(case=CASE, decision=ONE, draft=draft(**changes))
    given(rated(actions=(RING,))).when(command, by=SCRIBE).refused(code, **facts)


@pytest.mark.parametrize(("changes", "code", "facts"), MISTAKES)
def test_so_does_a_correction(changes: dict[str, Any], code: Code, facts: dict[str, str]) -> None:
    given(confirmed()).when(correct(**changes), by=DECIDER).refused(code, **facts)


def test_what_a_draft_lists_is_still_to_be_done() -> None:
    done = draft(actions=(structs.replace(VISIT, done_at=AT, done_note="Done"),))
    command = ProposeDecision(case=CASE, decision=ONE, draft=done)
    after = given(rated()).when(command, by=SCRIBE).accepted().case()
    assert after.decisions[0].draft == draft(actions=(VISIT,))


def test_a_correction_keeps_the_words_before() -> None:
    new = draft(children=(structs.replace(ASSESS, level=4),), actions=(VISIT,))
    owes = outcomes(confirmed(), ONE, new, AT + HOUR, partnership())
    event = DecisionCorrected(by=by(DECIDER), decision=ONE, draft=new, reason="Misheard", owes=owes)
    command = correct(children=new.children)
    after = given(confirmed()).when(command, by=DECIDER, at=AT + HOUR).then(event).case()
    earlier = Correction(draft(actions=(VISIT,)), AT + HOUR, by(DECIDER), "Misheard")
    expected = confirmed(draft=new, corrections=(earlier,), changed=3)
    assert [m.owed for m in after.messages] == list(owes)
    after = structs.replace(after, messages=())
    assert after == structs.replace(expected, version=3, decided_level=4)


def test_a_correction_may_change_its_actions_but_not_what_is_done() -> None:
    done = structs.replace(RING, done_at=AT, done_note="Rang")
    before = confirmed(draft=draft(actions=(VISIT, RING)))
    board = given(structs.replace(before, actions=(done, VISIT)))
    later = structs.replace(VISIT, due=AT + DAY)
    new = Action(ActionId(uid(3, 9)), "Ask the school", SOCIAL_CARE, AT + DAY)
    after = board.when(correct(actions=(later, RING, new)), by=DECIDER).accepted().case()
    assert after.actions == (done, later, new)


@pytest.mark.parametrize("stage", [Stage.CLOSING, Stage.CLOSED, Stage.SCREENING])
def test_a_decision_is_corrected_at_any_later_stage(stage: Stage) -> None:
    board = given(structs.replace(confirmed(), stage=stage))
    assert board.when(correct(clause="4.4"), by=DECIDER).accepted().case().stage is stage


def test_correcting_an_earlier_decision_leaves_the_level_of_the_latest() -> None:
    first, latest = confirmed().decisions[0], structs.replace(confirmed().decisions[0], id=TWO)
    board = given(structs.replace(confirmed(), decisions=(first, latest)))
    command = correct(children=(structs.replace(ASSESS, level=1),))
    after = board.when(command, by=DECIDER).accepted().case()
    assert [d.draft.children[0].level for d in after.decisions] == [1, 3]
    assert after.decided_level == 3


def test_a_correction_pays_what_is_owed() -> None:
    owing = confirmed(
        draft=draft(urgent=True, clause="", lead=None, actions=(VISIT,)),
        owed=("clause", "lead"),
        owed_by=AT + DAY,
    )
    part = given(owing).when(correct(urgent=True, lead=None), by=DECIDER, at=AT + HOUR).accepted()
    paid = part.case().decisions[0]
    assert (paid.owed, paid.owed_by) == (("lead",), AT + DAY)
    paid = part.when(correct(urgent=True), by=DECIDER).accepted().case().decisions[0]
    assert (paid.owed, paid.owed_by) == ((), None)


@pytest.mark.parametrize("urgent", [False, True])
def test_a_correction_owes_nothing_new(urgent: bool) -> None:
    asked = given(confirmed()).when(correct(clause="", urgent=urgent), by=DECIDER)
    asked.refused(Code.DECISION_INCOMPLETE, missing="clause")


def test_a_correction_is_refused() -> None:
    board = given(confirmed(changed=2))
    board.when(correct(), by=DECIDER).refused(Code.NOTHING_CHANGED)
    board.when(correct(clause="4.4", reason=" "), by=DECIDER).refused(Code.REASON_NEEDED)
    unseen = board.when(correct(clause="4.4", seen=1), by=DECIDER)
    unseen.refused(Code.CHANGED_SINCE, seen="1", changed="2")
    unknown = structs.replace(correct(clause="4.4"), decision=TWO)
    board.when(unknown, by=DECIDER).refused(Code.UNKNOWN_DECISION)


@pytest.mark.parametrize("state", [s for s in DecisionState if s is not DecisionState.CONFIRMED])
def test_only_a_confirmed_decision_is_corrected(state: DecisionState) -> None:
    board = given(confirmed(state=state))
    asked = board.when(correct(clause="4.4"), by=DECIDER)
    asked.refused(Code.WRONG_STAGE, decision=state.value)


def test_issue_3_an_outcome_leads_to_the_directory() -> None:
    there = partnership(directory=(Service(PLAYGROUP, "Playgroup"),))
    led = draft(services=(PLAYGROUP,), step=STEP)
    command = ProposeDecision(case=CASE, decision=ONE, draft=led)
    after = given(there, rated()).when(command, by=SCRIBE).accepted()
    assert after.case().decisions[0].draft == led


def test_a_service_that_left_the_directory_stays_in_what_it_was_cited_in() -> None:
    cited = confirmed(draft=draft(services=(CLUB,), actions=(VISIT,)))
    given(cited).when(correct(services=(CLUB,), clause="4.4"), by=DECIDER).accepted()
    more = correct(services=(CLUB, PLAYGROUP))
    given(cited).when(more, by=DECIDER).refused(Code.UNKNOWN_SERVICE, service=PLAYGROUP)
