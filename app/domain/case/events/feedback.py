"""Telling those who must hear: approved, sent, seen, filed, or not what was expected."""

from app.domain.case.events.base import CaseEvent
from app.domain.case.feedback import Attempt, Channel, SafeContact, Words
from app.domain.values import AgencyId, Instant, Line, MessageId, Text


class SafeContactRecorded(CaseEvent, frozen=True):
    """`contact` is None for a room, which hears nothing of it."""

    contact: SafeContact | None


class MessageQueued(CaseEvent, frozen=True):
    message: MessageId
    channel: Channel
    words: Words
    address: Line = ""
    known_to: AgencyId | None = None
    """A family's: the agency that found out the safe address."""
    send_after: Instant | None = None


class MessageRecalled(CaseEvent, frozen=True):
    message: MessageId
    reason: Text


class MessageGiven(CaseEvent, frozen=True):
    message: MessageId
    how: Line


class MessageAttempted(CaseEvent, frozen=True):
    message: MessageId
    attempt: Attempt


class MessageSeen(CaseEvent, frozen=True):
    message: MessageId
    agency: AgencyId | None = None


class MessageFiled(CaseEvent, frozen=True):
    message: MessageId
    filed_as: Line = ""


class MessageDisputed(CaseEvent, frozen=True):
    message: MessageId
    text: Text


class DisputeSettled(CaseEvent, frozen=True):
    message: MessageId
    text: Text


Event = (
    SafeContactRecorded
    | MessageQueued
    | MessageRecalled
    | MessageGiven
    | MessageAttempted
    | MessageSeen
    | MessageFiled
    | MessageDisputed
    | DisputeSettled
)
