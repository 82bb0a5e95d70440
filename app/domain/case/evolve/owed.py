"""What is to be told from now on, what waits, and what a later decision says instead."""

from collections.abc import Callable, Collection, Iterable

from msgspec import structs

from app.domain.case.feedback import TOLD, Message, MessageState, Owed, Reader
from app.domain.case.state import Case
from app.domain.events import Recorded
from app.domain.values import DecisionId, MessageId

TAKEN_BACK = frozenset({MessageState.QUEUED, MessageState.FAILED})
"""Approved and not known to be told: what it would say, or where, may be wrong now."""


def owed(
    case: Case, owes: Iterable[Owed], recorded: Recorded, decision: DecisionId | None = None
) -> Case:
    """What is to be told from now on, once each."""
    known = {m.owed.id for m in case.messages}
    new = tuple(
        Message(owed=one, since=recorded.at, state=one.state, decision=decision)
        for one in {o.id: o for o in owes}.values()
        if one.id not in known
    )
    return structs.replace(case, messages=(*case.messages, *new)) if new else case


def taken_back(case: Case, decision: DecisionId) -> Case:
    """After a correction nothing goes that was approved before it."""
    return each(case, again, lambda m: m.decision == decision and m.state in TAKEN_BACK)


def held_back(case: Case, held: Collection[MessageId]) -> Case:
    """Nothing goes of what was decided while the case is open again."""
    return each(case, _held, lambda m: m.owed.id in held)


def _held(message: Message) -> Message:
    return structs.replace(again(message), state=MessageState.HELD)


def let_go(case: Case) -> Case:
    """Closed without another decision: the earlier one stands, and is to be told."""
    return each(
        case,
        lambda m: structs.replace(m, state=_waits(m)),
        lambda m: m.decision is not None and m.state is MessageState.HELD,
    )


def superseded(case: Case, replaced: Collection[MessageId]) -> Case:
    """What nobody was told of earlier decisions, the last one says instead."""
    return each(
        case,
        lambda m: structs.replace(again(m), state=_in_the_end(m)),
        lambda m: m.owed.id in replaced,
    )


def _in_the_end(message: Message) -> MessageState:
    """Who was told once, and was to be told again, has been told."""
    if message.filed_at is not None:
        return MessageState.FILED
    ended = [a.state for a in message.attempts if a.state is not MessageState.QUEUED]
    if ended and ended[-1] in TOLD:
        return ended[-1]
    return MessageState.DELIVERED if message.seen else MessageState.SUPERSEDED


def again(message: Message) -> Message:
    """To be approved anew. That it was queued once stays, and so does each try."""
    return structs.replace(
        message,
        state=_waits(message),
        channel=None,
        address="",
        known_to=None,
        words=None,
        approved_by=None,
        send_after=None,
        dispute="",
        reason="",
    )


def _waits(message: Message) -> MessageState:
    held = message.owed.reader is Reader.FAMILY
    return MessageState.HELD if held else message.owed.state


def each(
    case: Case, change: Callable[[Message], Message], which: Callable[[Message], bool]
) -> Case:
    messages = tuple(change(m) if which(m) else m for m in case.messages)
    return structs.replace(case, messages=messages)
