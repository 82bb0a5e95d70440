"""Stances and challenges: who may say what to whom, and until when."""

from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    DeferCase,
    GiveStance,
    LeaveChallengeOpen,
    ProposeDecision,
    RaiseChallenge,
    ReopenCase,
    RevealStances,
    WithdrawProposal,
)
from app.domain.case.events import (
    AnswerAccepted,
    ChallengeAnswered,
    ChallengeLeftOpen,
    ChallengeRaised,
    DecisionProposed,
    StanceGiven,
    StancesRevealed,
)
from app.domain.case.parts import Stance
from app.domain.case.state import Case, Challenge, ChallengeState
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import AgencyId, ChallengeId, Outcome, Role, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    DAY,
    DECIDER,
    EDUCATION,
    HEALTH,
    HOUR,
    NIGHT_TEAM,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    SECOND_CHAIR,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    TEACHER,
    by,
    case,
    decision,
    decision_id,
    draft,
    rated,
    seat,
    uid,
)
from tests.helpers.given import given

CHALLENGE = ChallengeId(uid(1, 8))
UNKNOWN = ChallengeId(uid(99, 8))
LONER = seat(70, "Lou Loner", Role.PRACTITIONER)
"""A practitioner of no agency."""

STANCE = GiveStance(case=CASE, outcome=Outcome.ASSESSMENT, level=3, reason="Third report.")
REVEAL = RevealStances(case=CASE)
RAISE = RaiseChallenge(case=CASE, challenge=CHALLENGE, text="Hold it sooner.", to=POLICE)
ANSWER = AnswerChallenge(case=CASE, challenge=CHALLENGE, text="Within the hour.")
ACCEPT = AcceptAnswer(case=CASE, challenge=CHALLENGE)
LEAVE = LeaveChallengeOpen(case=CASE, challenge=CHALLENGE)


def stance(who: Seat = NURSE, **changes: Any) -> Stance:
    usual = Stance(
        agency=who.agency or SOCIAL_CARE,
        given_at=AT,
        by=by(who),
        outcome=Outcome.ASSESSMENT,
        level=3,
        reason="Third report.",
    )
    return structs.replace(usual, **changes)


def challenge(**changes: Any) -> Challenge:
    """Education's, to the police."""
    usual = Challenge(CHALLENGE, EDUCATION, by(TEACHER), AT, "Hold it sooner.", to=POLICE)
    return structs.replace(usual, **changes)


def challenged(**changes: Any) -> Case:
    return rated(challenges=(challenge(**changes),))


ANSWERED: dict[str, Any] = {
    "state": ChallengeState.ANSWERED,
    "answer": "Within the hour.",
    "answered_by": by(OFFICER),
    "answered_at": AT,
}


# Stances


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY])
def test_an_agency_gives_its_stance(stage: Stage) -> None:
    event = StanceGiven(by=by(NURSE), stance=stance())
    after = given(case(stage=stage)).when(STANCE, by=NURSE).then(event)
    assert after.case() == case(stage=stage, version=2, stances=(stance(),))


@pytest.mark.parametrize("said", [{"level": 2}, {"outcome": Outcome.ADVICE}, {"unsure": True}])
def test_a_stance_may_say_one_thing_only(said: dict[str, Any]) -> None:
    given(rated()).when(GiveStance(case=CASE, **said), by=NURSE).accepted()


def test_a_stance_says_something() -> None:
    empty = GiveStance(case=CASE, reason="Words alone")
    given(rated()).when(empty, by=NURSE).refused(Code.TEXT_NEEDED, field="outcome")


def test_a_new_stance_replaces_the_agencys_earlier_one() -> None:
    first = given(rated()).when(STANCE, by=NURSE).accepted().when(STANCE, by=OFFICER).accepted()
    first.when(STANCE, by=NURSE, at=AT + HOUR).refused(Code.NOTHING_CHANGED)
    after = first.when(GiveStance(case=CASE, unsure=True), by=NURSE, at=AT + HOUR).accepted()
    unsure = Stance(agency=HEALTH, given_at=AT + HOUR, by=by(NURSE), unsure=True)
    assert after.case().stances == (stance(OFFICER), unsure)


def test_a_stance_is_an_agencys() -> None:
    given(rated()).when(STANCE, by=LONER).refused(Code.NOT_PERMITTED)


def test_all_stances_are_revealed_at_once() -> None:
    stances = (stance(NURSE), stance(OFFICER))
    event = StancesRevealed(by=by(CHAIR), stances=stances)
    after = given(rated(stances=stances)).when(REVEAL).then(event)
    assert after.case() == rated(version=3, stances=stances, stances_revealed=True)
    after.when(REVEAL).refused(Code.ALREADY_DONE)
    after.when(GiveStance(case=CASE, level=1), by=NURSE).refused(Code.ALREADY_DONE)


def test_there_must_be_something_to_reveal() -> None:
    given(rated()).when(REVEAL).refused(Code.NOTHING_CHANGED)


def test_a_new_proposal_opens_a_new_round() -> None:
    before = rated(stances=(stance(),), stances_revealed=True)
    command = ProposeDecision(case=CASE, decision=decision_id(1), draft=draft())
    event = DecisionProposed(by=by(SCRIBE), decision=decision_id(1), draft=draft())
    after = given(before).when(command, by=SCRIBE).then(event)
    assert (after.case().stances, after.case().stances_revealed) == ((), False)
    after.when(STANCE, by=NURSE).accepted()


def test_a_first_proposal_keeps_what_nobody_has_seen_yet() -> None:
    command = ProposeDecision(case=CASE, decision=decision_id(1), draft=draft())
    after = given(rated(stances=(stance(),))).when(command, by=SCRIBE).accepted()
    assert after.case().stances == (stance(),)


@pytest.mark.parametrize(
    ("before", "command"),
    [
        (rated(), DeferCase(case=CASE, until=AT + DAY, reason="Waiting for health")),
        (
            rated(decisions=(decision(),)),
            WithdrawProposal(case=CASE, decision=decision_id(1), reason="Too soon"),
        ),
        (rated(stage=Stage.DECIDED), ReopenCase(case=CASE, reason="Reported again")),
    ],
)
def test_the_next_discussion_asks_afresh(before: Case, command: Command) -> None:
    spent = structs.replace(before, stances=(stance(),), stances_revealed=True)
    after = given(spent).when(command).accepted()
    assert (after.case().stances, after.case().stances_revealed) == ((), False)
    after.when(STANCE, by=NURSE).accepted()


def test_a_redraft_keeps_the_round() -> None:
    before = rated(stances=(stance(),), stances_revealed=True, decisions=(decision(),))
    command = ProposeDecision(case=CASE, decision=decision_id(1), draft=draft(clause="4.4"))
    after = given(before).when(command, by=SCRIBE).accepted().case()
    assert (after.stances, after.stances_revealed) == ((stance(),), True)


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.CLOSING, Stage.CLOSED])
def test_what_is_decided_is_past_stances(stage: Stage) -> None:
    board = given(rated(stage=stage, stances=(stance(),)))
    board.when(STANCE, by=OFFICER).refused(Code.WRONG_STAGE, stage=stage.value)
    board.when(REVEAL).refused(Code.WRONG_STAGE, stage=stage.value)


# Challenges


@pytest.mark.parametrize("to", [POLICE, None])
def test_an_agency_challenges_another_or_the_meeting(to: AgencyId | None) -> None:
    command = structs.replace(RAISE, to=to, headline="Sooner")
    event = ChallengeRaised(
        by=by(TEACHER),
        challenge=CHALLENGE,
        agency=EDUCATION,
        text="Hold it sooner.",
        to=to,
        headline="Sooner",
        due=AT + DAY,
    )
    after = given(rated()).when(command, by=TEACHER).then(event)
    raised = challenged(to=to, headline="Sooner", due=AT + DAY)
    assert after.case() == structs.replace(raised, version=3)


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"text": "  "}, Code.TEXT_NEEDED, {}),
        ({"to": "nowhere"}, Code.UNKNOWN_AGENCY, {"agency": "nowhere"}),
    ],
)
def test_a_challenge_is_refused(changes: dict[str, Any], code: Code, facts: dict[str, str]) -> None:
    given(rated()).when(structs.replace(RAISE, **changes), by=TEACHER).refused(code, **facts)


def test_a_challenge_is_an_agencys_and_raised_once() -> None:
    given(rated()).when(RAISE, by=LONER).refused(Code.NOT_PERMITTED)
    asked = given(challenged()).when(RAISE, by=TEACHER)
    asked.refused(Code.ID_IN_USE, challenge=CHALLENGE)


def test_a_decided_case_may_still_be_challenged() -> None:
    given(rated(stage=Stage.DECIDED)).when(RAISE, by=TEACHER).accepted()


@pytest.mark.parametrize("command", [ANSWER, ACCEPT, LEAVE])
def test_a_challenge_must_be_known(command: Any) -> None:
    unknown = structs.replace(command, challenge=UNKNOWN)
    given(challenged()).when(unknown, by=TEACHER).refused(Code.UNKNOWN_CHALLENGE)


@pytest.mark.parametrize("who", [OFFICER, CHAIR, SECOND_CHAIR, SCRIBE, DECIDER])
def test_the_agency_asked_answers_or_the_meeting_for_it(who: Seat) -> None:
    event = ChallengeAnswered(by=by(who), challenge=CHALLENGE, text="Within the hour.")
    after = given(challenged()).when(ANSWER, by=who, at=AT + HOUR).then(event).case()
    answered = ANSWERED | {"answered_by": by(who), "answered_at": AT + HOUR}
    assert after == structs.replace(challenged(**answered), version=3)


@pytest.mark.parametrize(
    ("to", "who"), [(POLICE, TEACHER), (POLICE, NURSE), (None, OFFICER), (None, LONER)]
)
def test_nobody_else_answers(to: AgencyId | None, who: Seat) -> None:
    given(challenged(to=to)).when(ANSWER, by=who).refused(Code.NOT_PERMITTED)


def test_it_is_answered_once_and_in_words() -> None:
    given(challenged(**ANSWERED)).when(ANSWER, by=OFFICER).refused(Code.ALREADY_ANSWERED)
    blank = structs.replace(ANSWER, text=" ")
    given(challenged()).when(blank, by=OFFICER).refused(Code.TEXT_NEEDED)


def test_only_the_challenger_accepts() -> None:
    board = given(challenged(**ANSWERED))
    for other in (OFFICER, SOCIAL_WORKER, NIGHT_TEAM):
        board.when(ACCEPT, by=other).refused(Code.ONLY_CHALLENGER, agency=EDUCATION)
    event = AnswerAccepted(by=by(TEACHER), challenge=CHALLENGE)
    after = board.when(ACCEPT, by=TEACHER, at=AT + HOUR).then(event)
    settled = ANSWERED | {"state": ChallengeState.ACCEPTED, "settled_at": AT + HOUR}
    assert after.case() == structs.replace(challenged(**settled), version=3)
    after.when(ACCEPT, by=TEACHER).refused(Code.ALREADY_DONE)
    after.when(LEAVE, by=TEACHER).refused(Code.ALREADY_DONE)


def test_there_must_be_an_answer_to_accept() -> None:
    given(challenged()).when(ACCEPT, by=TEACHER).refused(Code.WRONG_STAGE, challenge="open")


def test_an_answer_is_accepted_after_the_case_is_closed() -> None:
    closed = structs.replace(challenged(**ANSWERED), stage=Stage.CLOSED)
    given(closed).when(ACCEPT, by=TEACHER).accepted()


@pytest.mark.parametrize("who", [TEACHER, CHAIR])
@pytest.mark.parametrize("answered", [{}, ANSWERED])
def test_a_challenge_is_left_open(who: Seat, answered: dict[str, Any]) -> None:
    event = ChallengeLeftOpen(by=by(who), challenge=CHALLENGE)
    after = given(challenged(**answered)).when(LEAVE, by=who, at=AT + HOUR).then(event)
    settled = answered | {"state": ChallengeState.LEFT_OPEN, "settled_at": AT + HOUR}
    assert after.case() == structs.replace(challenged(**settled), version=3)
    after.when(LEAVE, by=who).refused(Code.ALREADY_DONE)


def test_nobody_else_leaves_it_open() -> None:
    board = given(challenged())
    board.when(LEAVE, by=OFFICER).refused(Code.ONLY_CHALLENGER, agency=EDUCATION)


def test_what_was_left_open_may_be_answered_and_accepted_later() -> None:
    left = given(challenged()).when(LEAVE).accepted()
    answered = left.when(ANSWER, by=OFFICER).accepted()
    assert answered.case() == structs.replace(challenged(**ANSWERED), version=4)
    left_again = answered.when(LEAVE).accepted()
    accepted = left_again.when(ACCEPT, by=TEACHER).accepted().case()
    assert accepted.challenges[0].state is ChallengeState.ACCEPTED
