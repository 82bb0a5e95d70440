"""The decision in words, for each of those who make it."""

from msgspec import structs

from app.domain.case.commands import ConfirmDecision
from app.domain.case.parts import Stance
from app.domain.case.state import Case, Challenge, ChallengeState, DecisionState
from app.domain.values import ChallengeId, CommandId, Outcome, Stage
from app.ports import Pending, PendingState
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    TEACHER,
    by,
    case,
    decision,
    decision_id,
    draft,
    mother,
    partnership,
    sitting,
    subject,
    subject_id,
    uid,
)
from ui.meeting.decision.sheet import blank, sheet_of
from ui.meeting.decision.view_model import (
    Step,
    clauses,
    deciders,
    lacks,
    next_step,
    owed_by,
    state,
    title,
)
from ui.meeting.decision.voices import challenges, stances
from ui.meeting.rights import rights_at

BOARD = partnership()
MEETING = sitting()
AS_CHAIR, AS_SCRIBE = rights_at(MEETING, CHAIR), rights_at(MEETING, SCRIBE)
AS_DECIDER, AS_NURSE = rights_at(MEETING, DECIDER), rights_at(MEETING, NURSE)


def with_decision(**changes: object) -> Case:
    made = structs.replace(decision(), **changes)
    confirmed = made.state is DecisionState.CONFIRMED
    return case(decisions=(made,), stage=Stage.DECIDED if confirmed else Stage.READY)


PROPOSED = with_decision()
READ = with_decision(state=DecisionState.READ_BACK, read_back_at=AT, read_back_by=by(CHAIR))
DECIDED = with_decision(state=DecisionState.CONFIRMED, decided_by=by(DECIDER), decided_at=AT)


def step(of: Case, rights: object, **changes: object) -> tuple[Step, str]:
    sheet = sheet_of(of, of.decisions[-1], BOARD)
    said = next_step(of, structs.replace(sheet, **changes), rights, BOARD, urgent_by="Wed 10:00")  # type: ignore[arg-type] # rights of a seat
    return said.step, said.blocked


def test_until_it_is_confirmed_it_is_not_decided() -> None:
    assert state(case(), BOARD, (), AT).lead == "Nothing proposed yet"
    assert state(PROPOSED, BOARD, (), AT).lead == "Proposed, not yet decided"
    assert state(READ, BOARD, (), AT).lead == "Read back, not yet decided"
    assert state(DECIDED, BOARD, (), AT).lead == "Decided"
    assert "Dee Decider, Children's social care" in state(PROPOSED, BOARD, (), AT).text
    assert deciders(None) == "nobody has the decider's seat"


def test_a_step_on_its_way_is_not_a_step_done() -> None:
    command = ConfirmDecision(case=CASE, decision=decision_id(1))
    sending = Pending(CommandId(uid(1)), command, PendingState.SENDING, AT)
    said = state(READ, BOARD, (sending,), AT)
    assert (said.lead, said.text) == ("Not on the board yet", "sending …")
    waiting = structs.replace(sending, state=PendingState.WAITING)
    assert state(READ, BOARD, (waiting,), AT).text == "saved here, not sent"


def test_each_takes_the_step_that_is_theirs() -> None:
    assert step(PROPOSED, AS_SCRIBE)[0] is Step.NONE
    assert step(PROPOSED, AS_CHAIR) == (Step.READ_BACK, "")
    assert step(PROPOSED, AS_DECIDER)[0] is Step.NONE
    assert step(READ, AS_CHAIR)[0] is Step.NONE
    assert step(READ, AS_DECIDER) == (Step.CONFIRM, "")
    assert step(DECIDED, AS_DECIDER)[0] is Step.NONE
    assert step(DECIDED, AS_DECIDER, reasons="Otherwise.")[0] is Step.CORRECT
    assert step(DECIDED, AS_SCRIBE, reasons="Otherwise.")[0] is Step.NONE


def test_a_changed_sheet_is_proposed_first() -> None:
    assert step(PROPOSED, AS_SCRIBE, reasons="Otherwise.")[0] is Step.PROPOSE
    assert step(READ, AS_DECIDER, reasons="Otherwise.")[0] is Step.PROPOSE
    assert step(PROPOSED, AS_NURSE, reasons="Otherwise.")[0] is Step.NONE
    empty = next_step(case(), blank(case(), BOARD), AS_SCRIBE, BOARD)
    assert (empty.step, empty.blocked) == (Step.PROPOSE, "Choose an outcome first.")


def test_an_incomplete_draft_is_not_read_back() -> None:
    half = with_decision(draft=draft(lead=None, clause=""))
    assert step(half, AS_CHAIR) == (
        Step.READ_BACK,
        "It still lacks the threshold clause and the lead agency.",
    )


def test_an_urgent_one_needs_reasons_only_and_says_what_it_owes() -> None:
    urgent = with_decision(draft=draft(lead=None, urgent=True))
    sheet = sheet_of(urgent, urgent.decisions[0], BOARD)
    said = next_step(urgent, sheet, AS_DECIDER, BOARD, urgent_by=owed_by(BOARD, AT))
    assert (said.step, said.blocked) == (Step.CONFIRM, "")
    assert said.after.endswith("What is missing is owed by Wed 10:00.")
    mute = with_decision(draft=draft(reasons="", urgent=True))
    assert step(mute, AS_DECIDER)[1] == "It still lacks the reasons."


def test_what_a_decision_owes_stays_in_sight() -> None:
    owing = with_decision(
        state=DecisionState.CONFIRMED,
        decided_by=by(DECIDER),
        decided_at=AT,
        owed=("lead",),
        owed_by=AT + 24 * HOUR,
    )
    said = state(owing, BOARD, (), AT)
    assert said.text == "Dee Decider, 10:00 · owes the lead agency by Wed 10:00"
    assert said.tone == "warn"


def test_what_is_missing_names_its_field_and_its_child() -> None:
    two = case(subjects=(subject(), subject(3, given="Rowan"), mother()))
    sheet = blank(two, BOARD)
    assert [lack.words for lack in lacks(two, sheet, BOARD)] == ["an outcome"]
    apart = structs.replace(sheet, same=False)
    found = lacks(two, apart, BOARD)
    assert [lack.words for lack in found] == [
        "an outcome for Jade",
        "an outcome for Rowan",
    ]
    assert (found[1].name, found[1].field) == (f"outcome:{subject_id(3)}", "outcome")
    assert title(two) == "Decision for Jade and Rowan"
    long = case(subjects=tuple(subject(n, given="Maximiliana-Konstantina") for n in (1, 2, 3)))
    assert title(long) == "Decision for 3 children"


def test_the_clauses_are_those_of_the_version_that_is_cited() -> None:
    assert [c.number for c in clauses(BOARD, "2026.1")] == ["4.3", "4.4"]
    assert clauses(BOARD, "1999") == ()


def test_stances_are_hidden_until_revealed() -> None:
    given = Stance(POLICE, AT, outcome=Outcome.SECTION_47, level=4, reason="Twice.")
    mine = Stance(HEALTH, AT, unsure=True)
    round_of = case(stances=(given, mine))
    table = (OFFICER, NURSE, TEACHER)
    hidden = stances(round_of, table, BOARD, AS_CHAIR, HEALTH)
    assert hidden.words == "2 of 3 given · waiting for Education"
    assert hidden.lines == (("Health", "not sure"),)
    assert hidden.can_reveal
    shown = stances(
        structs.replace(round_of, stances_revealed=True), table, BOARD, AS_NURSE, HEALTH
    )
    assert shown.lines[0] == ("Police", "Section 47 enquiry, level 4: Twice.")
    assert not shown.can_reveal


def test_a_challenge_offers_what_each_may_do() -> None:
    raised = Challenge(
        ChallengeId(uid(1)), EDUCATION, by(TEACHER), AT, "Hold it sooner.", SOCIAL_CARE
    )
    answered = structs.replace(
        raised,
        state=ChallengeState.ANSWERED,
        answer="At ten.",
        answered_by=by(CHAIR),
        answered_at=AT,
    )

    def offered(one: Challenge, rights: object, own: object) -> tuple[bool, bool, bool]:
        of = case(challenges=(one,))
        card = challenges(of, BOARD, rights, own, AT)[0]  # type: ignore[arg-type] # of a seat
        return card.can_answer, card.can_accept, card.can_leave

    as_teacher = rights_at(MEETING, TEACHER)
    assert offered(raised, AS_CHAIR, SOCIAL_CARE) == (True, False, True)
    assert offered(raised, AS_NURSE, HEALTH) == (False, False, False)
    assert offered(raised, as_teacher, EDUCATION) == (False, False, True)
    assert offered(answered, as_teacher, EDUCATION) == (False, True, True)
    assert offered(answered, AS_CHAIR, SOCIAL_CARE) == (False, False, True)
    card = challenges(case(challenges=(answered,)), BOARD, AS_CHAIR, SOCIAL_CARE, AT)[0]
    assert (card.title, card.answer) == (
        "Challenge by Education to Children's social care",
        "Chris Chair: At ten.",
    )


def test_nobody_speaks_or_decides_beyond_their_roles() -> None:
    assert not AS_NURSE.draft
    assert not AS_NURSE.read_back
    assert AS_NURSE.speak
    assert not AS_CHAIR.speak
    assert not rights_at(MEETING, None).note
    assert subject().id == CHILD
