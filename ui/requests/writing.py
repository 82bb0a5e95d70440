"""An answer while it is written: a draft on the Shelf, and what it becomes when it is shared."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Struct, structs

from app.domain.case.parts import Aware, Basis, Content, DeclineReason, Handling, Search, Voice
from app.domain.values import Instant, Searched, SubjectId

HEADLINE = 160
UNSEEN = (Searched.NOT_SEARCHED, Searched.CANNOT_SHARE)


class Look(Struct, frozen=True, omit_defaults=True):
    """One system for one person; `result` is None until it is said."""

    system: str
    subject: SubjectId
    result: Searched | None = None
    as_of: date | None = None
    reason: str = ""

    @property
    def reason_owed(self) -> bool:
        return self.result in UNSEEN and not self.reason.strip()


class Grounds(Struct, frozen=True, omit_defaults=True):
    """A basis half written; every field may be empty."""

    power: str = ""
    article_6: str = ""
    article_9: str = ""
    article_10: str = ""
    confidentiality: str = ""
    reasons: str = ""
    profile: str = ""
    family_told: Aware = Aware.NOT_STATED
    family_told_note: str = ""


class Words(Struct, frozen=True, omit_defaults=True):
    facts: str = ""
    meaning: str = ""
    opinion: str = ""
    relevance: str = ""
    withheld: int = 0
    """Counted; what it was is written nowhere."""
    voice: str = ""
    whose: str = ""
    how: str = ""
    none_because: str = ""
    headline: str = ""
    reason: str = ""
    """Why what was shared is corrected."""


class Writing(Struct, frozen=True, omit_defaults=True):
    looks: tuple[Look, ...] = ()
    words: Words = Words()
    handling: Handling = Handling()
    grounds: Grounds = Grounds()
    declining: str = ""
    """Why it is declined, while that is written …"""
    declined: DeclineReason | None = None
    """… and as what it was, once that is sent …"""
    declined_as: str = ""
    """… with the ground's own text before the words."""
    confirmed: bool = False
    """The author said that these are the people on their own record."""
    kept_at: Instant | None = None


def as_text(writing: Writing) -> str:
    """For the Shelf."""
    return msgspec.json.encode(writing).decode()


def from_text(text: str) -> Writing | None:
    """None where nothing is kept, or nothing that this version can read."""
    try:
        return msgspec.json.decode(text, type=Writing) if text else None
    except msgspec.DecodeError:
        return None


def from_content(content: Content) -> Writing:
    """What was shared, to go on writing in it."""
    voice = content.voice
    words = Words(
        facts=content.facts,
        meaning=content.meaning,
        opinion=content.opinion,
        relevance=content.relevance,
        withheld=content.withheld,
        voice=voice.words,
        whose=voice.whose,
        how=voice.how,
        none_because=voice.none_because,
        headline=content.headline,
    )
    looks = tuple(Look(s.system, s.subject, s.result, s.as_of, s.reason) for s in content.searches)
    grounds = grounds_of(content.basis) if content.basis else Grounds()
    return Writing(looks, words, content.handling, grounds)


def grounds_of(basis: Basis) -> Grounds:
    return Grounds(**structs.asdict(basis))


def to_content(writing: Writing) -> Content:
    """What would be shared now."""
    words = writing.words
    if words.voice.strip():
        voice = Voice(words.voice.strip(), words.whose.strip(), words.how.strip())
    else:
        voice = Voice(none_because=words.none_because.strip())
    return Content(
        searches=tuple(_searches(writing.looks)),
        facts=words.facts.strip(),
        meaning=words.meaning.strip(),
        opinion=words.opinion.strip(),
        relevance=words.relevance.strip(),
        withheld=words.withheld,
        voice=voice,
        headline=words.headline.strip(),
        handling=writing.handling,
        basis=_basis(writing.grounds),
    )


def same_words(writing: Writing, content: Content) -> bool:
    """Whether this is what was shared; the hub may add the author's agency to a seal."""
    mine = to_content(writing)
    return structs.replace(mine, handling=content.handling) == content


def looks_for(systems: Iterable[str], subjects: Iterable[SubjectId]) -> tuple[Look, ...]:
    """The checklist: each system for each person."""
    systems = tuple(systems)
    return tuple(Look(system, subject) for subject in subjects for system in systems)


def fill(looks: Iterable[Look], result: Searched, on: date) -> tuple[Look, ...]:
    """Say the same of all that nothing is said of."""
    day = None if result in UNSEEN else on
    return tuple(
        structs.replace(look, result=result, as_of=day) if look.result is None else look
        for look in looks
    )


def _searches(looks: Iterable[Look]) -> Iterator[Search]:
    for look in looks:
        if look.result is not None:
            yield Search(look.system, look.subject, look.result, look.as_of, look.reason.strip())


def _basis(grounds: Grounds) -> Basis | None:
    return Basis(**structs.asdict(grounds)) if grounds.power.strip() else None
