"""Who must hear of a case, and what became of telling them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from app.domain.values import (
    AgencyId,
    By,
    DecisionId,
    Instant,
    Line,
    MessageId,
    Name,
    NonEmptyLine,
    NonEmptyText,
    SubjectId,
    Text,
)


class Reader(StrEnum):
    """To whom a message is written; each reader has a template of its own."""

    PROFESSIONAL = "professional"
    SCHOOL = "school"
    PUBLIC = "public"
    AGENCY = "agency"
    """Gets a note for its own system."""
    PRACTITIONER = "practitioner"
    """Takes the case, and gets the handover pack."""
    FAMILY = "family"
    """One adult, or a child old enough, with that person's own data only."""


class About(StrEnum):
    RECEIPT = "receipt"
    """That the referral arrived."""
    OUTCOME = "outcome"
    CORRECTION = "correction"


class Channel(StrEnum):
    EMAIL = "email"
    NOTIFY = "notify"
    LETTER = "letter"
    """Printed here."""
    PHONE = "phone"
    BOARD = "board"
    """On the client's own screen."""


class MessageState(StrEnum):
    OWED = "owed"
    """Waits for somebody's approval."""
    HELD = "held"
    """A family's: not before it is safe, and released by a person."""
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    RECALLED = "recalled"
    GIVEN = "given"
    """Told by telephone, or handed over in print."""
    FILED = "filed"
    """The agency has it in its own system."""
    DISPUTED = "disputed"
    """ "Not what I expected": opens a review."""
    SUPERSEDED = "superseded"
    """Nobody was told, and a later decision says it instead."""


TOLD = frozenset(
    {
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.GIVEN,
        MessageState.FILED,
        MessageState.DISPUTED,
    }
)
"""Somebody has heard it."""

SETTLED = TOLD | {MessageState.SUPERSEDED}
"""Nothing is to be done about it. All others are still to be told."""

REFERENCE_ONLY = "reference"
"""The template that gives a reference and a number to ring, and nothing else."""

BY_HAND = frozenset({Channel.LETTER, Channel.PHONE})
"""Nothing leaves by itself: a person prints it, or rings."""


class Words(Struct, frozen=True, omit_defaults=True):
    """What is said, and by which template."""

    title: NonEmptyLine
    body: NonEmptyText
    template: Line = ""
    version: Annotated[int, Meta(ge=0)] = 0


class Attempt(Struct, frozen=True, omit_defaults=True):
    """One try of the sender, and what the other side said to it; queued: it is tried again."""

    at: Instant
    state: MessageState
    detail: Line = ""
    reference: Line = ""
    """The Message-ID, or the service's own reference."""


class Seen(Struct, frozen=True):
    by: By
    at: Instant


class Owed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message that must be, from the moment that something happened."""

    id: MessageId
    about: About
    reader: Reader
    name: Name = ""
    to_agency: AgencyId | None = None
    to_subject: SubjectId | None = None
    address: Line = ""
    due: Instant | None = None
    state: MessageState = MessageState.OWED
    reason: Line = ""
    """Why it waits, in words."""


class Message(Struct, frozen=True, kw_only=True, omit_defaults=True):
    owed: Owed
    since: Instant
    state: MessageState
    decision: DecisionId | None = None
    channel: Channel | None = None
    address: Line = ""
    known_to: AgencyId | None = None
    """A family's: the agency that found out the safe address, and alone reads it here."""
    words: Words | None = None
    approved_by: By | None = None
    queued_at: Instant | None = None
    send_after: Instant | None = None
    """May be recalled until then."""
    attempts: tuple[Attempt, ...] = ()
    seen: tuple[Seen, ...] = ()
    filed_at: Instant | None = None
    filed_by: By | None = None
    filed_as: Line = ""
    """Its reference in the agency's own system."""
    dispute: Text = ""
    reason: Text = ""
    """Why it was recalled, given otherwise, or failed."""


class SafeContact(Struct, frozen=True, omit_defaults=True):
    """A way to reach one person that endangers nobody, as somebody found out."""

    subject: SubjectId
    channel: Channel
    address: Line
    at: Instant
    by: By
    found_out: Text = ""
    """How it is known to be safe."""
    not_before: date | None = None
    """Do not tell until."""
