"""Like cases, found by need and never by name."""

from datetime import timedelta
from typing import Any

from hypothesis import given as holds
from hypothesis import strategies as st
from msgspec import structs

from app import codec
from app.domain.case.likeness import like_cases
from app.domain.case.parts import ChildOutcome
from app.domain.case.state import Case, DecisionState
from app.domain.values import Factor, Outcome, PrimaryNeed
from tests.helpers.builders import (
    AT,
    CHILD,
    DAY,
    board,
    case,
    decision,
    draft,
    referral,
)

NEGLECT = (Factor.NEGLECT, Factor.ALCOHOL_PARENT)


def decided(n: int, factors: tuple[Factor, ...] = NEGLECT, level: int = 3, **changes: Any) -> Case:
    chosen = ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=level)
    confirmed = decision(
        n,
        draft=draft(children=(chosen,)),
        state=DecisionState.CONFIRMED,
        decided_at=AT + n * DAY,
    )
    said = referral(concern="Neglect", need=PrimaryNeed.ABUSE_OR_NEGLECT)
    usual = case(n, referral=said, factors=factors, decisions=(confirmed,), decided_level=level)
    return structs.replace(usual, **changes)


def waiting() -> Case:
    return structs.replace(decided(1), decisions=(), decided_level=None)


def found(*others: Case, most: int = 5) -> list[timedelta]:
    """The days after `AT` on which those were decided that are like it."""
    return [like.decided_at - AT for like in like_cases(board(waiting(), *others), waiting(), most)]


def test_report_l103_the_most_alike_comes_first() -> None:
    half = decided(2, factors=(Factor.NEGLECT,))
    same = decided(3)
    far = (Factor.GANGS, Factor.MISSING, Factor.FGM, Factor.SELF_HARM)
    other = decided(4, factors=(*far, *NEGLECT))
    assert found(half, same, other) == [3 * DAY, 2 * DAY, 4 * DAY]


def test_of_two_equally_alike_the_later_comes_first() -> None:
    assert found(decided(2), decided(3)) == [3 * DAY, 2 * DAY]


def test_what_shares_nothing_is_not_like_it() -> None:
    said = referral(concern="Missing", need=PrimaryNeed.LOW_INCOME)
    strange = decided(2, factors=(Factor.MISSING,), referral=said)
    assert found(strange) == []


def test_that_nothing_is_stated_is_no_likeness() -> None:
    blank = structs.replace(waiting(), referral=referral(concern=""), factors=(Factor.OTHER,))
    shown = board(blank, decided(2, factors=(Factor.OTHER,), referral=referral(concern="")))
    assert like_cases(shown, blank) == ()


def test_undecided_cases_tell_nothing() -> None:
    assert found(structs.replace(waiting(), id=decided(2).id)) == []


def test_there_are_no_more_than_asked_for() -> None:
    assert len(found(*(decided(n) for n in range(2, 10)))) == 5
    assert len(found(*(decided(n) for n in range(2, 10)), most=2)) == 2


def test_outcome_level_and_clause_are_at_hand_and_no_name_is() -> None:
    (like,) = like_cases(board(waiting(), decided(2)), waiting())
    assert (like.sketch.outcomes, like.sketch.level, like.sketch.clause) == (
        (Outcome.ASSESSMENT,),
        3,
        "4.3",
    )
    assert like.shared == tuple(sorted(NEGLECT))
    raw = codec.encode(like).decode()
    for told in ("Jade", "Maple", CHILD, decided(2).id, "NB-", "2019"):
        assert told not in raw


@holds(st.lists(st.sets(st.sampled_from(Factor), max_size=4), max_size=8), st.integers(0, 6))
def test_it_is_never_the_case_itself_and_in_order(factors: list[set[Factor]], most: int) -> None:
    others = [decided(n, tuple(sorted(some))) for n, some in enumerate(factors, 2)]
    shown = like_cases(board(decided(1), *others), decided(1), most)
    assert len(shown) <= most
    assert all(one.decided_at != AT + DAY for one in shown)
    assert [one.likeness for one in shown] == sorted((o.likeness for o in shown), reverse=True)
