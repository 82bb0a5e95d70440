"""Stances and challenges: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    AnswerAccepted,
    CaseEvent,
    ChallengeAnswered,
    ChallengeEscalated,
    ChallengeLeftOpen,
    ChallengeRaised,
    StanceGiven,
    StancesRevealed,
)
from app.domain.case.state import Case, Challenge, ChallengeState, Escalation
from app.domain.events import Recorded
from app.domain.values import ChallengeId


def stance_given(case: Case, event: StanceGiven, _: Recorded) -> Case:
    """Once all are revealed, none is given any more."""
    if case.stances_revealed:
        return case
    others = tuple(s for s in case.stances if s.agency != event.stance.agency)
    return structs.replace(case, stances=(*others, event.stance))


def stances_revealed(case: Case, event: StancesRevealed, _: Recorded) -> Case:
    return structs.replace(case, stances=event.stances, stances_revealed=True)


def new_round(case: Case) -> Case:
    """Whoever discusses the case next is asked afresh; what was said stays in the record."""
    return structs.replace(case, stances=(), stances_revealed=False)


def challenge_raised(case: Case, event: ChallengeRaised, recorded: Recorded) -> Case:
    challenge = Challenge(
        id=event.challenge,
        agency=event.agency,
        by=event.by,
        at=recorded.at,
        text=event.text,
        to=event.to,
        headline=event.headline,
        due=event.due,
    )
    return structs.replace(case, challenges=(*case.challenges, challenge))


def challenge_answered(case: Case, event: ChallengeAnswered, recorded: Recorded) -> Case:
    return _challenge(
        case,
        event.challenge,
        state=ChallengeState.ANSWERED,
        answer=event.text,
        answered_by=event.by,
        answered_at=recorded.at,
        settled_at=None,
    )


def answer_accepted(case: Case, event: AnswerAccepted, recorded: Recorded) -> Case:
    return _challenge(case, event.challenge, state=ChallengeState.ACCEPTED, settled_at=recorded.at)


def challenge_escalated(case: Case, event: ChallengeEscalated, recorded: Recorded) -> Case:
    """It waits for an answer again; the one that was not enough stays with the step up."""
    before = next((c for c in case.challenges if c.id == event.challenge), None)
    if before is None:
        return case
    step = Escalation(
        rung=event.rung,
        to=event.to,
        reason=event.reason,
        at=recorded.at,
        by=event.by,
        due=event.due,
        answer=before.answer,
        answered_by=before.answered_by,
        answered_at=before.answered_at,
    )
    return _challenge(
        case,
        event.challenge,
        state=ChallengeState.OPEN,
        answer="",
        answered_by=None,
        answered_at=None,
        settled_at=None,
        due=event.due,
        escalations=(*before.escalations, step),
    )


def challenge_left_open(case: Case, event: ChallengeLeftOpen, recorded: Recorded) -> Case:
    return _challenge(case, event.challenge, state=ChallengeState.LEFT_OPEN, settled_at=recorded.at)


def _challenge(case: Case, named: ChallengeId, **changes: object) -> Case:
    challenges = tuple(
        structs.replace(c, **changes) if c.id == named else c for c in case.challenges
    )
    return structs.replace(case, challenges=challenges)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    StanceGiven: stance_given,
    StancesRevealed: stances_revealed,
    ChallengeRaised: challenge_raised,
    ChallengeAnswered: challenge_answered,
    AnswerAccepted: answer_accepted,
    ChallengeEscalated: challenge_escalated,
    ChallengeLeftOpen: challenge_left_open,
}
