"""Telling those who must hear: what each event leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    DisputeSettled,
    MessageAttempted,
    MessageDisputed,
    MessageFiled,
    MessageGiven,
    MessageQueued,
    MessageRecalled,
    MessageSeen,
    SafeContactRecorded,
)
from app.domain.case.evolve.owed import TAKEN_BACK, again, each
from app.domain.case.feedback import (
    TOLD,
    Channel,
    Message,
    MessageState,
    Seen,
)
from app.domain.case.owing import is_reopened
from app.domain.case.state import Case
from app.domain.events import Recorded
from app.domain.values import MessageId


def safe_contact_recorded(case: Case, event: SafeContactRecorded, _: Recorded) -> Case:
    """What was released for an earlier address waits to be released again."""
    new = event.contact
    if new is None:
        return case
    others = tuple(c for c in case.contacts if c.subject != new.subject)
    after = structs.replace(case, contacts=(*others, new))
    whose = new.subject
    return each(after, again, lambda m: m.owed.to_subject == whose and m.state in TAKEN_BACK)


def message_queued(case: Case, event: MessageQueued, recorded: Recorded) -> Case:
    return _message(
        case,
        event.message,
        lambda message: structs.replace(
            message,
            state=MessageState.QUEUED,
            channel=event.channel,
            address=event.address,
            known_to=event.known_to,
            words=event.words,
            approved_by=event.by,
            queued_at=recorded.at,
            send_after=event.send_after,
            dispute="",
            reason="",
        ),
    )


def message_recalled(case: Case, event: MessageRecalled, _: Recorded) -> Case:
    return _message(
        case,
        event.message,
        lambda m: structs.replace(m, state=MessageState.RECALLED, reason=event.reason),
    )


def message_given(case: Case, event: MessageGiven, _: Recorded) -> Case:
    return _message(
        case,
        event.message,
        lambda m: structs.replace(
            m,
            state=MessageState.GIVEN,
            reason=event.how,
            approved_by=m.approved_by or event.by,
        ),
    )


def message_attempted(case: Case, event: MessageAttempted, _: Recorded) -> Case:
    tried = event.attempt

    def after(message: Message) -> Message:
        gone = tried.state in TOLD and _was_held_back(case, message)
        state = tried.state if gone else _after(message.state, tried.state)
        return structs.replace(message, attempts=(*message.attempts, tried), state=state)

    return _message(case, event.message, after)


def _was_held_back(case: Case, message: Message) -> bool:
    """It may have left in the very moment; nothing but the outcome was in doubt, not its words."""
    held = message.state is MessageState.HELD and is_reopened(case, message)
    return held or message.state is MessageState.SUPERSEDED


def _after(before: MessageState, tried: MessageState) -> MessageState:
    """A try is of what was approved last: what waits for approval anew, waits on; and what a
    reader did with it, or was told by other means, is not undone by news of the post. A try that
    is to be made again changes nothing but that it is known."""
    delivered_already = before is MessageState.DELIVERED and tried is MessageState.SENT
    if delivered_already or before not in POSTED or tried is MessageState.QUEUED:
        return before
    return tried


POSTED = frozenset(
    {
        MessageState.QUEUED,
        MessageState.RECALLED,
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.FAILED,
    }
)


ON_THE_BOARD = frozenset({MessageState.QUEUED, MessageState.SENT, MessageState.FAILED})
"""Also where a mail was to tell of it, whatever became of that mail."""


def message_seen(case: Case, event: MessageSeen, recorded: Recorded) -> Case:
    """On one's own screen, seen is delivered."""
    seen = Seen(event.by, recorded.at)

    def after(message: Message) -> Message:
        shown = message.channel is Channel.BOARD and message.state in ON_THE_BOARD
        state = MessageState.DELIVERED if shown else message.state
        return structs.replace(message, seen=(*message.seen, seen), state=state)

    return _message(case, event.message, after)


def message_filed(case: Case, event: MessageFiled, recorded: Recorded) -> Case:
    def after(message: Message) -> Message:
        disputed = message.state is MessageState.DISPUTED
        return structs.replace(
            message,
            state=message.state if disputed else MessageState.FILED,
            filed_at=recorded.at,
            filed_by=event.by,
            filed_as=event.filed_as,
        )

    return _message(case, event.message, after)


def message_disputed(case: Case, event: MessageDisputed, _: Recorded) -> Case:
    return _message(
        case,
        event.message,
        lambda m: structs.replace(m, state=MessageState.DISPUTED, dispute=event.text),
    )


def dispute_settled(case: Case, event: DisputeSettled, _: Recorded) -> Case:
    """As it stood before: filed, as the post left it, or given."""
    return _message(
        case,
        event.message,
        lambda m: structs.replace(m, state=_before_dispute(m), reason=event.text),
    )


def _before_dispute(message: Message) -> MessageState:
    if message.filed_at is not None:
        return MessageState.FILED
    posted = (MessageState.SENT, MessageState.DELIVERED)
    if message.attempts and message.attempts[-1].state in posted:
        return message.attempts[-1].state
    return MessageState.GIVEN


def _message(case: Case, named: MessageId, change: Callable[[Message], Message]) -> Case:
    return each(case, change, lambda message: message.owed.id == named)


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    SafeContactRecorded: safe_contact_recorded,
    MessageQueued: message_queued,
    MessageRecalled: message_recalled,
    MessageGiven: message_given,
    MessageAttempted: message_attempted,
    MessageSeen: message_seen,
    MessageFiled: message_filed,
    MessageDisputed: message_disputed,
    DisputeSettled: dispute_settled,
}
