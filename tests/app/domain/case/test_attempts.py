"""What the post says of its tries, and what that makes of a message."""

import pytest

from app.domain.case.commands import RecordAttempt, SeeMessage
from app.domain.case.feedback import Channel, MessageState, Reader
from app.domain.case.state import Case
from app.domain.context import BUILT_IN, POST
from app.domain.errors import Code
from tests.helpers.builders import CASE, HEALTH, NURSE, case
from tests.helpers.given import given
from tests.helpers.telling import message_number, queued, tried

SENDER = BUILT_IN[POST]


def told(state: MessageState = MessageState.QUEUED) -> Case:
    return case(messages=(queued(state=state),))


def attempt(state: MessageState) -> RecordAttempt:
    return RecordAttempt(message_number(1), tried(state), case=CASE)


@pytest.mark.parametrize(
    "state", [MessageState.QUEUED, MessageState.RECALLED, MessageState.SENT, MessageState.FAILED]
)
def test_a_try_that_is_made_again_is_known_and_changes_nothing(state: MessageState) -> None:
    after = given(told(state)).when(attempt(MessageState.QUEUED), by=SENDER).accepted()
    (message,) = after.case().messages
    assert message.state is state
    assert message.attempts == (tried(MessageState.QUEUED),)


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED])
def test_a_try_that_ended_says_how(state: MessageState) -> None:
    after = given(told()).when(attempt(state), by=SENDER).accepted()
    assert after.case().messages[0].state is state


def test_a_try_ends_in_no_other_way() -> None:
    asked = given(told()).when(attempt(MessageState.RECALLED), by=SENDER)
    asked.refused(Code.BAD_COMMAND, attempt="recalled")


@pytest.mark.parametrize("noticed", [MessageState.SENT, MessageState.FAILED])
def test_seen_on_the_board_is_delivered_whatever_became_of_the_mail(noticed: MessageState) -> None:
    """The outcome is shown at once in the client, by mail without content when they are away."""
    on_the_board = queued(reader=Reader.AGENCY, to_agency=HEALTH, channel=Channel.BOARD)
    after = given(case(messages=(on_the_board,))).when(attempt(noticed), by=SENDER).accepted()
    seen = after.when(SeeMessage(message_number(1), case=CASE), by=NURSE).accepted()
    assert seen.case().messages[0].state is MessageState.DELIVERED
