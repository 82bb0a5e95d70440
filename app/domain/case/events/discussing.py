"""Views and challenges, before and after a decision."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.parts import Stance
from app.domain.values import AgencyId, ChallengeId, Headline, Instant, Line, Rung, Text


class StanceGiven(CaseEvent, frozen=True):
    stance: Stance


class StancesRevealed(CaseEvent, frozen=True):
    """Carries every stance, since replicas did not have the others' until now."""

    stances: tuple[Stance, ...]


class ChallengeRaised(CaseEvent, frozen=True):
    challenge: ChallengeId
    agency: AgencyId
    text: Text
    to: AgencyId | None = None
    headline: Headline = ""
    due: Instant | None = None
    """By when its first rung owes an answer."""


class ChallengeAnswered(CaseEvent, frozen=True):
    challenge: ChallengeId
    text: Text


class AnswerAccepted(CaseEvent, frozen=True):
    challenge: ChallengeId


class ChallengeEscalated(CaseEvent, frozen=True):
    challenge: ChallengeId
    rung: Rung
    to: Line
    reason: Text
    due: Instant | None = None


class ChallengeLeftOpen(CaseEvent, frozen=True):
    challenge: ChallengeId


Event = (
    StanceGiven
    | StancesRevealed
    | ChallengeRaised
    | ChallengeAnswered
    | AnswerAccepted
    | ChallengeEscalated
    | ChallengeLeftOpen
)
