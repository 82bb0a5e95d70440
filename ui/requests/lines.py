"""A contribution in labelled lines, as its agency reads it again."""

from collections.abc import Iterable, Iterator

from app.domain.case.parts import Content, Search
from app.domain.case.state import Case
from ui.words import plural, short_date, word

Line = tuple[str, str]
"""A label and its words."""


def content_lines(case: Case, content: Content) -> Iterator[Line]:
    """Labels and words, those that are there."""
    if content.searches:
        yield "Where we looked", "\n".join(_looked(case, content.searches))
    voice = content.voice
    none = f"None recorded: {voice.none_because}" if voice.none_because else ""
    spoken = ", ".join(filter(None, (voice.whose, voice.how)))
    words = f"“{voice.words}”{f' ({spoken})' if spoken else ''}" if voice.words else none
    named = (
        ("What is known", content.facts),
        ("What it means", content.meaning),
        ("What is thought, not known", content.opinion),
        ("Why it bears on what was asked", content.relevance),
        ("Left out as irrelevant", plural(content.withheld, "item") if content.withheld else ""),
        ("In the child’s own words", words),
        ("Headline for the wall", content.headline),
        ("How it may be used", _handling(content)),
    )
    yield from ((label, text) for label, text in named if text)


def _looked(case: Case, searches: Iterable[Search]) -> Iterator[str]:
    names = {s.id: s.given or s.family for s in case.subjects}
    for one in searches:
        fresh = f", as of {short_date(one.as_of)}" if one.as_of else ""
        why = f": {one.reason}" if one.reason else ""
        yield f"{one.system}, {names.get(one.subject, '')}: {word(one.result)}{fresh}{why}"


def _handling(content: Content) -> str:
    handling = content.handling
    sealed = f"only for {', '.join(handling.only_for)}" if handling.only_for else ""
    not_told = "not to be told to the family" if handling.not_told else ""
    said = [part for part in ("off the wall" * handling.off_wall, not_told, sealed) if part]
    return ", ".join(said).capitalize()
