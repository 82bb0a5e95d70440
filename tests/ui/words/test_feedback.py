"""Telling, in words."""

from datetime import timedelta

from msgspec import structs

from app.domain.case.feedback import Attempt, Channel, Message, MessageState, Reader, Seen
from app.domain.case.state import Case, DecisionState
from tests.helpers.builders import (
    AT,
    HEALTH,
    HOUR,
    NURSE,
    POLICE,
    by,
    decision,
    gathering,
    partnership,
)
from tests.helpers.telling import message, queued
from ui.words.feedback import ABOUTS, CHANNELS, heard, late, stands, told_words, whom, whose

MINUTE = timedelta(minutes=1)


def decided(*messages: Message) -> Case:
    made = decision(state=DecisionState.CONFIRMED, decided_at=AT, changed=1)
    told = tuple(structs.replace(m, decision=made.id) for m in messages)
    return gathering(decisions=(made,), messages=told)


def test_whom_it_is_to_and_whose() -> None:
    school = message(1, Reader.SCHOOL)
    family = message(2, Reader.FAMILY, name="Rowan Maple")
    note = message(3, Reader.AGENCY, name="Health", to_agency=HEALTH)
    assert whose(school, "Jade Maple") == "School of Jade Maple"
    assert whose(family, "Jade Maple") == "Rowan Maple, family of Jade Maple"
    assert whose(note, "Jade Maple") == "Health about Jade Maple"
    assert whom(message(4, Reader.PRACTITIONER, name="Health")) == "Handover to Health"


def test_every_state_has_its_words() -> None:
    for state in MessageState:
        assert stands(message(1, state=state), AT).text
    assert set(CHANNELS) == set(Channel)
    assert set(ABOUTS) == set(type(next(iter(ABOUTS))))


def test_a_queue_says_when_it_leaves() -> None:
    leaves = queued(1, Reader.SCHOOL, send_after=AT + 10 * MINUTE)
    assert stands(leaves, AT).text == "Queued, leaves 10:10"
    assert stands(leaves, AT + HOUR).text == "Queued, leaves now"
    assert stands(queued(1, channel=Channel.LETTER), AT).text == "Released, to be handed over"


def test_what_was_told_says_the_best_that_is_known() -> None:
    sent = queued(1, attempts=(Attempt(AT, MessageState.SENT),), state=MessageState.SENT)
    assert told_words(sent, AT) == "Sent 10:00"
    seen = structs.replace(sent, seen=(Seen(by(NURSE), AT + MINUTE),))
    assert told_words(seen, AT) == "Seen 10:01"
    filed = structs.replace(seen, filed_at=AT + HOUR, filed_as="EPR 12")
    assert told_words(filed, AT) == "Filed 11:00 as EPR 12"


def test_who_has_seen_it_who_is_away_and_mailed() -> None:
    to_health = queued(1, Reader.AGENCY, to_agency=HEALTH, name="Health", channel=Channel.BOARD)
    to_police = queued(
        2,
        Reader.AGENCY,
        to_agency=POLICE,
        name="Police",
        channel=Channel.BOARD,
        attempts=(Attempt(AT + MINUTE, MessageState.SENT),),
    )
    seen = structs.replace(to_health, seen=(Seen(by(NURSE), AT + 2 * MINUTE),))
    case = decided(seen, to_police)
    assert heard(case, partnership(), {NURSE.account}, AT) == (
        "Health seen 10:02",
        "Police not yet (away, mailed 10:01)",
    )
    assert heard(gathering(), partnership(), set(), AT) == ()


def test_what_should_be_told_by_now_is_late() -> None:
    school = message(1, Reader.SCHOOL, due=AT + HOUR)
    assert late(gathering(messages=(school,)), AT) == ()
    assert late(gathering(messages=(school,)), AT + 2 * HOUR) == ("School",)
