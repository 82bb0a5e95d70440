"""Messages approved, and released to a family."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.commands import (
    RecordAttempt,
)
from app.domain.case.events import (
    MessageQueued,
    SafeContactRecorded,
)
from app.domain.case.feedback import Channel, Message, MessageState, Reader
from app.domain.case.state import Restriction
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from tests.app.domain.case.messages import (
    BY_BOARD,
    BY_LETTER,
    CONTACT,
    LETTER,
    ONE,
    REFERENCE,
    SCHOOL,
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
    CHILD,
    COORDINATOR,
    DAY,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    OFFICER,
    POLICE,
    by,
    referral,
    subject_id,
)
from tests.helpers.telling import (
    REFUGE,
    WORDS,
    queued,
    safe_contact,
    tried,
)

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
    elif state is MessageState.SUPERSEDED:
        asked.refused(Code.WRONG_STAGE, message="superseded")
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
