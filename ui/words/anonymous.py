"""A case without its people, in words: level, ages, factors, outcome."""

from collections.abc import Sequence

from app.domain.case.ages import AgeBand
from app.domain.case.anonymous import Sketch
from app.domain.case.likeness import SAYS_NOTHING
from app.domain.values import Factor
from ui.words.codes import FACTORS, OUTCOMES
from ui.words.decision import listed
from ui.words.times import plural

AGES: dict[AgeBand, str] = {
    AgeBand.UNBORN: "unborn",
    AgeBand.UNDER_1: "under 1",
    AgeBand.FROM_1: "1 to 4",
    AgeBand.FROM_5: "5 to 9",
    AgeBand.FROM_10: "10 to 15",
    AgeBand.FROM_16: "16 or over",
    AgeBand.NOT_KNOWN: "of an age not known",
}
_FEW = 3


def sketch_words(sketch: Sketch) -> str:
    """ "Level 3 · child 5 to 9 · neglect · early help"."""
    parts = (
        f"Level {sketch.level}" if sketch.level else "No level yet",
        ages_words(sketch.ages),
        factor_words(sketch.factors) or sketch.concern.lower(),
        outcome_words(sketch),
    )
    return " · ".join(filter(None, parts))


def ages_words(ages: Sequence[AgeBand]) -> str:
    """ "child 5 to 9", "children under 1 and 5 to 9"; nothing where there is no child."""
    if not ages:
        return ""
    return f"{'child' if len(ages) == 1 else 'children'} {listed([AGES[age] for age in ages])}"


def factor_words(factors: Sequence[Factor]) -> str:
    """The first few by name, the others by their number."""
    telling = [factor for factor in factors if factor not in SAYS_NOTHING]
    named = [_lower(FACTORS[factor]) for factor in telling[:_FEW]]
    more = len(telling) - _FEW
    return ", ".join([*named, *([plural(more, "more factor")] if more > 0 else [])])


def outcome_words(sketch: Sketch) -> str:
    if not sketch.outcomes:
        return "not decided yet"
    return listed([_lower(OUTCOMES[outcome]) for outcome in sketch.outcomes])


def _lower(text: str) -> str:
    """At the beginning alone, and not where capitals stand for words."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"
