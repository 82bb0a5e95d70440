"""Gentle questions about a draft before it is shared. They never stand in the way."""

from collections.abc import Iterator
from enum import StrEnum

from app.domain.case.parts import Content

LARGE = 1_500
"""Letters of facts after which somebody is asked what of it matters."""


class Prompt(StrEnum):
    LARGE_PASTE = "large-paste"
    """Much text: is all of it relevant?"""
    NO_MEANING = "no-meaning"
    """Facts without what they mean for the child."""
    NO_RELEVANCE = "no-relevance"
    """Not said why it bears on what was asked."""
    NO_VOICE = "no-voice"
    """Neither the child's or family's own words, nor why there are none."""


def prompts(content: Content) -> tuple[Prompt, ...]:
    """None for a draft without facts: no record found needs no analysis."""
    return tuple(_asked(content)) if content.facts.strip() else ()


def _asked(content: Content) -> Iterator[Prompt]:
    if len(content.facts.strip()) > LARGE:
        yield Prompt.LARGE_PASTE
    if not content.meaning.strip():
        yield Prompt.NO_MEANING
    if not content.relevance.strip():
        yield Prompt.NO_RELEVANCE
    voice = content.voice
    if not f"{voice.words}{voice.none_because}".strip():
        yield Prompt.NO_VOICE
