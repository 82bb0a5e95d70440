"""What is asked before something is done, and the command that the answer makes."""

from collections.abc import Callable

from app.domain.case import commands as c
from app.domain.commands import Command
from app.domain.values import CaseId, MessageId
from ui.dialogs import Question
from ui.feedback.deeds import Do
from ui.feedback.safely import Safe

Make = Callable[[CaseId, MessageId, str], Command]
_LINE = 240


def _recall(case: CaseId, message: MessageId, words: str) -> Command:
    return c.RecallMessage(message, words, case=case)


def _given(case: CaseId, message: MessageId, words: str) -> Command:
    return c.MarkGiven(message, words, case=case)


def _settle(case: CaseId, message: MessageId, words: str) -> Command:
    return c.SettleDispute(message, words, case=case)


def _dispute(case: CaseId, message: MessageId, words: str) -> Command:
    return c.DisputeMessage(message, words, case=case)


def _file(case: CaseId, message: MessageId, words: str) -> Command:
    return c.FileMessage(message, words, case=case)


ASKED: dict[Do, tuple[Question, Make]] = {
    Do.RECALL: (
        Question(
            "Recall this message?",
            "It does not leave. It stays here as recalled, and can be approved again.",
            "Why",
            action="Recall",
        ),
        _recall,
    ),
    Do.GIVEN: (
        Question(
            "How was it given?",
            "By telephone or on paper: say to whom, and how it went.",
            "For instance: told the head teacher by telephone",
            action="Mark as given",
            limit=_LINE,
        ),
        _given,
    ),
    Do.SETTLE: (
        Question(
            "Settle it",
            "It goes on the record beside what they said.",
            "What you found, and what was agreed with them",
            action="Settle",
        ),
        _settle,
    ),
    Do.DISPUTE: (
        Question(
            "Not what was expected?",
            "The chair looks at the outcome again. Nothing of it is changed by this.",
            "What was expected, and why",
            action="Write it down",
        ),
        _dispute,
    ),
    Do.FILE: (
        Question(
            "Filed in your own system",
            "The hub then knows that it stands where your colleagues look for it.",
            "Its reference there, if it has one",
            action="Filed",
            required=False,
            limit=_LINE,
        ),
        _file,
    ),
}


def release_question(safe: Safe) -> tuple[str, str, str]:
    """Names the person and the way: a letter can put somebody in danger."""
    day = f" {safe.not_before}" if safe.not_before else ""
    text = (
        f"It goes to {safe.person} alone, {safe.by_way}, the way that is recorded as safe.{day} "
        "Read the words once more: it can put somebody in danger where they reach another."
    )
    return f"Release the letter to {safe.person}?", text, f"Release to {safe.person}"
