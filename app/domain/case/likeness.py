"""Like cases: what was decided where needs were much the same, without anybody's name."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.anonymous import Sketch, level_of, sketch
from app.domain.case.state import Case
from app.domain.folding import fold
from app.domain.values import Factor, Instant, Level, PrimaryNeed

SAYS_NOTHING = frozenset({Factor.NONE, Factor.OTHER})
SAME_NEED, SAME_LEVEL, SAME_CONCERN = 2, 2, 2
"""Beside one for each factor that both have, and against half of one that only one of them has."""


class Like(Struct, frozen=True):
    """An earlier decision. `shared` are the factors that both cases have."""

    sketch: Sketch
    shared: tuple[Factor, ...]
    decided_at: Instant
    likeness: float


class _Traits(Struct, frozen=True):
    """What cases are alike by."""

    factors: frozenset[Factor]
    need: PrimaryNeed
    level: Level | None
    concern: str


def like_cases(board: Board, case: Case, most: int = 5) -> tuple[Like, ...]:
    """The decided cases of that board that are most alike, the most alike first; of two that are
    equally so, the one decided later. A case that shares nothing is not like it."""
    wanted = _traits(case)
    found = [
        (likeness, other.decision.decided_at, other)
        for other in board.cases()
        if other.id != case.id
        and other.decision
        and other.decision.decided_at
        and (likeness := _likeness(wanted, _traits(other))) > 0
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return tuple(
        Like(sketch(other), _shared(wanted, other), decided_at, likeness)
        for likeness, decided_at, other in found[:most]
    )


def _traits(case: Case) -> _Traits:
    return _Traits(
        factors=frozenset(case.factors) - SAYS_NOTHING,
        need=case.referral.need,
        level=level_of(case),
        concern=fold(case.referral.concern),
    )


def _likeness(wanted: _Traits, other: _Traits) -> float:
    shared = len(wanted.factors & other.factors)
    same = (
        SAME_NEED * (wanted.need is other.need is not PrimaryNeed.NOT_STATED)
        + SAME_LEVEL * (wanted.level is not None and wanted.level == other.level)
        + SAME_CONCERN * (wanted.concern == other.concern != "")
    )
    apart = len(wanted.factors ^ other.factors)
    return same + shared - apart / 2 if same or shared else 0


def _shared(wanted: _Traits, other: Case) -> tuple[Factor, ...]:
    return tuple(sorted(wanted.factors.intersection(other.factors)))
