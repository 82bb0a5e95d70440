"""Answers to commands, as frames and effects."""

from app.domain.errors import Refusal
from app.domain.submission import Outcome
from app.domain.values import CommandId
from sync.protocol import Accepted, Bye, CloseCode, Later, NotNow, RefusedFrame, encode
from sync.room.effects import Answered, Close, ConnId, Effect, Send
from sync.room.queue import Waiting

RETRY_AFTER = {Later.BUSY: 1.0, Later.STORE_FULL: 5.0, Later.FAILED: 60.0}
"""Seconds."""
LONGEST_REASON = 240


def answer(entry: Waiting, outcome: Outcome) -> list[Effect]:
    """To everyone who waits for it."""
    submission = entry.submission
    effects: list[Effect] = []
    if entry.conns:
        effects.append(Send(tuple(entry.conns), _frame(submission.id, outcome)))
    if entry.local:
        effects.append(Answered(submission.account, submission.id, outcome))
    return effects


def refuse(conn: ConnId, command: CommandId, refusal: Refusal) -> Effect:
    return Send((conn,), encode(RefusedFrame(command, refusal.code, refusal.facts)))


def later(conns: tuple[ConnId, ...], command: CommandId, why: Later) -> Effect:
    return Send(conns, encode(NotNow(command, why, RETRY_AFTER[why])))


def close(conn: ConnId, code: CloseCode, reason: str) -> list[Effect]:
    name = code.name.lower()
    return [Send((conn,), encode(Bye(name, reason[:LONGEST_REASON]))), Close(conn, code, name)]


def _frame(command: CommandId, outcome: Outcome) -> bytes:
    no = outcome.refusal
    if no is None:
        return encode(Accepted(command, outcome.position))
    return encode(RefusedFrame(command, no.code, no.facts))
