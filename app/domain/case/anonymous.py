"""What a case may say of itself where nobody is to be recognised: codes, bands and no names."""

import re
from collections.abc import Iterator

from msgspec import Struct

from app.domain.case.ages import AgeBand, age_band
from app.domain.case.state import Case
from app.domain.values import (
    Factor,
    Level,
    Line,
    Outcome,
    PrimaryNeed,
    Subject,
    SubjectKind,
    Text,
)

UNNAMED = "[…]"
"""Stands in the place of a name."""
CHILDREN = (SubjectKind.CHILD, SubjectKind.UNBORN)


class Sketch(Struct, frozen=True, kw_only=True):
    """A case without its people."""

    concern: Line
    need: PrimaryNeed
    factors: tuple[Factor, ...]
    ages: tuple[AgeBand, ...]
    """Of its children, the youngest first."""
    level: Level | None = None
    """As decided, else as screened."""
    outcomes: tuple[Outcome, ...] = ()
    """Of the latest decision, each once, in its order."""
    clause: Line = ""
    version: Line = ""


def sketch(case: Case) -> Sketch:
    children = (s for s in case.subjects if s.kind in CHILDREN)
    bands = (age_band(child, case.referral.received) for child in children)
    draft = case.decision.draft if case.decision else None
    chosen = (outcome for child in draft.children for outcome in child.outcomes) if draft else ()
    return Sketch(
        concern=unnamed(case.referral.concern, case),
        need=case.referral.need,
        factors=tuple(sorted(case.factors)),
        ages=tuple(sorted(bands, key=list(AgeBand).index)),
        level=level_of(case),
        outcomes=tuple(dict.fromkeys(chosen)),
        clause=draft.clause if draft else "",
        version=draft.threshold_version if draft else "",
    )


def level_of(case: Case) -> Level | None:
    """As decided, else as screened."""
    return case.decided_level if case.decision else case.screening.level


def unnamed(text: Text, case: Case) -> Text:
    """The text without the names and numbers by which the case knows its people. Whoever is
    named in it otherwise is for its reader to see."""
    said = sorted({word for s in case.subjects for word in _names(s)}, key=len, reverse=True)
    if not said:
        return text
    words = "|".join(map(re.escape, said))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", UNNAMED, text, flags=re.IGNORECASE)


def _names(subject: Subject) -> Iterator[str]:
    for name in (subject.given, subject.family, subject.known_as):
        yield from (word for word in re.split(r"[\s-]+", name) if len(word) > 1)
    number = subject.nhs_number
    if number:
        yield from (number, f"{number[:3]} {number[3:6]} {number[6:]}")
    yield from (line for line in (subject.address, subject.postcode, subject.school) if line)
