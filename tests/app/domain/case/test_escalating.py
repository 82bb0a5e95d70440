"""A challenge climbs its ladder, rung by rung, each with a named person and a clock."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.challenges import open_challenges, overdue, unheard
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    EscalateChallenge,
    LeaveChallengeOpen,
    RaiseChallenge,
)
from app.domain.case.events import ChallengeEscalated
from app.domain.case.state import Case, Challenge, ChallengeState, Escalation
from app.domain.errors import Code
from app.domain.partnership.state import RungDays, Seat
from app.domain.values import ChallengeId, Rung, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    EDUCATION,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    SCRIBE,
    TEACHER,
    by,
    partnership,
    rated,
    uid,
)
from tests.helpers.given import Given, given

CHALLENGE = ChallengeId(uid(1, 8))
RAISE = RaiseChallenge(case=CASE, challenge=CHALLENGE, text="Hold it sooner.", to=POLICE)
UP = EscalateChallenge(case=CASE, challenge=CHALLENGE, to="Mo Manager", reason="Not soon enough")
ANSWER = AnswerChallenge(case=CASE, challenge=CHALLENGE, text="Within the hour.")
ACCEPT = AcceptAnswer(case=CASE, challenge=CHALLENGE)
LEAVE = LeaveChallengeOpen(case=CASE, challenge=CHALLENGE)


def challenge(**changes: Any) -> Challenge:
    """Education's, to the police."""
    usual = Challenge(
        CHALLENGE, EDUCATION, by(TEACHER), AT, "Hold it sooner.", to=POLICE, due=AT + DAY
    )
    return structs.replace(usual, **changes)


def challenged(**changes: Any) -> Case:
    return rated(challenges=(challenge(**changes),))


def step(rung: Rung = Rung.MANAGER, days: int = 2, **changes: Any) -> Escalation:
    usual = Escalation(rung, "Mo Manager", "Not soon enough", AT, by(TEACHER), AT + days * DAY)
    return structs.replace(usual, **changes)


def only(after: Given) -> Challenge:
    return after.case().challenges[0]


ANSWERED: dict[str, Any] = {
    "state": ChallengeState.ANSWERED,
    "answer": "Within the hour.",
    "answered_by": by(OFFICER),
    "answered_at": AT,
}


@pytest.mark.parametrize("who", [TEACHER, CHAIR, COORDINATOR])
def test_domain_1_10_it_goes_to_the_next_rung_with_a_person_and_a_clock(who: Seat) -> None:
    """`AT` is a Tuesday morning: managers have two working days, until Thursday."""
    event = ChallengeEscalated(
        by=by(who),
        challenge=CHALLENGE,
        rung=Rung.MANAGER,
        to="Mo Manager",
        reason="Not soon enough",
        due=AT + 2 * DAY,
    )
    after = given(challenged()).when(UP, by=who).then(event)
    assert only(after) == challenge(due=AT + 2 * DAY, escalations=(step(by=by(who)),))


def test_domain_1_10_the_ladder_is_practitioner_manager_head_of_service_partnership() -> None:
    story = given(challenged())
    climbed = []
    for _ in range(3):
        story = story.when(UP, by=TEACHER).accepted()
        climbed.append((only(story).rung, only(story).due))
    assert climbed == [
        (Rung.MANAGER, AT + 2 * DAY),
        (Rung.HEAD_OF_SERVICE, AT + 3 * DAY),
        (Rung.PARTNERSHIP, AT + 7 * DAY),
    ]
    story.when(UP, by=TEACHER).refused(Code.TOP_OF_LADDER, rung="partnership")


def test_a_hub_may_leave_rungs_out() -> None:
    short = (RungDays(Rung.PRACTITIONER, 2), RungDays(Rung.PARTNERSHIP, 1))
    raised = given(partnership(ladder=short), rated()).when(RAISE, by=TEACHER).accepted()
    assert only(raised).due == AT + 2 * DAY
    up = raised.when(UP, by=TEACHER).accepted()
    assert (only(up).rung, only(up).due) == (Rung.PARTNERSHIP, AT + DAY)


@pytest.mark.parametrize(
    "before",
    [{}, ANSWERED, {"state": ChallengeState.LEFT_OPEN}, {**ANSWERED, "state": "left-open"}],
)
def test_whatever_is_not_accepted_may_climb_and_is_asked_anew(before: dict[str, Any]) -> None:
    state = ChallengeState(before.get("state", "open"))
    was = challenged(**{**before, "state": state, "settled_at": AT if before else None})
    after = given(was).when(UP, by=TEACHER, at=AT + HOUR).accepted()
    said = {name: before[name] for name in before if name != "state"}
    up = step(at=AT + HOUR, due=AT + HOUR + 2 * DAY, **said)
    assert only(after) == challenge(due=AT + HOUR + 2 * DAY, escalations=(up,))
    again = after.when(ANSWER, by=OFFICER).accepted()
    assert only(again).answer == "Within the hour."
    assert only(again.when(ACCEPT, by=TEACHER).accepted()).state is ChallengeState.ACCEPTED


def test_what_is_accepted_is_settled() -> None:
    settled = challenged(**{**ANSWERED, "state": ChallengeState.ACCEPTED})
    given(settled).when(UP, by=TEACHER).refused(Code.WRONG_STAGE, challenge="accepted")


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"to": "  "}, Code.TEXT_NEEDED, {"field": "to"}),
        ({"reason": " "}, Code.REASON_NEEDED, {}),
        ({"challenge": ChallengeId(uid(99, 8))}, Code.UNKNOWN_CHALLENGE, {}),
    ],
)
def test_nobody_climbs_for_nobody(
    changes: dict[str, Any], code: Code, facts: dict[str, str]
) -> None:
    given(challenged()).when(structs.replace(UP, **changes), by=TEACHER).refused(code, **facts)


def test_another_agency_does_not_take_it_higher() -> None:
    for who in (OFFICER, NURSE):
        given(challenged()).when(UP, by=who).refused(Code.ONLY_CHALLENGER, agency=EDUCATION)
    given(challenged()).when(UP, by=SCRIBE).refused(Code.NOT_PERMITTED)


@pytest.mark.parametrize("command", [UP, ANSWER, LEAVE])
def test_report_l252_open_challenges_go_on_after_the_case_is_closed(command: Any) -> None:
    closed = structs.replace(challenged(), stage=Stage.CLOSED)
    who = OFFICER if command is ANSWER else TEACHER
    after = given(closed).when(command, by=who).accepted()
    assert after.case().stage is Stage.CLOSED
    assert open_challenges(after.case()) == after.case().challenges


def test_a_closed_case_takes_no_new_challenge() -> None:
    given(rated(stage=Stage.CLOSED)).when(RAISE, by=TEACHER).refused(
        Code.WRONG_STAGE, stage="closed"
    )


def test_an_escalation_of_an_unknown_challenge_changes_nothing() -> None:
    """What went before it may be erased."""
    known = given(challenged()).when(UP, by=TEACHER).writes()
    after = given(rated()).when(UP, by=TEACHER)
    assert after._after(known).case() == rated(version=3)


STATES = [
    (ChallengeState.OPEN, True, True),
    (ChallengeState.ANSWERED, True, False),
    (ChallengeState.LEFT_OPEN, True, False),
    (ChallengeState.ACCEPTED, False, False),
]


@pytest.mark.parametrize(("state", "still_open", "late"), STATES)
def test_what_is_open_and_what_is_overdue(
    state: ChallengeState, still_open: bool, late: bool
) -> None:
    case = challenged(state=state)
    assert bool(open_challenges(case)) is still_open
    assert not overdue(case, AT + DAY)
    assert bool(overdue(case, AT + DAY + timedelta(microseconds=1))) is late
    assert bool(unheard(case)) is (state is ChallengeState.OPEN)


def test_one_on_a_higher_rung_was_heard() -> None:
    assert not unheard(challenged(escalations=(step(),)))


def test_without_a_due_nothing_is_overdue() -> None:
    """Challenges that were raised before there was a clock."""
    assert not overdue(challenged(due=None), AT + 99 * DAY)
