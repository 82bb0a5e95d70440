"""What stays with a decision: who was there, how they stood, and that nobody spoke against it."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    AnswerChallenge,
    ConfirmDecision,
    CorrectDecision,
    EscalateChallenge,
    LeaveChallengeOpen,
    ProposeDecision,
    RaiseChallenge,
    ReadBackDecision,
)
from app.domain.case.parts import Stance
from app.domain.case.state import Case, Decision, DecisionState
from app.domain.errors import Code
from app.domain.meeting.state import Attendee, Meeting, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import Attendance, ChallengeId, Outcome
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    OBSERVER,
    OFFICER,
    OTHER_CASE,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    TEACHER,
    account,
    by,
    decision,
    decision_id,
    draft,
    rated,
    sitting,
    uid,
)
from tests.helpers.given import given

ONE = decision_id(1)
CONFIRM = ConfirmDecision(case=CASE, decision=ONE)
CHALLENGE = ChallengeId(uid(1, 8))
RAISE = RaiseChallenge(case=CASE, challenge=CHALLENGE, text="Why not today?", to=POLICE)
STANCES = (
    Stance(HEALTH, AT, by(NURSE), outcome=Outcome.ASSESSMENT, level=3),
    Stance(POLICE, AT, by(OFFICER), unsure=True),
)


def read_back(**changes: Any) -> Case:
    read = decision(
        state=DecisionState.READ_BACK, read_back_by=by(CHAIR), read_back_at=AT, proposed_at=AT
    )
    return rated(decisions=(read,), **changes)


def attended(*who: tuple[Seat, Attendance], **changes: Any) -> Meeting:
    usual = sitting(
        state=SittingState.OPEN,
        spotlight=CASE,
        register=tuple(Attendee(seat.account, attendance, AT) for seat, attendance in who),
    )
    return structs.replace(usual, **changes)


ROOM, AFAR, AWAY = Attendance.IN_THE_ROOM, Attendance.VIRTUAL, Attendance.APOLOGIES


def confirmed(*streams: Any, at: Any = AT + HOUR) -> Decision:
    after = given(*streams).when(CONFIRM, by=DECIDER, at=at).accepted()
    found = after.case().decision
    assert found is not None
    return found


def test_report_l252_a_decision_keeps_the_agencies_that_were_there() -> None:
    here = attended(
        (NURSE, AFAR), (CHAIR, ROOM), (DECIDER, ROOM), (OFFICER, AWAY), (OBSERVER, ROOM)
    )
    assert confirmed(read_back(), here).present == (HEALTH, SOCIAL_CARE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"spotlight": OTHER_CASE},
        {"spotlight": None},
        {"state": SittingState.CLOSED},
        {"state": SittingState.PLANNED},
    ],
)
def test_outside_a_sitting_nobody_was_there(elsewhere: dict[str, Any]) -> None:
    assert confirmed(read_back(), attended((NURSE, ROOM), **elsewhere)).present == ()


def test_who_has_no_seat_any_more_is_not_counted() -> None:
    stranger = Seat(account(99), "Gone Already", ())
    assert confirmed(read_back(), attended((stranger, ROOM), (TEACHER, AFAR))).present == (
        "education",
    )


@pytest.mark.parametrize("revealed", [True, False])
def test_design_8_stances_stay_with_it_once_they_were_shown(revealed: bool) -> None:
    case = read_back(stances=STANCES, stances_revealed=revealed)
    assert confirmed(case).stances == (STANCES if revealed else ())


def test_domain_1_8_that_nobody_challenged_it_when_asked_is_recorded() -> None:
    assert confirmed(read_back()).silent


def settled(case: Case, at: Any) -> Case:
    """With a challenge raised then, and left open."""
    raised = given(case).when(RAISE, by=TEACHER, at=at).accepted()
    leave = LeaveChallengeOpen(case=CASE, challenge=CHALLENGE)
    return raised.when(leave, by=TEACHER, at=at).accepted().case()


@pytest.mark.parametrize(("at", "silent"), [(AT - HOUR, True), (AT, False), (AT + HOUR / 2, False)])
def test_only_a_challenge_since_the_proposal_breaks_the_silence(at: Any, silent: bool) -> None:
    assert confirmed(settled(read_back(), at)).silent is silent


def test_design_8_no_decision_passes_over_a_challenge_that_nobody_heard() -> None:
    """Answered, left open or taken higher: then it goes on."""
    lacks = f"challenge:{CHALLENGE}"
    raised = given(read_back()).when(RAISE, by=TEACHER).accepted()
    raised.when(CONFIRM, by=DECIDER).refused(Code.DECISION_INCOMPLETE, missing=lacks)
    for heard, who in (
        (AnswerChallenge(case=CASE, challenge=CHALLENGE, text="At noon"), OFFICER),
        (LeaveChallengeOpen(case=CASE, challenge=CHALLENGE), CHAIR),
        (EscalateChallenge(case=CASE, challenge=CHALLENGE, to="Mo", reason="Today"), TEACHER),
    ):
        raised.when(heard, by=who).accepted().when(CONFIRM, by=DECIDER).accepted()


def test_reading_back_is_where_challenges_are_asked_for() -> None:
    raised = given(rated(decisions=(decision(),))).when(RAISE, by=TEACHER).accepted()
    raised.when(ReadBackDecision(case=CASE, decision=ONE), by=CHAIR).accepted()


def test_design_8_an_urgent_one_waits_for_no_answer_and_owes_none() -> None:
    """The challenge has a day of its own, so that nothing is owed twice."""
    urgent = rated(decisions=(decision(draft=draft(urgent=True)),))
    raised = given(urgent).when(RAISE, by=TEACHER).accepted()
    after = raised.when(CONFIRM, by=DECIDER).accepted()
    decided = after.case().decision
    assert decided is not None
    assert (decided.owed, decided.silent) == ((), False)
    assert after.case().challenges[0].due == AT + DAY
    words = draft(urgent=True, reasons="Written afresh.")
    correct = CorrectDecision(case=CASE, decision=ONE, draft=words, reason="Clearer")
    after.when(correct, by=DECIDER).accepted()


def test_an_urgent_one_that_was_not_read_back_asked_nobody() -> None:
    urgent = rated(decisions=(decision(draft=draft(urgent=True)),))
    assert not confirmed(urgent).silent


def test_a_redraft_asks_anew() -> None:
    propose = ProposeDecision(case=CASE, decision=ONE, draft=draft(clause="4.4"))
    again = given(read_back()).when(propose, by=SCRIBE).accepted()
    again.when(CONFIRM, by=DECIDER).refused(Code.NOT_READ_BACK)
