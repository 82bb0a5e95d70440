import pytest

from app.domain.case.commands import AddNote, ConfirmDecision, ShareInformation
from app.domain.commands import Command
from app.domain.errors import Code, Refusal
from app.domain.values import CommandId
from app.ports import RefusedCommand
from tests.helpers.builders import CASE, content, contribution_id, decision_id, uid
from ui.words import missing_words, refusal_sentence, refusal_words

NOTE = AddNote(case=CASE, text="Heard by the whole room.")
SHARE = ShareInformation(case=CASE, contribution=contribution_id(1), content=content())
CONFIRM = ConfirmDecision(case=CASE, decision=decision_id(1))


def refused(code: Code, command: Command = NOTE, **facts: str) -> RefusedCommand:
    return RefusedCommand(CommandId(uid(1)), command, Refusal(code, tuple(facts.items())))


@pytest.mark.parametrize("code", Code)
def test_every_refusal_says_what_happened_what_is_safe_and_what_to_do(code: Code) -> None:
    words = refusal_words(refused(code))
    assert words.what.startswith("Not accepted: ")
    assert words.safe == "Your text is kept."
    assert words.to_do.endswith(".")
    assert code.value not in refusal_sentence(refused(code))


def test_what_came_too_late_is_offered_as_late_information() -> None:
    late = refused(Code.WRONG_STAGE, SHARE, stage="decided", decided_at="2026-11-23T10:12:00+00:00")
    assert refusal_sentence(late) == (
        "Not accepted: the case was decided at 10:12. Your text is kept. "
        "Share it as late information."
    )


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"stage": "closed"}, "Not accepted: the case is closed."),
        ({"rating": "blue"}, "Not accepted: the case is Blue, so nothing is asked."),
        ({"proposal": uid(1)}, "Not accepted: another decision is waiting."),
        ({"challenge": "open"}, "Not accepted: the case has moved on."),
    ],
)
def test_the_wrong_stage_is_named(facts: dict[str, str], what: str) -> None:
    assert refusal_words(refused(Code.WRONG_STAGE, NOTE, **facts)).what == what


def test_what_a_decision_lacks_is_named_once() -> None:
    lacks = refused(Code.DECISION_INCOMPLETE, CONFIRM, missing="reasons,level:a,level:b")
    what = refusal_words(lacks).what
    assert what == "Not accepted: the decision lacks the reasons and a child's level."
    assert missing_words("lead") == "the lead agency"
    assert missing_words("") == "something"
