"""A decision: drafted by the scribe, read back by the chair, confirmed by the decider."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    ConfirmDecision,
    ProposeDecision,
    ReadBackDecision,
    WithdrawProposal,
)
from app.domain.case.events import (
    DecisionConfirmed,
    DecisionProposed,
    DecisionReadBack,
    ProposalWithdrawn,
)
from app.domain.case.owing import outcomes
from app.domain.case.parts import Action, ChildOutcome, Draft
from app.domain.case.state import Case, Decision, DecisionState
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import ActionId, Outcome, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    DAY,
    DECIDER,
    HOUR,
    POLICE,
    SCRIBE,
    by,
    decision,
    decision_id,
    draft,
    mother,
    partnership,
    rated,
    subject,
    subject_id,
    uid,
)
from tests.helpers.given import Given, given

ONE, TWO = decision_id(1), decision_id(2)
ACTION = Action(ActionId(uid(1, 9)), "Visit today", POLICE, AT + HOUR)
OVER = [Stage.DECIDED, Stage.CLOSING, Stage.CLOSED]
READ = ReadBackDecision(case=CASE, decision=ONE)
CONFIRM = ConfirmDecision(case=CASE, decision=ONE)
WITHDRAW = WithdrawProposal(case=CASE, decision=ONE, reason="Health has news")


def propose(**changes: Any) -> ProposeDecision:
    return ProposeDecision(case=CASE, decision=ONE, draft=draft(**changes))


def proposed(**changes: Any) -> Case:
    return rated(decisions=(decision(**changes),))


def read_back(draft_: Draft | None = None, **changes: Any) -> Case:
    return proposed(
        draft=draft_ or draft(),
        state=DecisionState.READ_BACK,
        read_back_by=by(CHAIR),
        read_back_at=AT,
        **changes,
    )


def decided_in(after: Given) -> Decision:
    return after.case().decisions[-1]


# Proposing


@pytest.mark.parametrize("who", [SCRIBE, DECIDER])
@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY])
def test_a_decision_is_proposed(who: Seat, stage: Stage) -> None:
    event = DecisionProposed(by=by(who), decision=ONE, draft=draft())
    after = given(rated(stage=stage)).when(propose(), by=who, at=AT + HOUR).then(event)
    waiting = Decision(ONE, draft(), by(who), AT + HOUR, changed=3)
    assert after.case() == rated(stage=stage, version=3, decisions=(waiting,))
    assert after.case().proposal == waiting


def test_a_draft_may_be_incomplete() -> None:
    bare = Draft(children=(ChildOutcome(CHILD, (Outcome.ADVICE,)),))
    command = ProposeDecision(case=CASE, decision=ONE, draft=bare)
    given(rated()).when(command, by=SCRIBE).accepted()


def test_a_new_draft_has_to_be_read_back_again() -> None:
    event = DecisionProposed(by=by(SCRIBE), decision=ONE, draft=draft(clause="4.4"))
    after = given(read_back()).when(propose(clause="4.4"), by=SCRIBE, at=AT + HOUR).then(event)
    redrafted = Decision(ONE, draft(clause="4.4"), by(SCRIBE), AT + HOUR, changed=3)
    assert after.case() == rated(version=3, decisions=(redrafted,))


def test_a_proposal_is_refused_where_another_waits() -> None:
    other = structs.replace(propose(), decision=TWO)
    given(proposed()).when(other, by=SCRIBE).refused(Code.WRONG_STAGE, proposal=ONE)


def test_an_id_is_used_once() -> None:
    gone = proposed(state=DecisionState.WITHDRAWN)
    given(gone).when(propose(), by=SCRIBE).refused(Code.ID_IN_USE, decision=ONE)
    second = structs.replace(propose(), decision=TWO)
    after = given(gone).when(second, by=SCRIBE).accepted().case()
    assert [d.id for d in after.decisions] == [ONE, TWO]


def test_the_same_draft_changes_nothing() -> None:
    given(proposed()).when(propose(), by=SCRIBE).refused(Code.NOTHING_CHANGED)


@pytest.mark.parametrize("stage", OVER)
def test_a_decided_case_takes_no_proposal(stage: Stage) -> None:
    asked = given(rated(stage=stage)).when(propose(), by=SCRIBE)
    asked.refused(Code.WRONG_STAGE, stage=stage.value)


# Reading back


@pytest.mark.parametrize("urgent", [False, True])
def test_the_chair_reads_it_back(urgent: bool) -> None:
    board = given(proposed(draft=draft(urgent=urgent)))
    event = DecisionReadBack(by=by(CHAIR), decision=ONE)
    after = board.when(READ, at=AT + HOUR).then(event)
    read = decision(
        draft=draft(urgent=urgent),
        state=DecisionState.READ_BACK,
        read_back_by=by(CHAIR),
        read_back_at=AT + HOUR,
        changed=3,
    )
    assert after.case() == rated(version=3, decisions=(read,))
    after.when(READ).refused(Code.ALREADY_DONE)


def test_what_is_incomplete_is_not_read_back_unless_urgent() -> None:
    lacks: dict[str, Any] = {"clause": "", "lead": None}
    board = given(proposed(draft=draft(**lacks)))
    board.when(READ).refused(Code.DECISION_INCOMPLETE, missing="clause,lead")
    given(proposed(draft=draft(urgent=True, **lacks))).when(READ).accepted()


def test_even_an_urgent_decision_needs_reasons() -> None:
    without = draft(urgent=True, reasons=" ", clause="")
    refusal = {"missing": "reasons,clause"}
    board = given(proposed(draft=without))
    board.when(READ).refused(Code.DECISION_INCOMPLETE, **refusal)
    board.when(CONFIRM, by=DECIDER).refused(Code.DECISION_INCOMPLETE, **refusal)


# Confirming


def test_the_decider_confirms() -> None:
    children = (
        ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=3),
        ChildOutcome(subject_id(3), (Outcome.EARLY_HELP,), level=2),
    )
    whole = draft(children=children, actions=(ACTION,))
    before = read_back(whole)
    of_two = structs.replace(before, subjects=(subject(), subject(3), mother()))
    owes = outcomes(of_two, ONE, before.decisions[0].draft, AT + HOUR, partnership())
    event = DecisionConfirmed(by=by(DECIDER), decision=ONE, silent=True, owes=owes)
    after = given(of_two).when(CONFIRM, by=DECIDER, at=AT + HOUR).then(event)
    confirmed = structs.replace(
        before.decisions[0],
        state=DecisionState.CONFIRMED,
        decided_by=by(DECIDER),
        decided_at=AT + HOUR,
        silent=True,
        changed=3,
    )
    assert [m.owed for m in after.case().messages] == list(owes)
    assert structs.replace(after.case(), messages=()) == structs.replace(
        of_two,
        version=3,
        stage=Stage.DECIDED,
        decisions=(confirmed,),
        actions=(ACTION,),
        decided_level=3,
    )
    assert (after.case().decision, after.case().proposal) == (confirmed, None)


def test_it_is_read_back_first() -> None:
    given(proposed()).when(CONFIRM, by=DECIDER).refused(Code.NOT_READ_BACK)


def test_an_urgent_one_waits_for_nobody_and_owes_what_it_left_out() -> None:
    """`AT` is a Tuesday morning: owed by the same time on Wednesday."""
    urgent = draft(urgent=True, clause="", children=(ChildOutcome(CHILD, (Outcome.SECTION_47,)),))
    owed = ("clause", f"level:{CHILD}", "section_47")
    owes = outcomes(proposed(), ONE, urgent, AT, partnership())
    event = DecisionConfirmed(by=by(DECIDER), decision=ONE, owed=owed, owed_by=AT + DAY, owes=owes)
    after = given(proposed(draft=urgent)).when(CONFIRM, by=DECIDER).then(event)
    assert (decided_in(after).owed, decided_in(after).owed_by) == (owed, AT + DAY)
    assert after.case().decided_level is None


def test_an_urgent_one_that_is_complete_owes_nothing() -> None:
    owes = outcomes(proposed(), ONE, draft(), AT, partnership())
    event = DecisionConfirmed(by=by(DECIDER), decision=ONE, owes=owes)
    given(proposed(draft=draft(urgent=True))).when(CONFIRM, by=DECIDER).then(event)


def test_a_friday_decision_owes_on_monday() -> None:
    friday = AT + 3 * DAY
    urgent = draft(urgent=True, lead=None)
    after = given(proposed(draft=urgent)).when(CONFIRM, by=DECIDER, at=friday).accepted()
    assert decided_in(after).owed_by == friday + 3 * DAY


def test_a_child_who_joined_since_the_reading_is_not_forgotten() -> None:
    joined = structs.replace(read_back(), subjects=(subject(), subject(3)))
    asked = given(joined).when(CONFIRM, by=DECIDER)
    asked.refused(Code.DECISION_INCOMPLETE, missing=f"outcome:{subject_id(3)}")


def test_an_action_done_meanwhile_stays_done() -> None:
    done = structs.replace(ACTION, done_at=AT, done_note="Visited")
    before = structs.replace(read_back(draft(actions=(ACTION,))), actions=(done,))
    after = given(before).when(CONFIRM, by=DECIDER).accepted()
    assert after.case().actions == (done,)


# What waits


@pytest.mark.parametrize(
    ("command", "who"), [(READ, CHAIR), (CONFIRM, DECIDER), (WITHDRAW, SCRIBE)]
)
def test_a_proposal_must_wait(command: Any, who: Seat) -> None:
    unknown = structs.replace(command, decision=TWO)
    given(proposed()).when(unknown, by=who).refused(Code.UNKNOWN_DECISION)
    gone = given(proposed(state=DecisionState.WITHDRAWN)).when(command, by=who)
    gone.refused(Code.NO_PROPOSAL, decision="withdrawn")
    done = given(proposed(state=DecisionState.CONFIRMED)).when(command, by=who)
    done.refused(Code.NO_PROPOSAL, decision="confirmed")


@pytest.mark.parametrize(
    ("command", "who"),
    [(propose(clause="9.9"), SCRIBE), (READ, CHAIR), (CONFIRM, DECIDER)],
)
def test_nobody_decides_on_a_draft_they_did_not_see(command: Command, who: Seat) -> None:
    before = read_back(changed=5) if command is CONFIRM else proposed(changed=5)
    board = given(structs.replace(before, version=6))
    stale = board.when(structs.replace(command, seen=4), by=who)
    stale.refused(Code.CHANGED_SINCE, seen="4", changed="5")
    board.when(structs.replace(command, seen=5), by=who).accepted()


@pytest.mark.parametrize("who", [SCRIBE, DECIDER, CHAIR])
def test_a_proposal_is_withdrawn(who: Seat) -> None:
    event = ProposalWithdrawn(by=by(who), decision=ONE, reason="Health has news")
    after = given(proposed()).when(WITHDRAW, by=who).then(event).case()
    gone = decision(state=DecisionState.WITHDRAWN, withdrawn_because="Health has news", changed=3)
    assert after == rated(version=3, decisions=(gone,))
    assert after.proposal is None


def test_withdrawing_needs_a_reason() -> None:
    blank = structs.replace(WITHDRAW, reason=" ")
    given(proposed()).when(blank, by=SCRIBE).refused(Code.REASON_NEEDED)
