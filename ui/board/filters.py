"""Which rows are asked for: the scope, the filter and the words looked for."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from app.domain.values import AgencyId, Rating, Stage
from ui.board.due import DONE
from ui.board.search import matches
from ui.board.view_model import Row


class Scope(StrEnum):
    ALL = "all"
    US = "us"
    READY = "ready"
    DECIDED = "decided"


class Filter(Struct, frozen=True, omit_defaults=True):
    """An empty choice leaves all through. Closed cases are shown only where asked for."""

    stages: frozenset[Stage] = frozenset()
    ratings: frozenset[Rating] = frozenset()
    waiting: frozenset[AgencyId] = frozenset()
    """An answer of one of these is awaited."""
    overdue: bool = False
    incomplete: bool = False
    closed: bool = False

    @property
    def count(self) -> int:
        """How many choices narrow or widen the board."""
        sets = (self.stages, self.ratings, self.waiting)
        return sum(map(len, sets)) + self.overdue + self.incomplete + self.closed


class Asked(Struct, frozen=True):
    """What the person wants to see."""

    scope: Scope = Scope.ALL
    filter: Filter = Filter()
    terms: tuple[str, ...] = ()


def chosen(rows: Iterable[Row], asked: Asked) -> list[Row]:
    """The rows to show, in no order."""
    return [row for row in _found(rows, asked) if _in_scope(row, asked.scope)]


def counts(rows: Iterable[Row], asked: Asked) -> dict[Scope, int]:
    """How many rows each scope would show."""
    found = _found(rows, asked)
    return {scope: sum(_in_scope(row, scope) for row in found) for scope in Scope}


def _found(rows: Iterable[Row], asked: Asked) -> list[Row]:
    return [r for r in rows if _passes(r, asked.filter) and matches(r.found_by, asked.terms)]


def _in_scope(row: Row, scope: Scope) -> bool:
    match scope:
        case Scope.US:
            return row.ours
        case Scope.READY:
            return row.stage is Stage.READY
        case Scope.DECIDED:
            return row.stage in DONE
        case Scope.ALL:
            return True


def _passes(row: Row, wanted: Filter) -> bool:
    return (
        (row.stage is not Stage.CLOSED or wanted.closed)
        and (not wanted.stages or row.stage in wanted.stages)
        and (not wanted.ratings or row.rating in wanted.ratings)
        and (not wanted.waiting or not wanted.waiting.isdisjoint(row.waiting))
        and (not wanted.overdue or row.overdue)
        and (not wanted.incomplete or row.to_complete > 0)
    )
