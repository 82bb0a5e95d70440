"""Working papers: what they are, what keeps them, and what stays once they are destroyed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import event as note_of
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st
from msgspec import structs

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.answers import AnswerState, answer_state
from app.domain.case.commands import (
    AddNote,
    BeginClosing,
    CancelRequest,
    ConfirmDecision,
    ConfirmDestroyed,
    CorrectContribution,
    DestroyPapers,
    HoldPapers,
    LiftHold,
    MarkReady,
    ProposeDecision,
    ReopenCase,
    ShareInformation,
    WithdrawContribution,
)
from app.domain.case.compartments import Compartment, compartment, compartment_of
from app.domain.case.decide.papers import destruction
from app.domain.case.decide.scene import Scene
from app.domain.case.events import (
    ContributionWithdrawn,
    DestructionConfirmed,
    HoldLifted,
    PapersDestroyed,
    PapersHeld,
)
from app.domain.case.papers import Certificate, Hold, Receipt
from app.domain.case.parts import Step, StepWay
from app.domain.case.state import (
    Case,
    Challenge,
    ChallengeState,
    DecisionState,
    Note,
    RequestState,
)
from app.domain.context import Context
from app.domain.decide import decide
from app.domain.disclosure import Audience, Sight, disclose
from app.domain.errors import Code, Refused
from app.domain.events import Erased, Recorded
from app.domain.partnership.state import Seat
from app.domain.turn import fold, record
from app.domain.values import ChallengeId, Preset, Stage
from tests.app.domain.case.test_properties import ASKED, Asked
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    FRESH,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    board,
    by,
    content,
    contribution,
    contribution_id,
    decision,
    decision_id,
    draft,
    partnership,
    request,
    request_id,
    uid,
)
from tests.helpers.early_help import destroying, early_help
from tests.helpers.given import Given, given

SHARE = ShareInformation(
    case=CASE, contribution=contribution_id(1), content=content(), request=request_id(1)
)
NOTE = AddNote(case=CASE, text="The school rang.")
DESTROY = DestroyPapers(case=CASE)
CONFIRM = ConfirmDestroyed(case=CASE)
HOLD = HoldPapers(case=CASE, reason="A claim was brought")
PAPER = contribution(request=request_id(1), working=True)
ANSWERED = request(state=RequestState.ANSWERED, closed_at=AT - HOUR)
NOTED = Note("The school rang.", AT, by(COORDINATOR), working=True)


def papers(**changes: Any) -> Case:
    """With an answer and a note that are working papers."""
    usual = early_help(
        stage=Stage.READY, requests=(ANSWERED,), contributions=(PAPER,), notes=(NOTED,)
    )
    return structs.replace(usual, **changes)


def at_work(*changed: Case) -> Given:
    return given(destroying(), *(changed or (papers(),)))


def challenge(state: ChallengeState) -> Challenge:
    return Challenge(ChallengeId(uid(1, 8)), POLICE, by(OFFICER), AT, "Why?", state=state)


DESTROYED = PapersDestroyed(
    by=by(CHAIR),
    contributions=(contribution_id(1),),
    requests=((request_id(1), AT - HOUR),),
    agencies=(HEALTH,),
    stage=Stage.READY,
    notes=1,
)


# What is a working paper


def test_what_is_shared_and_noted_in_that_model_is_a_working_paper() -> None:
    after = at_work(early_help()).when(SHARE, by=NURSE).accepted().when(NOTE).accepted().case()
    assert after.contributions[0].working
    assert after.notes[0].working
    assert compartment_of(after) is Compartment.WORKING


@pytest.mark.parametrize("preset", [None, Preset.FRONT_DOOR, Preset.CHILD_PROTECTION])
def test_in_no_other_model_is_it(preset: Preset | None) -> None:
    after = at_work(early_help(preset=preset)).when(SHARE, by=NURSE).accepted().case()
    assert not after.contributions[0].working
    assert compartment_of(after) is Compartment.RECORD


def test_off_by_default() -> None:
    """DESIGN 8: off by default, that preset only."""
    after = given(partnership(), early_help()).when(SHARE, by=NURSE).accepted().case()
    assert not after.contributions[0].working


@pytest.mark.parametrize("working", [True, False])
def test_a_correction_lies_where_its_contribution_lies(working: bool) -> None:
    """Else the first words would come back when the papers are destroyed."""
    said = structs.replace(PAPER, working=working)
    correct = CorrectContribution(
        case=CASE, contribution=said.id, content=content("Seen once."), reason="Miscounted"
    )
    withdraw = WithdrawContribution(case=CASE, contribution=said.id, reason="Another child")
    for command in (correct, withdraw):
        ((_, event),) = at_work(papers(contributions=(said,))).when(command, by=NURSE).writes()
        assert compartment(event) is (Compartment.WORKING if working else Compartment.RECORD)


def test_what_comes_after_the_destruction_is_of_the_record() -> None:
    after = at_work().when(DESTROY).accepted().when(NOTE).accepted().case()
    assert [note.working for note in after.notes] == [False]


# Destroyed


def test_papers_are_destroyed_once_a_key_worker_is_named() -> None:
    """report L317-322: the note is destroyed once a keyworker for the case is appointed."""
    after = at_work().when(DESTROY).then(DESTROYED).case()
    certificate = Certificate((contribution_id(1),), (HEALTH,), 1, AT, by(CHAIR))
    gone = request(state=RequestState.DESTROYED, closed_at=AT - HOUR)
    assert after == papers(
        version=after.version, contributions=(), notes=(), requests=(gone,), certificate=certificate
    )


def test_an_answer_from_before_that_model_stays() -> None:
    kept = contribution(POLICE, 2, request=request_id(2))
    asked = request(POLICE, 2, state=RequestState.ANSWERED, closed_at=AT)
    before = papers(requests=(ANSWERED, asked), contributions=(PAPER, kept))
    after = at_work(before).when(DESTROY).then(DESTROYED).case()
    assert after.contributions == (kept,)
    assert after.requests[1] == asked


def test_the_board_still_says_that_the_agency_answered() -> None:
    after = at_work(papers(requests=())).when(DESTROY).accepted().case()
    assert answer_state(after, HEALTH, AT, writing=False).state is AnswerState.ANSWERED
    assert answer_state(after, POLICE, AT, writing=False).state is AnswerState.NOT_ASKED


STEP_UP = draft(step=Step(StepWay.UP, "To child protection"))
STEP_DOWN = draft(step=Step(StepWay.DOWN, "To early help"))
DECIDED: dict[str, Any] = {
    "state": DecisionState.CONFIRMED,
    "decided_by": by(CHAIR),
    "decided_at": AT,
}


@pytest.mark.parametrize(
    ("kept", "because"),
    [
        (papers(preset=Preset.FRONT_DOOR), "preset"),
        (papers(hold=Hold("A claim", AT, by(CHAIR))), "hold"),
        *(
            (papers(challenges=(challenge(state),)), "challenge")
            for state in ChallengeState
            if state is not ChallengeState.ACCEPTED
        ),
        (papers(decisions=(decision(draft=STEP_UP, **DECIDED),)), "step-up"),
        (papers(decisions=(decision(draft=STEP_UP),)), "step-up"),
    ],
)
def test_what_keeps_the_papers(kept: Case, because: str) -> None:
    """DESIGN 8: legal hold, open challenge or step-up blocks it."""
    at_work(kept).when(DESTROY).refused(Code.PAPERS_KEPT, because=because)
    assert named(kept) == ()


@pytest.mark.parametrize(
    "free",
    [
        papers(challenges=(challenge(ChallengeState.ACCEPTED),)),
        papers(decisions=(decision(draft=STEP_DOWN, **DECIDED),)),
        papers(decisions=(decision(draft=STEP_UP, state=DecisionState.WITHDRAWN),)),
    ],
)
def test_what_is_settled_keeps_them_no_more(free: Case) -> None:
    at_work(free).when(DESTROY).then(DESTROYED)


def test_only_with_a_key_worker_and_once() -> None:
    no_one = papers(key_worker=None)
    at_work(no_one).when(DESTROY).refused(Code.PAPERS_KEPT, because="key-worker")
    at_work().when(DESTROY).accepted().when(DESTROY).refused(Code.ALREADY_DONE)
    at_work(early_help()).when(DESTROY).refused(Code.NOTHING_CHANGED)


def named(case: Case) -> tuple[object, ...]:
    """What naming a key worker does to the papers."""
    whole = board(destroying(), case)
    return tuple(e for _, e in destruction(Scene(whole, case, Context(CHAIR, AT, FRESH))))


def test_naming_a_key_worker_destroys_them() -> None:
    assert named(papers(key_worker=None)) == (DESTROYED,)
    assert named(early_help(key_worker=None)) == ()


# Held, and receipted


def test_a_hold_is_put_on_and_taken_off_for_a_reason() -> None:
    held = at_work().when(HOLD, by=OFFICER).then(PapersHeld(by=by(OFFICER), reason=HOLD.reason))
    assert held.case().hold == Hold(HOLD.reason, AT, by(OFFICER))
    held.when(HOLD).refused(Code.ALREADY_DONE)
    lift = LiftHold(case=CASE, reason="Settled")
    lifted = held.when(lift).then(HoldLifted(by=by(CHAIR), reason="Settled"))
    assert lifted.case().hold is None
    lifted.when(lift).refused(Code.ALREADY_DONE)
    lifted.when(DESTROY).then(DESTROYED)


def test_a_hold_needs_a_reason_and_papers() -> None:
    at_work().when(structs.replace(HOLD, reason=" ")).refused(Code.REASON_NEEDED)
    lift = LiftHold(case=CASE, reason=" ")
    at_work().when(lift).refused(Code.REASON_NEEDED)
    at_work().when(DESTROY).accepted().when(HOLD).refused(Code.ALREADY_DONE)


def test_each_agency_confirms_its_own_copy_once() -> None:
    """domain 4, row 34: certificate, receipts."""
    gone = at_work().when(DESTROY).accepted()
    event = DestructionConfirmed(by=by(NURSE), agency=HEALTH)
    receipted = gone.when(CONFIRM, by=NURSE, at=AT + DAY).then(event)
    certificate = receipted.case().certificate
    assert certificate is not None
    assert certificate.receipts == (Receipt(HEALTH, AT + DAY, by(NURSE)),)
    receipted.when(CONFIRM, by=NURSE).refused(Code.ALREADY_DONE)
    at_work().when(CONFIRM, by=NURSE).refused(Code.PAPERS_KEPT, because="not-destroyed")


def test_it_may_be_asked_of_a_closed_case_too() -> None:
    closed = papers(stage=Stage.CLOSED)
    after = at_work(closed).when(HOLD).accepted().when(LiftHold(case=CASE, reason="Over"))
    gone = after.accepted().when(DESTROY).accepted()
    assert gone.when(CONFIRM, by=NURSE).accepted().case().stage is Stage.CLOSED


# The law: the record without the papers folds to what the board held


def test_why_a_sealed_paper_was_withdrawn_is_not_told_once_it_is_gone() -> None:
    """Both in one turn: the case that is left does not tell any more whom it was sealed to."""
    event = ContributionWithdrawn(
        by=by(NURSE), contribution=contribution_id(1), agency=HEALTH, reason="The wrong clinic"
    )
    after = at_work().when(DESTROY).accepted().case()
    told = disclose(event, Audience(Sight.FULL, POLICE), after)
    assert told == structs.replace(event, reason="")


def said(n: int, answers: bool, who: Seat) -> Asked:
    asked = request_id(n) if answers else None
    share = ShareInformation(
        case=CASE, contribution=contribution_id(n), content=content(), request=asked
    )
    return share, who, HOUR


DONE: tuple[Asked, ...] = (
    *(said(1, answers, NURSE) for answers in (True, False)),
    *(said(2, answers, OFFICER) for answers in (True, False)),
    (NOTE, CHAIR, HOUR),
    (MarkReady(case=CASE, reason="Enough"), CHAIR, HOUR),
    (CancelRequest(case=CASE, request=request_id(2), reason="Not theirs"), CHAIR, HOUR),
    (BeginClosing(case=CASE), CHAIR, HOUR),
    (ReopenCase(case=CASE, reason="Rang again"), CHAIR, HOUR),
    (ProposeDecision(case=CASE, decision=decision_id(1), draft=draft(urgent=True)), SCRIBE, HOUR),
    (ConfirmDecision(case=CASE, decision=decision_id(1)), DECIDER, HOUR),
)
"""What moves a case on, so that the stage it stands at rests on what was answered."""


def lived(start: Board, asked: list[Asked], at: timedelta) -> tuple[Board, list[Recorded]]:
    now, recorded = start, list[Recorded]()
    for command, who, later in asked:
        at += later
        try:
            writes = decide(now, command, Context(who, AT + at, FRESH))
        except Refused:
            continue
        own = structs.replace(now, streams=dict(now.streams))
        now, one = record(own, writes, AT + at, who.account)
        recorded += one
    return now, recorded


def without_papers(recorded: list[Recorded]) -> list[Recorded]:
    """As the record is read once the key of the working papers is gone."""
    return [
        structs.replace(one, event=Erased())
        if compartment(one.event) is Compartment.WORKING
        else one
        for one in recorded
    ]


@settings(max_examples=300)
@holds(
    st.lists(st.sampled_from(DONE) | ASKED, max_size=12),
    st.lists(ASKED, max_size=6),
    st.booleans(),
)
def test_the_record_without_the_papers_folds_to_the_live_case(
    before: list[Asked], after: list[Asked], second_agency: bool
) -> None:
    requests = (request(), request(POLICE, 2)) if second_agency else (request(),)
    start = board(destroying(), early_help(requests=requests))
    asked = [*before, (DESTROY, CHAIR, HOUR), *after]
    live, recorded = lived(start, asked, HOUR)
    case = live.case(CASE)
    assert case is not None
    if case.certificate is None:
        note_of("kept")
        return
    erased = without_papers(recorded)
    note_of(f"destroyed; {sum(isinstance(one.event, Erased) for one in erased)} of its events")
    stored = fold(start, erased)
    assert stored == live
    assert board_hash(stored) == board_hash(live)
    assert compartment_of(case) is Compartment.RECORD
