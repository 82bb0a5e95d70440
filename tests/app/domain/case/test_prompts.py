"""Gentle questions about a draft, and what an agency's words may hold."""

import pytest

from app.domain.case.commands import ShareInformation
from app.domain.case.parts import Content, Voice
from app.domain.case.prompts import LARGE, Prompt, prompts
from app.domain.errors import Code
from tests.helpers.builders import CASE, NURSE, case, content, contribution_id, search
from tests.helpers.given import given

GOOD = content(
    meaning="She may be hungry at school.",
    relevance="It bears on neglect",
    voice=Voice(words="“I’m hungry.”"),
)


def test_report_l354_facts_with_meaning_relevance_and_voice_raise_no_question() -> None:
    assert prompts(GOOD) == ()


def test_a_draft_without_facts_raises_none_either() -> None:
    assert prompts(Content(searches=(search(),))) == ()


@pytest.mark.parametrize(
    ("draft", "asked"),
    [
        (content("a" * (LARGE + 1)), Prompt.LARGE_PASTE),
        (content(meaning=" "), Prompt.NO_MEANING),
        (content(relevance=" "), Prompt.NO_RELEVANCE),
        (content(), Prompt.NO_VOICE),
    ],
)
def test_report_l356_each_thing_left_out_is_asked_for(draft: Content, asked: Prompt) -> None:
    assert asked in prompts(draft)
    assert asked not in prompts(GOOD)


def test_a_long_text_up_to_the_limit_is_fine() -> None:
    assert Prompt.LARGE_PASTE not in prompts(content("a" * LARGE + "\n"))


def test_no_voice_with_its_reason_is_an_answer() -> None:
    assert Prompt.NO_VOICE not in prompts(content(voice=Voice(none_because="She is two")))


@pytest.mark.parametrize(
    "said", [GOOD, Content(opinion="I think she is afraid."), content(withheld=3)]
)
def test_report_l640_opinion_relevance_and_what_was_withheld_are_kept(said: Content) -> None:
    command = ShareInformation(case=CASE, contribution=contribution_id(1), content=said)
    shared = given(case()).when(command, by=NURSE).accepted().case().contributions[0]
    assert shared.content == said
    assert not shared.nil


def test_a_count_of_what_was_withheld_is_no_answer() -> None:
    command = ShareInformation(
        case=CASE, contribution=contribution_id(1), content=Content(withheld=3)
    )
    given(case()).when(command, by=NURSE).refused(Code.TEXT_NEEDED)
