"""Messages: approved, recalled, tried, seen, filed, given, disputed, and told anew."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
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
from app.domain.case.feedback import TOLD, Channel, Message, MessageState, Reader, Seen
from app.domain.case.state import Restriction
from app.domain.commands import Command
from app.domain.context import BUILT_IN, POST
from app.domain.errors import Code
from app.domain.partnership.state import FeedbackRules, Seat
from app.domain.values import Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    MOTHER,
    NURSE,
    OBSERVER,
    OFFICER,
    POLICE,
    SCRIBE,
    TEACHER,
    by,
    gathering,
    partnership,
    referral,
    subject_id,
)
from tests.helpers.given import Given, given
from tests.helpers.telling import (
    REFUGE,
    WORDS,
    message,
    message_number,
    queued,
    safe_contact,
    tried,
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


# Approving


@pytest.mark.parametrize("who", [CHAIR, COORDINATOR, DECIDER])
def test_what_is_approved_can_be_recalled_for_ten_minutes(who: Seat) -> None:
    event = MessageQueued(
        by=by(who),
        message=ONE,
        channel=Channel.EMAIL,
        words=WORDS,
        address=SCHOOL,
        send_after=AT + TEN_MINUTES,
    )
    after = the(telling(TO_REFERRER).when(queue(), by=who).then(event))
    assert after == structs.replace(
        TO_REFERRER,
        state=MessageState.QUEUED,
        channel=Channel.EMAIL,
        address=SCHOOL,
        words=WORDS,
        approved_by=by(who),
        queued_at=AT,
        send_after=AT + TEN_MINUTES,
    )


def test_report_L368_L375_contributors_hear_at_once_with_nobodys_approval() -> None:
    after = telling(TO_HEALTH).when(BY_BOARD, by=THE_POST).accepted()
    assert (the(after).send_after, the(after).approved_by) == (AT, by(THE_POST))


@pytest.mark.parametrize("to", [TO_REFERRER, TO_MOTHER], ids=["referrer", "family"])
def test_the_post_approves_nothing_else(to: Message) -> None:
    asked = telling(to, contacts=(safe_contact(),)).when(queue(), by=THE_POST)
    facts = {"role": "decider"} if to is TO_MOTHER else {}
    asked.refused(Code.NOT_PERMITTED, **facts)


def test_nor_what_is_held() -> None:
    held = structs.replace(TO_HEALTH, state=MessageState.HELD)
    telling(held).when(BY_BOARD, by=THE_POST).refused(Code.NOT_PERMITTED)
    telling(held).when(BY_BOARD, by=CHAIR).accepted()


def test_nor_the_same_a_second_time() -> None:
    failed = queued(1, Reader.AGENCY, to_agency=HEALTH, state=MessageState.FAILED)
    telling(failed).when(BY_BOARD, by=THE_POST).refused(Code.ALREADY_DONE)


def test_the_post_acts_on_a_case_that_it_cannot_see() -> None:
    named = Restriction((CHAIR.account,), "Staff", AT, by(CHAIR))
    sent = RecordAttempt(case=CASE, message=ONE, attempt=tried())
    telling(queued(), restriction=named).when(sent, by=THE_POST).accepted()
    telling(queued(), restriction=named).when(BY_BOARD, by=COORDINATOR).refused(Code.UNKNOWN_CASE)


@pytest.mark.parametrize("state", sorted(MessageState))
def test_what_was_not_told_may_be_approved_anew_and_nothing_twice(state: MessageState) -> None:
    asked = telling(queued(state=state)).when(queue(), by=COORDINATOR)
    again = {"owed", "held", "failed", "recalled", "disputed"}
    if state in again:
        assert the(asked.accepted()).state is MessageState.QUEUED
    else:
        asked.refused(Code.ALREADY_DONE)


def test_to_approve_anew_settles_what_was_said_of_it() -> None:
    before = queued(state=MessageState.DISPUTED, dispute="Not so.", reason="Rang")
    after = the(telling(before).when(queue(), by=CHAIR).accepted())
    assert (after.dispute, after.reason) == ("", "")


@pytest.mark.parametrize(
    ("address", "words", "taken"),
    [
        (SCHOOL, WORDS, True),
        ("head@infants.school.example", WORDS, True),
        ("anyone@mail.example", WORDS, False),
        ("anyone@notschool.example", WORDS, False),
        ("anyone@mail.example", REFERENCE, True),
    ],
)
def test_detail_goes_to_trusted_domains_only(address: str, words: Any, taken: bool) -> None:
    asked = telling(TO_REFERRER).when(queue(address=address, words=words), by=CHAIR)
    if taken:
        asked.accepted()
    else:
        asked.refused(Code.UNTRUSTED_ADDRESS)


@pytest.mark.parametrize(
    "address",
    ["", " ", "nobody", "@school.example", "a@b.example,c@school.example", "a b@school.example",
     "a@b@school.example", "a@school.example\nBcc: b", "<a@school.example>", "a@schööl.example"],
)  # fmt: skip
def test_what_is_not_one_plain_address_is_refused(address: str) -> None:
    asked = telling(TO_REFERRER).when(queue(address=address, words=REFERENCE), by=CHAIR)
    asked.refused(Code.TEXT_NEEDED, field="address")


def test_a_telephone_number_is_trusted_with_a_reference_only() -> None:
    text = queue(channel=Channel.NOTIFY, address="07700 900123")
    telling(TO_REFERRER).when(text, by=CHAIR).refused(Code.UNTRUSTED_ADDRESS)
    telling(TO_REFERRER).when(structs.replace(text, words=REFERENCE), by=CHAIR).accepted()


# To a family


@pytest.mark.parametrize("who", [CHAIR, DECIDER])
def test_report_L588_L590_a_family_letter_goes_the_safe_way(who: Seat) -> None:
    """Who releases it need not be able to read the address."""
    asked = telling(TO_MOTHER, contacts=(safe_contact(),)).when(BY_LETTER, by=who)
    after = the(asked.accepted())
    assert (after.address, after.known_to, after.state) == (REFUGE, POLICE, MessageState.QUEUED)


def test_nobody_else_releases_it() -> None:
    asked = telling(TO_MOTHER, contacts=(safe_contact(),)).when(BY_LETTER, by=COORDINATOR)
    asked.refused(Code.NOT_PERMITTED, role="decider")


def test_not_before_somebody_found_a_safe_way_for_that_very_person() -> None:
    for contacts in ((), (safe_contact(CHILD),)):
        asked = telling(TO_MOTHER, contacts=contacts).when(BY_LETTER, by=DECIDER)
        asked.refused(Code.NO_SAFE_CONTACT)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"channel": Channel.PHONE}, "channel"), ({"address": "1 Home Street"}, "address")],
)
def test_by_no_other_way(changes: dict[str, Any], field: str) -> None:
    command = structs.replace(BY_LETTER, **changes)
    asked = telling(TO_MOTHER, contacts=(safe_contact(),)).when(command, by=DECIDER)
    asked.refused(Code.NO_SAFE_CONTACT, field=field)


def test_not_before_the_day_that_it_is_safe() -> None:
    contact = safe_contact(not_before=date(2026, 5, 13))
    board = telling(TO_MOTHER, contacts=(contact,))
    board.when(BY_LETTER, by=DECIDER).refused(Code.TOO_EARLY, not_before="2026-05-13")
    board.when(BY_LETTER, by=DECIDER, at=AT + DAY).accepted()


def test_what_the_referrer_asked_to_keep_from_the_family_the_decider_alone_releases() -> None:
    kept: dict[str, Any] = {
        "referral": referral(keep_from_family=True),
        "contacts": (safe_contact(),),
    }
    telling(TO_MOTHER, **kept).when(BY_LETTER, by=CHAIR).refused(Code.NOT_PERMITTED, role="decider")
    telling(TO_MOTHER, **kept).when(BY_LETTER, by=DECIDER).accepted()


CONTACT = RecordSafeContact(
    case=CASE,
    subject=MOTHER,
    channel=Channel.LETTER,
    address=REFUGE,
    found_out="Her support worker hands it to her.",
)


def test_an_agency_records_a_safe_way() -> None:
    event = SafeContactRecorded(by=by(OFFICER), contact=safe_contact())
    after = telling().when(CONTACT, by=OFFICER).then(event)
    assert after.case().contacts == (safe_contact(),)
    after.when(CONTACT, by=OFFICER, at=AT + HOUR).refused(Code.NOTHING_CHANGED)


def test_another_agency_does_not_learn_by_it_that_it_guessed_right() -> None:
    after = telling(contacts=(safe_contact(),)).when(CONTACT, by=NURSE).accepted()
    assert [contact.by.agency for contact in after.case().contacts] == [HEALTH]


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"subject": subject_id(9)}, Code.UNKNOWN_SUBJECT, {}),
        ({"address": " "}, Code.TEXT_NEEDED, {"field": "address"}),
        ({"found_out": " "}, Code.TEXT_NEEDED, {"field": "found_out"}),
        ({"channel": Channel.BOARD}, Code.BAD_COMMAND, {"channel": "board"}),
    ],
)
def test_a_safe_way_that_is_none(changes: Any, code: Code, facts: dict[str, str]) -> None:
    telling().when(structs.replace(CONTACT, **changes), by=OFFICER).refused(code, **facts)


def test_a_seat_of_no_agency_could_not_read_it_again() -> None:
    alone = structs.replace(CHAIR, agency=None)
    telling().when(CONTACT, by=alone).refused(Code.NOT_PERMITTED)


def test_another_safe_way_takes_back_what_was_released_for_the_first() -> None:
    other = structs.replace(CONTACT, address="2 Elsewhere (made up)")
    before = telling(LETTER, contacts=(safe_contact(),))
    after = the(before.when(other, by=OFFICER).accepted())
    assert (after.state, after.words, after.address) == (MessageState.HELD, None, "")
    assert after.queued_at == AT


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
    untold: set[MessageState] = set(MessageState) - TOLD
    assert untold == {
        *(MessageState.OWED, MessageState.HELD, MessageState.QUEUED),
        *(MessageState.FAILED, MessageState.RECALLED),
    }
