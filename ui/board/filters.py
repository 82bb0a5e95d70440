"""Which rows are asked for: the scope, the filter and the words looked for."""

from collections.abc import Callable, Iterable
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


class Found(Struct, frozen=True):
    """The rows to show, in no order, and how many each scope would show."""

    rows: tuple[Row, ...] = ()
    counts: dict[Scope, int] = {}


def find(rows: Iterable[Row], asked: Asked) -> Found:
    """What is asked for of all rows."""
    fit = [r for r in rows if _passes(r, asked.filter) and matches(r.found_by, asked.terms)]
    scopes = {scope: list(filter(fits, fit)) for scope, fits in _IN_SCOPE.items()}
    counts = {scope: len(members) for scope, members in scopes.items()}
    return Found(tuple(scopes[asked.scope]), counts)


_IN_SCOPE: dict[Scope, Callable[[Row], bool]] = {
    Scope.ALL: lambda _: True,
    Scope.US: lambda row: row.ours,
    Scope.READY: lambda row: row.stage is Stage.READY,
    Scope.DECIDED: lambda row: row.stage in DONE,
}


def _passes(row: Row, wanted: Filter) -> bool:
    return (
        (row.stage is not Stage.CLOSED or wanted.closed)
        and (not wanted.stages or row.stage in wanted.stages)
        and (not wanted.ratings or row.rating in wanted.ratings)
        and (not wanted.waiting or not wanted.waiting.isdisjoint(row.waiting))
        and (not wanted.overdue or row.overdue)
        and (not wanted.incomplete or row.to_complete > 0)
    )
