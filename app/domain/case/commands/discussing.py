"""Views and challenges, before and after a decision."""

from app.domain.case.commands.base import CaseCommand
from app.domain.values import (
    AgencyId,
    ChallengeId,
    Headline,
    Level,
    NonEmptyLine,
    NonEmptyText,
    Outcome,
    Text,
)


class GiveStance(CaseCommand, frozen=True):
    outcome: Outcome | None = None
    level: Level | None = None
    unsure: bool = False
    reason: Text = ""


class RevealStances(CaseCommand, frozen=True):
    pass


class RaiseChallenge(CaseCommand, frozen=True):
    challenge: ChallengeId
    text: NonEmptyText
    to: AgencyId | None = None
    headline: Headline = ""


class AnswerChallenge(CaseCommand, frozen=True):
    challenge: ChallengeId
    text: NonEmptyText


class AcceptAnswer(CaseCommand, frozen=True):
    challenge: ChallengeId


class EscalateChallenge(CaseCommand, frozen=True):
    """To the next rung of the ladder, and the person named for it."""

    challenge: ChallengeId
    to: NonEmptyLine
    reason: NonEmptyText


class LeaveChallengeOpen(CaseCommand, frozen=True):
    challenge: ChallengeId


Command = (
    GiveStance
    | RevealStances
    | RaiseChallenge
    | AnswerChallenge
    | AcceptAnswer
    | EscalateChallenge
    | LeaveChallengeOpen
)
