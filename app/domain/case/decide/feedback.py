"""Telling those who must hear: what is asked of a message, and what comes of it.

All of it also on a closed case: who was not told before it closed is still to be told.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.domain.case.commands import (
    CaseCommand,
    DisputeMessage,
    FileMessage,
    MarkGiven,
    QueueMessage,
    RecallMessage,
    RecordAttempt,
    RecordSafeContact,
    SeeMessage,
    SettleDispute,
)
from app.domain.case.decide.safely import address_for, released
from app.domain.case.decide.scene import Scene, need, one
from app.domain.case.events import (
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
from app.domain.case.feedback import (
    BY_HAND,
    SETTLED,
    TOLD,
    Channel,
    Message,
    MessageState,
    Reader,
    SafeContact,
)
from app.domain.case.owing import stands
from app.domain.errors import Code, Refused
from app.domain.values import MessageId, Role
from app.domain.writes import Writes, on

TO_QUEUE = frozenset(
    {
        MessageState.OWED,
        MessageState.HELD,
        MessageState.FAILED,
        MessageState.RECALLED,
        MessageState.DISPUTED,
    }
)
"""What may be approved, the first time or anew."""
TRIED = frozenset(
    {MessageState.QUEUED, MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED}
)
"""How a try may end; queued: it did not leave, and is tried again."""
RUN_OR_DECIDE = (Role.CHAIR, Role.COORDINATOR, Role.DECIDER)
ON_BEHALF = (*RUN_OR_DECIDE, Role.SCRIBE)


def record_safe_contact(scene: Scene, command: RecordSafeContact) -> Writes:
    """By an agency: it alone reads the address on the board."""
    scene.subject(command.subject)
    if scene.context.actor.agency is None:
        raise Refused(Code.NOT_PERMITTED)
    if command.channel is Channel.BOARD:
        raise Refused(Code.BAD_COMMAND, channel=command.channel.value)
    need(command.address, Code.TEXT_NEEDED, field="address")
    need(command.found_out, Code.TEXT_NEEDED, field="found_out")
    contact = SafeContact(
        subject=command.subject,
        channel=command.channel,
        address=command.address,
        at=scene.now,
        by=scene.by,
        found_out=command.found_out,
        not_before=command.not_before,
    )
    if any(_same(contact, earlier) for earlier in scene.case.contacts):
        raise Refused(Code.NOTHING_CHANGED)
    return on(scene.case, SafeContactRecorded(by=scene.by, contact=contact))


def _same(new: SafeContact, earlier: SafeContact) -> bool:
    """Only to one's own agency: to another it would tell what it may not read."""
    return new.by.agency == earlier.by.agency and _said(new) == _said(earlier)


def _said(contact: SafeContact) -> tuple[object, ...]:
    c = contact
    return c.subject, c.channel, c.address, c.found_out, c.not_before


def queue_message(scene: Scene, command: QueueMessage) -> Writes:
    message = _message(scene, command.message)
    at_once = message.owed.reader in scene.partnership.feedback.at_once
    _may_approve(scene, message, at_once)
    _stands(scene, message)
    if message.state not in TO_QUEUE:
        raise Refused(Code.ALREADY_DONE)
    address, known_to = address_for(scene, message, command)
    wait = 0 if at_once else scene.partnership.feedback.recall_minutes
    event = MessageQueued(
        by=scene.by,
        message=message.owed.id,
        channel=command.channel,
        words=command.words,
        address=address,
        known_to=known_to,
        send_after=scene.now + timedelta(minutes=wait),
    )
    return on(scene.case, event)


def _stands(scene: Scene, message: Message) -> None:
    if message.state is MessageState.SUPERSEDED or not stands(scene.case, message):
        raise _not_now(message)


def _may_approve(scene: Scene, message: Message, at_once: bool) -> None:
    """The hub's own sender approves nothing but what is told at once, and only the first time."""
    if message.owed.reader is Reader.FAMILY:
        released(scene, message)
    elif not scene.context.has(*RUN_OR_DECIDE):
        if not at_once or message.state is MessageState.HELD:
            raise Refused(Code.NOT_PERMITTED)
        if message.state is not MessageState.OWED:
            raise Refused(Code.ALREADY_DONE)


def recall_message(scene: Scene, command: RecallMessage) -> Writes:
    """While it has not left; what is given by hand, until it is given."""
    message = _message(scene, command.message)
    need(command.reason, Code.REASON_NEEDED)
    if message.state is MessageState.RECALLED:
        raise Refused(Code.ALREADY_DONE)
    if message.state is not MessageState.QUEUED:
        raise _not_now(message)
    gone = message.send_after is not None and message.send_after <= scene.now
    if gone and message.channel not in BY_HAND:
        raise Refused(Code.TIME_PASSED, field="send_after")
    event = MessageRecalled(by=scene.by, message=message.owed.id, reason=command.reason)
    return on(scene.case, event)


def mark_given(scene: Scene, command: MarkGiven) -> Writes:
    message = _message(scene, command.message)
    need(command.how, Code.TEXT_NEEDED, field="how")
    _may_give(scene, message)
    if message.state is MessageState.SUPERSEDED:
        raise _not_now(message)
    if message.state in TOLD:
        raise Refused(Code.ALREADY_DONE)
    return on(scene.case, MessageGiven(by=scene.by, message=message.owed.id, how=command.how))


def _may_give(scene: Scene, message: Message) -> None:
    """Whoever runs the board; an agency what is its own, or was released for it to hand over."""
    queued = message.state is MessageState.QUEUED
    if message.owed.reader is Reader.FAMILY and not queued and message.state not in SETTLED:
        released(scene, message)
    elif not scene.context.has(*RUN_OR_DECIDE):
        scene.is_of(message.known_to or message.owed.to_agency or _nobody())


def _nobody() -> Any:
    raise Refused(Code.NOT_PERMITTED)


def record_attempt(scene: Scene, command: RecordAttempt) -> Writes:
    """What happened outside is written down, whatever became of the message meanwhile."""
    message = _message(scene, command.message)
    if command.attempt.state not in TRIED:
        raise Refused(Code.BAD_COMMAND, attempt=command.attempt.state.value)
    if message.queued_at is None:
        raise _not_now(message)
    if command.attempt in message.attempts:
        raise Refused(Code.ALREADY_DONE)
    event = MessageAttempted(by=scene.by, message=message.owed.id, attempt=command.attempt)
    return on(scene.case, event)


def see_message(scene: Scene, command: SeeMessage) -> Writes:
    message = _own(scene, command.message)
    if message.words is None:
        raise _not_now(message)
    if any(seen.by.account == scene.by.account for seen in message.seen):
        raise Refused(Code.ALREADY_DONE)
    agency = scene.context.actor.agency
    return on(scene.case, MessageSeen(by=scene.by, message=message.owed.id, agency=agency))


def file_message(scene: Scene, command: FileMessage) -> Writes:
    message = _own(scene, command.message)
    if message.words is None:
        raise _not_now(message)
    if message.filed_at is not None:
        raise Refused(Code.ALREADY_DONE)
    event = MessageFiled(by=scene.by, message=message.owed.id, filed_as=command.filed_as)
    return on(scene.case, event)


def dispute_message(scene: Scene, command: DisputeMessage) -> Writes:
    """By the agency that was told, or written down for someone who has no seat."""
    message = _message(scene, command.message)
    if not scene.context.has(*ON_BEHALF):
        scene.is_of(message.owed.to_agency or _nobody())
    need(command.text, Code.TEXT_NEEDED)
    if message.state is MessageState.DISPUTED:
        raise Refused(Code.ALREADY_DONE)
    if message.state not in TOLD and (message.words is None or message.owed.to_agency is None):
        raise _not_now(message)
    return on(scene.case, MessageDisputed(by=scene.by, message=message.owed.id, text=command.text))


def settle_dispute(scene: Scene, command: SettleDispute) -> Writes:
    message = _message(scene, command.message)
    need(command.text, Code.TEXT_NEEDED)
    if message.state is not MessageState.DISPUTED:
        raise Refused(Code.ALREADY_DONE) if message.dispute else _not_now(message)
    return on(scene.case, DisputeSettled(by=scene.by, message=message.owed.id, text=command.text))


def _message(scene: Scene, message: MessageId) -> Message:
    return one((m for m in scene.case.messages if m.owed.id == message), Code.UNKNOWN_MESSAGE)


def _own(scene: Scene, named: MessageId) -> Message:
    message = _message(scene, named)
    scene.is_of(message.owed.to_agency or _nobody())
    return message


def _not_now(message: Message) -> Refused:
    return Refused(Code.WRONG_STAGE, message=message.state.value)


TABLE: dict[type[CaseCommand], Callable[[Scene, Any], Writes]] = {
    RecordSafeContact: record_safe_contact,
    QueueMessage: queue_message,
    RecallMessage: recall_message,
    MarkGiven: mark_given,
    RecordAttempt: record_attempt,
    SeeMessage: see_message,
    FileMessage: file_message,
    DisputeMessage: dispute_message,
    SettleDispute: settle_dispute,
}
