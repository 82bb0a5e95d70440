"""Commands that leave something to be told: a referral by a school with a mailbox, and on."""

from typing import Any

from msgspec import structs

from app.domain.board import Board
from app.domain.case.commands import (
    MarkGiven,
    QueueMessage,
    RecallMessage,
    ReceiveReferral,
)
from app.domain.case.feedback import Channel, Message, MessageState, Words
from app.domain.commands import Command
from app.domain.partnership.commands import SetFeedbackRules
from app.domain.partnership.state import FeedbackRules
from app.domain.values import Source
from app.ports import EventStore
from tests.helpers.builders import AT, case_id, referral, subject
from tests.helpers.submitting import FOUNDING, submissions

SCHOOL_DOMAIN = "oakfield.example"
RULES = FeedbackRules(trusted=(SCHOOL_DOMAIN,), recall_minutes=0, phone="01632 960 123")
OPENING: tuple[Command, ...] = (*FOUNDING, SetFeedbackRules(rules=RULES))
WORDS = Words(title="What was decided", body="An assessment begins.", template="school", version=3)


def mailbox(n: int = 1) -> str:
    return f"head{n}@{SCHOOL_DOMAIN}"


def referred(n: int = 1, **changes: Any) -> ReceiveReferral:
    """By a school that has a mailbox."""
    usual = referral(source=Source.SCHOOL, referrer="Hal Head (made up)", referrer_email=mailbox(n))
    return ReceiveReferral(
        case=case_id(n), referral=structs.replace(usual, **changes), subjects=(subject(),)
    )


def owed(board: Board, n: int = 1) -> Message:
    """What the referrer is to hear."""
    case = board.case(case_id(n))
    assert case is not None
    return case.messages[0]


def queue(board: Board, n: int = 1, **changes: Any) -> QueueMessage:
    usual = QueueMessage(owed(board, n).owed.id, Channel.EMAIL, WORDS, mailbox(n), case=case_id(n))
    return structs.replace(usual, **changes)


def recall(board: Board, n: int = 1) -> RecallMessage:
    return RecallMessage(owed(board, n).owed.id, "Sent to the wrong school", case=case_id(n))


def given(board: Board, n: int = 1) -> MarkGiven:
    return MarkGiven(owed(board, n).owed.id, "Rang the head", case=case_id(n))


def turn(store: EventStore, board: Board, *commands: Command, at: Any = AT) -> Board:
    """Each of them has to be accepted."""
    done = store.turn(board, submissions(*commands), at)
    assert [answer.refusal for answer in done.answers] == [None] * len(commands)
    return done.board


def opened(store: EventStore, cases: int = 1) -> Board:
    """A board with so many cases, whose referrers are owed a word."""
    board, _ = store.load()
    board = turn(store, board, *OPENING)
    return turn(store, board, *(referred(n) for n in range(1, cases + 1)))


def states(board: Board) -> list[MessageState]:
    return [message.state for case in board.cases() for message in case.messages]
