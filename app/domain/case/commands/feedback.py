"""Telling those who must hear: approved, sent, seen, filed, or not what was expected."""

from datetime import date

from app.domain.case.commands.base import CaseCommand
from app.domain.case.feedback import Attempt, Channel, Words
from app.domain.values import Line, MessageId, NonEmptyLine, NonEmptyText, SubjectId, Text


class RecordSafeContact(CaseCommand, frozen=True):
    """How one person may be reached without danger; a letter waits for it."""

    subject: SubjectId
    channel: Channel
    address: NonEmptyLine
    found_out: NonEmptyText
    not_before: date | None = None


class QueueMessage(CaseCommand, frozen=True):
    """Approve these words for this message, or give it anew; leaves after the time of recall."""

    message: MessageId
    channel: Channel
    words: Words
    address: Line = ""


class RecallMessage(CaseCommand, frozen=True):
    message: MessageId
    reason: NonEmptyText


class MarkGiven(CaseCommand, frozen=True):
    """Told by telephone, or handed over in print; `how` says which and to whom."""

    message: MessageId
    how: NonEmptyLine


class RecordAttempt(CaseCommand, frozen=True):
    """The hub's sender says what became of a try."""

    message: MessageId
    attempt: Attempt


class SeeMessage(CaseCommand, frozen=True):
    message: MessageId


class FileMessage(CaseCommand, frozen=True):
    """The note stands in the agency's own system."""

    message: MessageId
    filed_as: Line = ""


class DisputeMessage(CaseCommand, frozen=True):
    message: MessageId
    text: NonEmptyText


class SettleDispute(CaseCommand, frozen=True):
    message: MessageId
    text: Text


Command = (
    RecordSafeContact
    | QueueMessage
    | RecallMessage
    | MarkGiven
    | RecordAttempt
    | SeeMessage
    | FileMessage
    | DisputeMessage
    | SettleDispute
)
