"""A challenge as its page shows it: to us, or ours."""

from collections.abc import Iterator

from app.domain.board import Board
from app.domain.case.commands import (
    AcceptAnswer,
    AnswerChallenge,
    LeaveChallengeOpen,
)
from app.domain.case.state import Challenge, ChallengeState
from app.domain.commands import Command
from app.domain.partnership.state import Seat
from app.domain.values import AccountId, CaseId, ChallengeId, Instant
from ui.requests.lines import Line
from ui.requests.matter import Kind, Step, Wrote
from ui.requests.sheet import agency_name, may
from ui.words import when, word


def _answered(case: CaseId, challenge: str, words: str) -> Command:
    return AnswerChallenge(case=case, challenge=ChallengeId(challenge), text=words)


def _accepted(case: CaseId, challenge: str, _words: str) -> Command:
    return AcceptAnswer(case=case, challenge=ChallengeId(challenge))


def _left_open(case: CaseId, challenge: str, _words: str) -> Command:
    return LeaveChallengeOpen(case=case, challenge=ChallengeId(challenge))


ANSWER = Step(
    "Answer the challenge",
    _answered,
    main=True,
    key="Ctrl+Return",
    writes=True,
    lacking="Write the answer first.",
)
ACCEPT = Step("Accept the answer", _accepted, main=True)
LEAVE = Step("Leave it open", _left_open)


def _lines(board: Board, challenge: Challenge, _seat: Seat, now: Instant) -> tuple[Line, ...]:
    partnership = board.partnership
    to = agency_name(partnership, challenge.to) if challenge.to else "the meeting"
    asked = f"{agency_name(partnership, challenge.agency)} asks {to} to look again"
    lines = [(f"{asked} · {challenge.by.name}, {when(challenge.at, now)}", challenge.text)]
    if challenge.answered_by is not None and challenge.answered_at is not None:
        at = when(challenge.answered_at, now)
        lines.append((f"Answered by {challenge.answered_by.name}, {at}", challenge.answer))
    return tuple(lines)


def _open_to(challenge: Challenge, seat: Seat) -> tuple[Step, ...]:
    to_me, mine = challenge.to == seat.agency, challenge.agency == seat.agency
    unanswered = challenge.answered_at is None
    standing = challenge.state in (ChallengeState.OPEN, ChallengeState.ANSWERED)
    offered = (
        (ANSWER, to_me and unanswered and may(seat, AnswerChallenge)),
        (ACCEPT, mine and not unanswered and standing and may(seat, AcceptAnswer)),
        (LEAVE, mine and standing and may(seat, LeaveChallengeOpen)),
    )
    return tuple(step for step, free in offered if free)


def _held(challenge: Challenge, account: AccountId) -> Iterator[str]:
    if challenge.answered_by is not None and challenge.answered_by.account == account:
        yield challenge.answer


def _carried(command: Command) -> Wrote | None:
    match command:
        case AnswerChallenge():
            return Wrote(command.challenge, command.text)
        case AcceptAnswer() | LeaveChallengeOpen():
            return Wrote(command.challenge, "")
        case _:
            return None


CHALLENGES = Kind[Challenge](
    name="challenge",
    head="Challenge",
    label="Our answer",
    rows=4,
    steps=(ANSWER, ACCEPT, LEAVE),
    things=lambda case: case.challenges,
    state=lambda challenge: word(challenge.state).capitalize(),
    lines=_lines,
    open_to=_open_to,
    held=_held,
    carried=_carried,
)
