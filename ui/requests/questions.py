"""Gentle questions about the words as they stand; none of them stands in the way."""

from app.domain.case.parts import Content
from app.domain.case.prompts import Prompt, prompts

_QUESTIONS: dict[Prompt, str] = {
    Prompt.LARGE_PASTE: "That is a lot of text. Which part of it bears on what was asked?",
    Prompt.NO_MEANING: "What does it mean for the child, as you judge it?",
    Prompt.NO_RELEVANCE: "Why does it bear on what was asked?",
    Prompt.NO_VOICE: "What does the child say, or why is there nothing?",
}


def question(content: Content) -> str:
    """The first of them; nothing where there is none."""
    return next((_QUESTIONS[one] for one in prompts(content)), "")
