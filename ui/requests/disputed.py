"""A challenge as its page shows it: to us, or ours."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    LeaveChallengeOpen,
)
from app.domain.case.state import Case, Challenge, ChallengeState
from app.domain.partnership.state import Seat
from app.domain.values import ChallengeId, Instant
from app.ports import Pending
from ui.requests.lines import Line
from ui.requests.sheet import agency_name, may
from ui.words import Said, case_name, pending_words, when, word


class Disputed(Struct, frozen=True):
    title: str
    detail: str
    lines: tuple[Line, ...]
    state: str
    may_answer: bool = False
    may_accept: bool = False
    may_leave: bool = False
    said: Said | None = None


def challenge_of(case: Case, challenge: str) -> Challenge | None:
    return next((c for c in case.challenges if c.id == challenge), None)


def disputed(
    board: Board,
    case: Case,
    challenge: Challenge,
    seat: Seat,
    pending: tuple[Pending, ...],
    now: Instant,
) -> Disputed:
    waiting = next((p for p in pending if concerns(p.command, challenge.id)), None)
    free, mine = waiting is None, challenge.agency == seat.agency
    unanswered = challenge.answered_at is None
    standing = challenge.state in (ChallengeState.OPEN, ChallengeState.ANSWERED)
    to_me = challenge.to == seat.agency
    return Disputed(
        title=case_name(case),
        detail=" · ".join(filter(None, (case.referral.concern, case.reference))),
        lines=_lines(board, challenge, now),
        state=word(challenge.state).capitalize(),
        may_answer=free and to_me and unanswered and may(seat, AnswerChallenge),
        may_accept=free and mine and not unanswered and standing and may(seat, AcceptAnswer),
        may_leave=free and mine and standing and may(seat, LeaveChallengeOpen),
        said=pending_words(waiting) if waiting else None,
    )


def concerns(command: object, challenge: ChallengeId) -> bool:
    """Whether a command answers or settles this challenge."""
    return (
        isinstance(command, AnswerChallenge | AcceptAnswer | LeaveChallengeOpen)
        and command.challenge == challenge
    )


def _lines(board: Board, challenge: Challenge, now: Instant) -> tuple[Line, ...]:
    partnership = board.partnership
    to = agency_name(partnership, challenge.to) if challenge.to else "the meeting"
    asked = f"{agency_name(partnership, challenge.agency)} asks {to} to look again"
    lines = [(f"{asked} · {challenge.by.name}, {when(challenge.at, now)}", challenge.text)]
    if challenge.answered_by is not None and challenge.answered_at is not None:
        at = when(challenge.answered_at, now)
        lines.append((f"Answered by {challenge.answered_by.name}, {at}", challenge.answer))
    return tuple(lines)
