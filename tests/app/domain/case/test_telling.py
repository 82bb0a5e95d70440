"""Messages recalled, tried, seen, filed, given and disputed."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    DisputeMessage,
    FileMessage,
    MarkGiven,
    RecallMessage,
    RecordAttempt,
    SeeMessage,
    SettleDispute,
)
from app.domain.case.events import (
    DisputeSettled,
    MessageAttempted,
    MessageDisputed,
    MessageFiled,
    MessageGiven,
    MessageRecalled,
    MessageSeen,
)
from app.domain.case.feedback import SETTLED, Channel, Message, MessageState, Reader, Seen
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import Stage
from tests.app.domain.case.messages import (
    CONTACT,
    LETTER,
    ONE,
    TEN_MINUTES,
    THE_POST,
    TO_HEALTH,
    TO_MOTHER,
    TO_REFERRER,
    queue,
    telling,
    the,
)
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    SCRIBE,
    TEACHER,
    by,
)
from tests.helpers.telling import (
    message_number,
    queued,
    safe_contact,
    tried,
)

# Recalling


RECALL = RecallMessage(case=CASE, message=ONE, reason="A name was wrong")


def test_it_is_recalled_before_it_has_left() -> None:
    before = telling(queued(send_after=AT + TEN_MINUTES))
    event = MessageRecalled(by=by(CHAIR), message=ONE, reason="A name was wrong")
    after = before.when(RECALL, at=AT + TEN_MINUTES - timedelta(seconds=1)).then(event)
    assert (the(after).state, the(after).reason) == (MessageState.RECALLED, "A name was wrong")
    after.when(RECALL).refused(Code.ALREADY_DONE)
    before.when(RECALL, at=AT + TEN_MINUTES).refused(Code.TIME_PASSED, field="send_after")


def test_a_letter_is_recalled_until_it_is_handed_over() -> None:
    after = telling(LETTER).when(RECALL, at=AT + 3 * DAY).accepted()
    assert the(after).state is MessageState.RECALLED


def test_what_is_not_queued_is_not_recalled() -> None:
    telling(TO_REFERRER).when(RECALL).refused(Code.WRONG_STAGE, message="owed")
    blank = structs.replace(RECALL, reason=" ")
    telling(queued()).when(blank).refused(Code.REASON_NEEDED)


# What the post says


def attempt(state: MessageState = MessageState.SENT, **changes: Any) -> RecordAttempt:
    return RecordAttempt(case=CASE, message=ONE, attempt=tried(state, **changes))


def test_a_try_is_written_down_once() -> None:
    event = MessageAttempted(by=by(THE_POST), message=ONE, attempt=tried())
    after = telling(queued()).when(attempt(), by=THE_POST).then(event)
    assert (the(after).state, the(after).attempts) == (MessageState.SENT, (tried(),))
    after.when(attempt(), by=THE_POST).refused(Code.ALREADY_DONE)


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        ("queued", "failed", "failed"),
        ("failed", "sent", "sent"),
        ("sent", "delivered", "delivered"),
        ("sent", "failed", "failed"),
        ("delivered", "sent", "delivered"),
        ("recalled", "sent", "sent"),
        ("filed", "delivered", "filed"),
        ("given", "failed", "given"),
        ("disputed", "delivered", "disputed"),
        ("owed", "sent", "owed"),
    ],
)
def test_news_of_the_post(before: str, told: str, after: str) -> None:
    """What was taken back meanwhile still waits: what went was not what is owed now."""
    board = telling(queued(state=MessageState(before)))
    done = board.when(attempt(MessageState(told)), by=THE_POST).accepted()
    assert the(done).state is MessageState(after)
    assert len(the(done).attempts) == 1


def test_of_what_was_never_approved_there_is_no_try() -> None:
    telling(TO_REFERRER).when(attempt(), by=THE_POST).refused(Code.WRONG_STAGE, message="owed")
    telling(queued()).when(attempt(MessageState.FILED), by=THE_POST).refused(
        Code.BAD_COMMAND, attempt="filed"
    )


# Seen, filed, given


ON_BOARD = queued(1, Reader.AGENCY, to_agency=HEALTH, channel=Channel.BOARD)
SEE = SeeMessage(case=CASE, message=ONE)
FILE = FileMessage(case=CASE, message=ONE, filed_as="H-12")


def test_report_L368_L375_the_chair_sees_who_of_a_virtual_partner_has_seen_it() -> None:
    event = MessageSeen(by=by(NURSE), message=ONE, agency=HEALTH)
    after = telling(ON_BOARD).when(SEE, by=NURSE).then(event)
    assert the(after).seen == (Seen(by(NURSE), AT),)
    assert the(after).state is MessageState.DELIVERED
    after.when(SEE, by=NURSE).refused(Code.ALREADY_DONE)


def test_one_sees_what_is_ones_own() -> None:
    telling(ON_BOARD).when(SEE, by=OFFICER).refused(Code.NOT_PERMITTED, agency=HEALTH)
    telling(queued()).when(SEE, by=OFFICER).refused(Code.NOT_PERMITTED)
    telling(TO_HEALTH).when(SEE, by=NURSE).refused(Code.WRONG_STAGE, message="owed")


def test_report_L313_L317_each_agency_files_the_note_in_its_own_system() -> None:
    event = MessageFiled(by=by(NURSE), message=ONE, filed_as="H-12")
    after = telling(ON_BOARD).when(FILE, by=NURSE).then(event)
    filed = the(after)
    assert (filed.state, filed.filed_at, filed.filed_by) == (MessageState.FILED, AT, by(NURSE))
    assert filed.filed_as == "H-12"
    after.when(FILE, by=NURSE).refused(Code.ALREADY_DONE)
    telling(ON_BOARD).when(FILE, by=OFFICER).refused(Code.NOT_PERMITTED, agency=HEALTH)


GIVE = MarkGiven(case=CASE, message=ONE, how="By telephone")


def test_told_by_telephone() -> None:
    event = MessageGiven(by=by(CHAIR), message=ONE, how="By telephone")
    after = telling(TO_REFERRER).when(GIVE).then(event)
    assert (the(after).state, the(after).reason) == (MessageState.GIVEN, "By telephone")
    after.when(GIVE).refused(Code.ALREADY_DONE)
    telling(TO_REFERRER).when(GIVE, by=OFFICER).refused(Code.NOT_PERMITTED)


def test_a_released_letter_is_handed_over_by_the_agency_that_knows_where() -> None:
    telling(LETTER).when(GIVE, by=OFFICER).accepted()
    telling(LETTER).when(GIVE, by=NURSE).refused(Code.NOT_PERMITTED, agency=POLICE)
    telling(LETTER).when(GIVE, by=COORDINATOR).accepted()


def test_a_family_is_not_rung_without_a_safe_way_either() -> None:
    telling(TO_MOTHER).when(GIVE, by=DECIDER).refused(Code.NO_SAFE_CONTACT)
    telling(TO_MOTHER, contacts=(safe_contact(),)).when(GIVE, by=COORDINATOR).refused(
        Code.NOT_PERMITTED, role="decider"
    )
    telling(TO_MOTHER, contacts=(safe_contact(),)).when(GIVE, by=DECIDER).accepted()


# Not what I expected


DISPUTE = DisputeMessage(case=CASE, message=ONE, text="We had hoped for more.")
SETTLE = SettleDispute(case=CASE, message=ONE, text="Explained by telephone.")
SENT = queued(1, Reader.AGENCY, to_agency=HEALTH, state=MessageState.SENT, attempts=(tried(),))


def test_it_is_not_what_was_expected_and_the_chair_or_decider_answers() -> None:
    event = MessageDisputed(by=by(NURSE), message=ONE, text="We had hoped for more.")
    open_ = telling(SENT).when(DISPUTE, by=NURSE).then(event)
    assert (the(open_).state, the(open_).dispute) == (
        MessageState.DISPUTED,
        "We had hoped for more.",
    )
    open_.when(DISPUTE, by=NURSE).refused(Code.ALREADY_DONE)
    settled = DisputeSettled(by=by(DECIDER), message=ONE, text="Explained by telephone.")
    after = open_.when(SETTLE, by=DECIDER).then(settled)
    assert (the(after).state, the(after).reason) == (MessageState.SENT, "Explained by telephone.")
    after.when(SETTLE, by=DECIDER).refused(Code.ALREADY_DONE)
    open_.when(SETTLE, by=COORDINATOR).refused(Code.NOT_PERMITTED)


def test_after_a_dispute_it_stands_as_before() -> None:
    for before, stands in (
        (structs.replace(SENT, filed_at=AT, state=MessageState.DISPUTED), MessageState.FILED),
        (structs.replace(SENT, attempts=(), state=MessageState.DISPUTED), MessageState.GIVEN),
    ):
        assert the(telling(before).when(SETTLE).accepted()).state is stands


def test_one_who_has_no_seat_says_it_through_those_who_run_the_board() -> None:
    told = queued(state=MessageState.DELIVERED)
    telling(told).when(DISPUTE, by=SCRIBE).accepted()
    telling(told).when(DISPUTE, by=TEACHER).refused(Code.NOT_PERMITTED)
    telling(SENT).when(DISPUTE, by=TEACHER).refused(Code.NOT_PERMITTED, agency=HEALTH)
    telling(TO_REFERRER).when(DISPUTE).refused(Code.WRONG_STAGE, message="owed")
    telling(SENT).when(SETTLE).refused(Code.WRONG_STAGE, message="sent")


# All of them


EVERY: list[tuple[Command, Seat, Message]] = [
    (queue(), CHAIR, TO_REFERRER),
    (RECALL, CHAIR, queued(send_after=AT + HOUR)),
    (GIVE, CHAIR, TO_REFERRER),
    (attempt(), THE_POST, queued()),
    (SEE, NURSE, ON_BOARD),
    (FILE, NURSE, ON_BOARD),
    (DISPUTE, NURSE, SENT),
    (SETTLE, CHAIR, structs.replace(SENT, state=MessageState.DISPUTED)),
    (CONTACT, OFFICER, TO_MOTHER),
]


@pytest.mark.parametrize(("command", "who", "before"), EVERY)
def test_all_of_it_also_on_a_case_that_someone_has_just_closed(
    command: Command, who: Seat, before: Message
) -> None:
    telling(before, stage=Stage.CLOSED).when(command, by=who).accepted()


@pytest.mark.parametrize(("command", "who", "before"), EVERY[:-1])
def test_of_a_message_that_is_not_there(command: Command, who: Seat, before: Message) -> None:
    telling(structs.replace(before, owed=structs.replace(before.owed, id=message_number(9)))).when(
        command, by=who
    ).refused(Code.UNKNOWN_MESSAGE)


def test_those_who_look_on_do_none_of_it() -> None:
    for command, _, before in EVERY:
        telling(before).when(command, by=OBSERVER).refused(Code.NOT_PERMITTED)


def test_every_state_is_told_or_still_to_be() -> None:
    untold: set[MessageState] = set(MessageState) - SETTLED
    assert untold == {
        *(MessageState.OWED, MessageState.HELD, MessageState.QUEUED),
        *(MessageState.FAILED, MessageState.RECALLED),
    }
