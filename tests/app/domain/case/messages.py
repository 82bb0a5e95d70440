"""What the tests of messages begin with."""

from datetime import timedelta
from typing import Any

from msgspec import structs

from app.domain.case.commands import (
    QueueMessage,
    RecordSafeContact,
)
from app.domain.case.feedback import Channel, Message, MessageState, Reader
from app.domain.context import BUILT_IN, POST
from app.domain.partnership.state import FeedbackRules
from tests.helpers.builders import (
    CASE,
    DECIDER,
    HEALTH,
    MOTHER,
    POLICE,
    by,
    gathering,
    partnership,
)
from tests.helpers.given import Given, given
from tests.helpers.telling import (
    REFUGE,
    WORDS,
    message,
    message_number,
    queued,
)

THE_POST = BUILT_IN[POST]
ONE = message_number(1)
SCHOOL = "office@school.example"
RULES = FeedbackRules(trusted=("school.example", "gov.example"))
TEN_MINUTES = timedelta(minutes=10)
REFERENCE = structs.replace(WORDS, template="reference")

TO_REFERRER = message(1)
TO_HEALTH = message(1, Reader.AGENCY, to_agency=HEALTH)
TO_MOTHER = message(1, Reader.FAMILY, to_subject=MOTHER, state=MessageState.HELD)
LETTER = queued(
    1,
    Reader.FAMILY,
    to_subject=MOTHER,
    channel=Channel.LETTER,
    address=REFUGE,
    known_to=POLICE,
    approved_by=by(DECIDER),
)


def telling(*messages: Message, rules: FeedbackRules = RULES, **changes: Any) -> Given:
    return given(gathering(messages=messages, **changes), partnership(feedback=rules))


def queue(**changes: Any) -> QueueMessage:
    usual = QueueMessage(case=CASE, message=ONE, channel=Channel.EMAIL, words=WORDS, address=SCHOOL)
    return structs.replace(usual, **changes)


BY_BOARD = queue(channel=Channel.BOARD, address="")
BY_LETTER = queue(channel=Channel.LETTER, address="")


def the(after: Given) -> Message:
    return after.case().messages[0]


CONTACT = RecordSafeContact(
    case=CASE,
    subject=MOTHER,
    channel=Channel.LETTER,
    address=REFUGE,
    found_out="Her support worker hands it to her.",
)
