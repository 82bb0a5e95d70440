"""A case that is decided anew: what nobody was told yet of the first decision is told no more."""

from collections.abc import Callable, Iterable

import pytest
from msgspec import structs

from app.domain.case.commands import (
    CloseCase,
    ConfirmDecision,
    CorrectDecision,
    DisputeMessage,
    FileMessage,
    MarkGiven,
    ProposeDecision,
    ReadBackDecision,
    RecallMessage,
    RecordAttempt,
    ReopenCase,
)
from app.domain.case.feedback import SETTLED, TOLD, About, Message, MessageState, Reader, Seen
from app.domain.case.parts import CloseReason
from app.domain.case.state import DecisionState, RequestState
from app.domain.commands import Command
from app.domain.errors import Code
from app.domain.partnership.state import Seat
from app.domain.values import Stage
from tests.app.domain.case.messages import LETTER, ONE, REFERENCE, THE_POST, queue
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DECIDER,
    HEALTH,
    HOUR,
    NURSE,
    SCRIBE,
    by,
    decision,
    decision_id,
    draft,
    gathering,
    referral,
    request,
)
from tests.helpers.given import Given, given
from tests.helpers.telling import message, queued, tried

FIRST, SECOND = decision_id(1), decision_id(2)
REOPEN = ReopenCase(case=CASE, reason="Another call")
CLOSE = CloseCase(case=CASE, reason=CloseReason.OUTCOME_IN_HAND, text="Nothing new in it.")
ANEW: tuple[tuple[Command, Seat], ...] = (
    (ProposeDecision(case=CASE, decision=SECOND, draft=draft()), SCRIBE),
    (ReadBackDecision(case=CASE, decision=SECOND), CHAIR),
    (ConfirmDecision(case=CASE, decision=SECOND), DECIDER),
)
STILL_TO_BE_TOLD = sorted(set(MessageState) - SETTLED)
Stand = Callable[[Given], Given]
SENT = RecordAttempt(case=CASE, message=ONE, attempt=tried())


def decided(*messages: Message) -> Given:
    """Once, and all of `messages` are of it."""
    made = decision(state=DecisionState.CONFIRMED, decided_at=AT)
    of_it = tuple(structs.replace(m, decision=FIRST) for m in messages)
    asked = request(HEALTH, state=RequestState.ANSWERED)
    return given(
        gathering(
            asked,
            stage=Stage.DECIDED,
            decisions=(made,),
            messages=of_it,
            referral=referral(referrer="Robin Referrer", referrer_email="robin@school.example"),
        )
    )


def after(before: Given, asked: Iterable[tuple[Command, Seat]]) -> Given:
    for command, who in asked:
        before = before.when(command, by=who, at=AT + HOUR).accepted()
    return before


def reopened(before: Given) -> Given:
    return after(before, [(REOPEN, COORDINATOR)])


def anew(before: Given) -> Given:
    return after(reopened(before), ANEW)


def first(stands: Given) -> Message:
    return stands.case().messages[0]


# Open again


@pytest.mark.parametrize("state", [MessageState.OWED, MessageState.QUEUED, MessageState.FAILED])
def test_nothing_goes_of_a_case_that_is_open_again(state: MessageState) -> None:
    held = first(reopened(decided(queued(state=state))))
    assert held.state is MessageState.HELD
    assert (held.words, held.approved_by, held.send_after, held.channel) == (None, None, None, None)
    assert held.queued_at == AT, "that it was queued once stays known"


@pytest.mark.parametrize("state", sorted(TOLD | {MessageState.RECALLED}))
def test_what_was_told_or_stopped_stays_as_it_was(state: MessageState) -> None:
    before = decided(queued(state=state))
    assert first(reopened(before)) == first(before)


def test_a_receipt_goes_all_the_same() -> None:
    receipt = queued(about=About.RECEIPT)
    open_again = reopened(given(structs.replace(decided().case(), messages=(receipt,))))
    assert first(open_again) == receipt
    taken = queue(address="robin@school.example", words=REFERENCE)
    owed = structs.replace(open_again.case(), messages=(message(about=About.RECEIPT),))
    given(owed).when(taken, by=CHAIR).accepted()


@pytest.mark.parametrize("state", [MessageState.OWED, MessageState.RECALLED])
def test_nobody_approves_it_meanwhile(state: MessageState) -> None:
    held = reopened(decided(queued(state=state)))
    asked = held.when(queue(), by=CHAIR)
    asked.refused(Code.WRONG_STAGE, message=first(held).state.value)


def test_closed_again_without_a_decision_it_is_owed_as_before() -> None:
    owed, restricted = queued(), queued(2, state=MessageState.HELD)
    restricted = structs.replace(
        restricted, owed=structs.replace(restricted.owed, state=MessageState.HELD)
    )
    closed = after(reopened(decided(owed, restricted, LETTER)), [(CLOSE, COORDINATOR)])
    states = [m.state for m in closed.case().messages]
    assert states == [MessageState.OWED, MessageState.HELD, MessageState.HELD]
    taken = closed.when(queue(words=REFERENCE), by=CHAIR).accepted()
    assert first(taken).state is MessageState.QUEUED


def test_what_is_corrected_while_it_is_open_again_waits_too() -> None:
    told = queued(state=MessageState.SENT)
    correct = CorrectDecision(
        case=CASE, decision=FIRST, draft=draft(reasons="At home."), reason="Left out"
    )
    held = after(reopened(decided(told)), [(correct, DECIDER)])
    assert first(held).state is MessageState.SENT
    waits = [m for m in held.case().messages if m.state is not MessageState.SENT]
    assert {m.state for m in waits} == {MessageState.HELD}
    assert About.CORRECTION in {m.owed.about for m in waits}
    closed = after(held, [(CLOSE, COORDINATOR)])
    assert {m.state for m in closed.case().messages if m.owed.reader is Reader.AGENCY} == {
        MessageState.OWED
    }


# Decided anew


@pytest.mark.parametrize("state", STILL_TO_BE_TOLD)
def test_what_nobody_was_told_a_later_decision_says_instead(state: MessageState) -> None:
    replaced = first(anew(decided(queued(state=state))))
    assert replaced.state is MessageState.SUPERSEDED
    assert (replaced.words, replaced.approved_by, replaced.send_after) == (None, None, None)
    assert replaced.queued_at == AT


@pytest.mark.parametrize("state", sorted(TOLD))
def test_what_was_told_stays_told(state: MessageState) -> None:
    before = decided(queued(state=state))
    assert first(anew(before)) == first(before)


def test_everybody_is_owed_the_new_outcome_alone() -> None:
    case = anew(decided(queued(), queued(2, Reader.AGENCY, to_agency=HEALTH))).case()
    left = [m for m in case.messages if m.state not in SETTLED]
    assert {m.decision for m in left} == {SECOND}
    assert {m.owed.reader for m in left} == {
        *(Reader.PUBLIC, Reader.AGENCY, Reader.PRACTITIONER, Reader.FAMILY)
    }


def test_a_third_decision_replaces_the_second_and_leaves_the_first_as_it_was() -> None:
    twice = anew(decided(queued()))
    third = tuple((structs.replace(command, decision=decision_id(3)), who) for command, who in ANEW)
    case = after(reopened(twice), third).case()
    assert {m.state for m in case.messages if m.decision != decision_id(3)} == {
        MessageState.SUPERSEDED
    }


def test_who_had_filed_or_seen_it_before_it_was_queued_anew_has_been_told() -> None:
    filed = queued(filed_at=AT, filed_by=by(NURSE))
    sent = queued(2, attempts=(tried(), tried(MessageState.QUEUED)))
    seen = queued(3, seen=(Seen(by(NURSE), AT),))
    bounced = queued(4, attempts=(tried(), tried(MessageState.FAILED)))
    case = anew(decided(filed, sent, seen, bounced)).case()
    assert [m.state for m in case.messages[:4]] == [
        *(MessageState.FILED, MessageState.SENT),
        *(MessageState.DELIVERED, MessageState.SUPERSEDED),
    ]


# What left in that moment


@pytest.mark.parametrize("stand", [reopened, anew], ids=["open again", "decided anew"])
@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.DELIVERED])
def test_what_left_all_the_same_was_told(stand: Stand, state: MessageState) -> None:
    attempt = structs.replace(SENT, attempt=tried(state))
    told = stand(decided(queued())).when(attempt, by=THE_POST, at=AT + HOUR).accepted()
    assert first(told).state is state
    assert first(anew(decided(first(told)))).state is state


@pytest.mark.parametrize("state", [MessageState.QUEUED, MessageState.FAILED])
def test_a_try_that_came_to_nothing_brings_nothing_back(state: MessageState) -> None:
    attempt = structs.replace(SENT, attempt=tried(state))
    replaced = anew(decided(queued())).when(attempt, by=THE_POST, at=AT + HOUR).accepted()
    assert first(replaced).state is MessageState.SUPERSEDED
    assert first(replaced).attempts == (tried(state),)


# What is asked of it


@pytest.mark.parametrize(
    ("command", "who"),
    [
        (queue(), CHAIR),
        (RecallMessage(case=CASE, message=ONE, reason="A name"), CHAIR),
        (MarkGiven(case=CASE, message=ONE, how="Rang"), CHAIR),
        (FileMessage(case=CASE, message=ONE), NURSE),
        (DisputeMessage(case=CASE, message=ONE, text="Not so."), NURSE),
    ],
    ids=["queue", "recall", "give", "file", "dispute"],
)
def test_nothing_is_asked_of_what_was_replaced(command: Command, who: Seat) -> None:
    replaced = anew(decided(queued(reader=Reader.AGENCY, to_agency=HEALTH)))
    replaced.when(command, by=who).refused(Code.WRONG_STAGE, message="superseded")


def test_what_was_disputed_is_not_sent_anew_once_another_decision_stands() -> None:
    disputed = queued(state=MessageState.DISPUTED, dispute="Not so.")
    asked = anew(decided(disputed)).when(queue(), by=CHAIR)
    asked.refused(Code.WRONG_STAGE, message="disputed")


def test_the_correction_of_an_earlier_decision_is_told_to_nobody() -> None:
    correct = CorrectDecision(
        case=CASE, decision=FIRST, draft=draft(reasons="At home."), reason="Left out"
    )
    before = anew(decided(queued(state=MessageState.SENT)))
    corrected = before.when(correct, by=DECIDER, at=AT + HOUR).accepted()
    assert corrected.case().messages == before.case().messages
