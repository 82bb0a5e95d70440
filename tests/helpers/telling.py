"""Messages and safe contacts of a case, each with room for what a test says."""

from typing import Any

from msgspec import structs

from app.domain.case.feedback import (
    About,
    Attempt,
    Channel,
    Message,
    MessageState,
    Owed,
    Reader,
    SafeContact,
    Words,
)
from app.domain.partnership.state import Seat
from app.domain.values import MessageId, SubjectId
from tests.helpers.builders import AT, DAY, MOTHER, OFFICER, uid
from tests.helpers.builders import by as stamp

WORDS = Words(title="The outcome", body="An assessment follows.", template="outcome-agency")
REFUGE = "1 Refuge Row (made up)"


def message_number(n: int) -> MessageId:
    return MessageId(uid(n, 0xD))


def message(n: int = 1, reader: Reader = Reader.PROFESSIONAL, **changes: Any) -> Message:
    """Owed since `AT`; what is only of `owed` goes there."""
    state = changes.pop("state", MessageState.OWED)
    about = changes.pop("about", About.OUTCOME)
    known = set(Owed.__struct_fields__) - {"address", "reason"}
    owed = {name: changes.pop(name) for name in list(changes) if name in known}
    first = MessageState.HELD if reader is Reader.FAMILY else MessageState.OWED
    base = Owed(id=message_number(n), about=about, reader=reader, due=AT + DAY, state=first)
    whole = Message(owed=structs.replace(base, **owed), since=AT, state=state)
    return structs.replace(whole, **changes)


def queued(n: int = 1, reader: Reader = Reader.PROFESSIONAL, **changes: Any) -> Message:
    """Approved at `AT` and waiting for the post."""
    usual = {
        "state": MessageState.QUEUED,
        "channel": Channel.EMAIL,
        "words": WORDS,
        "approved_by": stamp(OFFICER),
        "queued_at": AT,
        "send_after": AT,
    }
    return message(n, reader, **(usual | changes))


def safe_contact(subject: SubjectId = MOTHER, by: Seat = OFFICER, **changes: Any) -> SafeContact:
    usual = SafeContact(
        subject=subject,
        channel=Channel.LETTER,
        address=REFUGE,
        at=AT,
        by=stamp(by),
        found_out="Her support worker hands it to her.",
    )
    return structs.replace(usual, **changes)


def tried(state: MessageState = MessageState.SENT, **changes: Any) -> Attempt:
    return structs.replace(Attempt(AT, state, reference="<1@hub.example>"), **changes)
