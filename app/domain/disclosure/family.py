"""What leads to a person who may be in danger: a safe address, and a letter to a family.

The agency that found out the address reads it, and nobody else at the board: a refuge is not to
be found through the hub. The letter's words are for that agency and for whoever released it.
"""

from operator import is_
from typing import TypeVar

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    DisputeSettled,
    MessageAttempted,
    MessageDisputed,
    MessageGiven,
    MessageQueued,
    MessageRecalled,
    SafeContactRecorded,
)
from app.domain.case.feedback import Attempt, Message, Reader, SafeContact, Words
from app.domain.case.state import Case
from app.domain.disclosure.audience import Audience
from app.domain.values import AgencyId, MessageId

UNSAID = Words(title="·", body="·")
"""That there is a letter, and nothing of it."""

SAID_IN: dict[type[CaseEvent], str] = {
    MessageRecalled: "reason",
    MessageGiven: "how",
    MessageDisputed: "text",
    DisputeSettled: "text",
}

Told = TypeVar("Told", MessageRecalled, MessageGiven, MessageDisputed, DisputeSettled)


def contact_for(agency: AgencyId | None, contact: SafeContact) -> SafeContact:
    if agency is not None and agency == contact.by.agency:
        return contact
    return structs.replace(contact, address="", found_out="")


def message_for(agency: AgencyId | None, message: Message) -> Message:
    """The same object where nothing of it is kept back."""
    if message.owed.reader is not Reader.FAMILY:
        return message
    attempts = tuple([_attempt(tried) for tried in message.attempts])
    seen = message
    if not all(map(is_, attempts, message.attempts)):
        seen = structs.replace(seen, attempts=attempts)
    if not _finder(agency, message.known_to) and message.address:
        seen = structs.replace(seen, address="")
    if agency in _insiders(message):
        return seen
    words = seen.words and UNSAID
    return structs.replace(seen, words=words, reason="", dispute="")


def _attempt(tried: Attempt) -> Attempt:
    """What a post office says of a letter tends to name its address."""
    return structs.replace(tried, detail="") if tried.detail else tried


def _finder(agency: AgencyId | None, known_to: AgencyId | None) -> bool:
    return agency is not None and agency == known_to


def _insiders(message: Message) -> set[AgencyId]:
    approver = message.approved_by.agency if message.approved_by else None
    return {agency for agency in (approver, message.known_to) if agency is not None}


def messages_for(
    agency: AgencyId | None, case: Case
) -> tuple[tuple[Message, ...], tuple[SafeContact, ...]]:
    return (
        tuple([message_for(agency, message) for message in case.messages]),
        tuple([contact_for(agency, contact) for contact in case.contacts]),
    )


def recorded(event: SafeContactRecorded, audience: Audience, _: Case) -> SafeContactRecorded:
    contact = event.contact and contact_for(audience.agency, event.contact)
    return event if contact is event.contact else structs.replace(event, contact=contact)


def queued(event: MessageQueued, audience: Audience, after: Case) -> MessageQueued:
    if not _to_family(after, event.message):
        return event
    seen = event
    if not _finder(audience.agency, event.known_to) and event.address:
        seen = structs.replace(seen, address="")
    if audience.agency is not None and audience.agency in (event.by.agency, event.known_to):
        return seen
    return structs.replace(seen, words=UNSAID)


def attempted(event: MessageAttempted, _: Audience, after: Case) -> MessageAttempted:
    if not event.attempt.detail or not _to_family(after, event.message):
        return event
    return structs.replace(event, attempt=_attempt(event.attempt))


def told(event: Told, audience: Audience, after: Case) -> Told:
    """Why and how, for those alone who know the letter."""
    message = _found(after, event.message)
    open_to_all = message is not None and message.owed.reader is not Reader.FAMILY
    if open_to_all or (message is not None and audience.agency in _insiders(message)):
        return event
    return structs.replace(event, **{SAID_IN[type(event)]: ""})


def _to_family(case: Case, named: MessageId) -> bool:
    """Also where it is not known to whom it is."""
    message = _found(case, named)
    return message is None or message.owed.reader is Reader.FAMILY


def _found(case: Case, named: MessageId) -> Message | None:
    return next((m for m in case.messages if m.owed.id == named), None)
