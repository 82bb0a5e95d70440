"""Like cases: what was decided where needs were much the same, without anybody's name."""

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.anonymous import Sketch, sketch
from app.domain.case.state import Case
from app.domain.folding import fold
from app.domain.values import Factor, Instant, PrimaryNeed

SAYS_NOTHING = frozenset({Factor.NONE, Factor.OTHER})
SAME_NEED, SAME_LEVEL, SAME_CONCERN = 2, 2, 2
"""Beside one for each factor that both have, and against half of one that only one of them has."""


class Like(Struct, frozen=True):
    """An earlier decision. `shared` are the factors that both cases have."""

    sketch: Sketch
    shared: tuple[Factor, ...]
    decided_at: Instant
    likeness: float


def like_cases(board: Board, case: Case, most: int = 5) -> tuple[Like, ...]:
    """The decided cases of that board that are most alike, the most alike first; of two that are
    equally so, the one decided later. A case that shares nothing is not like it."""
    wanted = sketch(case)
    found = [
        _like(wanted, sketch(other), other.decision.decided_at)
        for other in board.cases()
        if other.id != case.id and other.decision and other.decision.decided_at
    ]
    alike = [one for one in found if one.likeness > 0]
    alike.sort(key=lambda one: (one.likeness, one.decided_at), reverse=True)
    return tuple(alike[:most])


def _like(wanted: Sketch, other: Sketch, decided_at: Instant) -> Like:
    factors, theirs = _telling(wanted), _telling(other)
    shared = factors & theirs
    same = (
        SAME_NEED * (wanted.need is other.need is not PrimaryNeed.NOT_STATED)
        + SAME_LEVEL * (wanted.level is not None and wanted.level == other.level)
        + SAME_CONCERN * (fold(wanted.concern) == fold(other.concern) != "")
    )
    likeness = same + len(shared) - len(factors ^ theirs) / 2 if same or shared else 0
    return Like(other, tuple(sorted(shared)), decided_at, likeness)


def _telling(one: Sketch) -> frozenset[Factor]:
    return frozenset(one.factors) - SAYS_NOTHING
