"""Each agency's own stance before a decision, and challenges: raised, answered, taken higher."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.challenges import rung_above
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    CaseCommand,
    EscalateChallenge,
    GiveStance,
    LeaveChallengeOpen,
    RaiseChallenge,
    RevealStances,
)
from app.domain.case.decide.scene import UNDECIDED, Scene, need
from app.domain.case.events import (
    AnswerAccepted,
    ChallengeAnswered,
    ChallengeEscalated,
    ChallengeLeftOpen,
    ChallengeRaised,
    StanceGiven,
    StancesRevealed,
)
from app.domain.case.parts import Stance
from app.domain.case.state import Challenge, ChallengeState
from app.domain.clocks import SameTimeNextWorkingDay, due
from app.domain.errors import Code, Refused
from app.domain.partnership.state import RungDays
from app.domain.values import AgencyId, Instant, Role
from app.domain.writes import Writes, on


def give_stance(scene: Scene, command: GiveStance) -> Writes:
    """One for each agency; a new one replaces it until all are revealed."""
    agency = _own_agency(scene)
    _round_open(scene)
    if command.outcome is None and command.level is None and not command.unsure:
        raise Refused(Code.TEXT_NEEDED, field="outcome")
    stance = Stance(
        agency=agency,
        given_at=scene.now,
        by=scene.by,
        outcome=command.outcome,
        level=command.level,
        unsure=command.unsure,
        reason=command.reason,
    )
    if any(_same(stance, earlier) for earlier in scene.case.stances):
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, StanceGiven(by=scene.by, stance=stance))


def reveal_stances(scene: Scene, _: RevealStances) -> Writes:
    _round_open(scene)
    if not scene.case.stances:
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, StancesRevealed(by=scene.by, stances=scene.case.stances))


def raise_challenge(scene: Scene, command: RaiseChallenge) -> Writes:
    agency = _own_agency(scene)
    need(command.text, Code.TEXT_NEEDED)
    if command.to is not None:
        scene.agency(command.to)
    if any(c.id == command.challenge for c in scene.case.challenges):
        raise Refused(Code.ID_IN_USE, challenge=command.challenge)
    event = ChallengeRaised(
        by=scene.by,
        challenge=command.challenge,
        agency=agency,
        text=command.text,
        to=command.to,
        headline=command.headline,
        due=_due(scene, scene.partnership.ladder[0]),
    )
    return on(scene.case, event)


def answer_challenge(scene: Scene, command: AnswerChallenge) -> Writes:
    """By the agency asked, or for the meeting; one left open may still be answered later."""
    challenge = scene.challenge(command.challenge)
    asked = challenge.to is not None and scene.context.actor.agency == challenge.to
    if not asked and not scene.context.has(Role.CHAIR, Role.SCRIBE, Role.DECIDER):
        raise Refused(Code.NOT_PERMITTED)
    if challenge.answered_at is not None:
        raise Refused(Code.ALREADY_ANSWERED)
    need(command.text, Code.TEXT_NEEDED)
    event = ChallengeAnswered(by=scene.by, challenge=challenge.id, text=command.text)
    return on(scene.case, event)


def accept_answer(scene: Scene, command: AcceptAnswer) -> Writes:
    """Also of an answer that was left open: the challenger may come round to it later."""
    challenge = scene.challenge(command.challenge)
    if not _challenger(scene, challenge):
        raise Refused(Code.ONLY_CHALLENGER, agency=challenge.agency)
    if challenge.state is ChallengeState.ACCEPTED:
        raise Refused(Code.ALREADY_DONE)
    if challenge.answered_at is None:
        raise Refused(Code.WRONG_STAGE, challenge=challenge.state.value)
    return on(scene.case, AnswerAccepted(by=scene.by, challenge=challenge.id))


def escalate_challenge(scene: Scene, command: EscalateChallenge) -> Writes:
    """To the next rung and nowhere higher, whatever was answered; nobody climbs for nobody."""
    challenge = scene.challenge(command.challenge)
    if not _challenger(scene, challenge) and not scene.context.has(Role.CHAIR, Role.COORDINATOR):
        raise Refused(Code.ONLY_CHALLENGER, agency=challenge.agency)
    if challenge.state is ChallengeState.ACCEPTED:
        raise Refused(Code.WRONG_STAGE, challenge=challenge.state.value)
    need(command.to, Code.TEXT_NEEDED, field="to")
    need(command.reason, Code.REASON_NEEDED)
    above = rung_above(scene.partnership.ladder, challenge.rung)
    if above is None:
        raise Refused(Code.TOP_OF_LADDER, rung=challenge.rung.value)
    event = ChallengeEscalated(
        by=scene.by,
        challenge=challenge.id,
        rung=above.rung,
        to=command.to,
        reason=command.reason,
        due=_due(scene, above),
    )
    return on(scene.case, event)


def leave_challenge_open(scene: Scene, command: LeaveChallengeOpen) -> Writes:
    challenge = scene.challenge(command.challenge)
    if not _challenger(scene, challenge) and not scene.context.has(Role.CHAIR):
        raise Refused(Code.ONLY_CHALLENGER, agency=challenge.agency)
    if challenge.state not in (ChallengeState.OPEN, ChallengeState.ANSWERED):
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, ChallengeLeftOpen(by=scene.by, challenge=challenge.id))


def _due(scene: Scene, rung: RungDays) -> Instant | None:
    return due(SameTimeNextWorkingDay(rung.days), scene.now, scene.partnership.calendar)


def _own_agency(scene: Scene) -> AgencyId:
    agency = scene.context.actor.agency
    if agency is None:
        raise Refused(Code.NOT_PERMITTED)
    return agency


def _round_open(scene: Scene) -> None:
    scene.stage_in(*UNDECIDED)
    if scene.case.stances_revealed:
        raise Refused(Code.ALREADY_DONE)


def _same(new: Stance, earlier: Stance) -> bool:
    """Whether an agency says what it said already, whoever says it and when."""
    return structs.replace(new, given_at=earlier.given_at, by=earlier.by) == earlier


def _challenger(scene: Scene, challenge: Challenge) -> bool:
    return scene.context.actor.agency == challenge.agency


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    GiveStance: give_stance,
    RevealStances: reveal_stances,
    RaiseChallenge: raise_challenge,
    AnswerChallenge: answer_challenge,
    AcceptAnswer: accept_answer,
    EscalateChallenge: escalate_challenge,
    LeaveChallengeOpen: leave_challenge_open,
}
