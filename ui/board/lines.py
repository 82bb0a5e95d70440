"""The lines of the board: rows under the heading of their rating."""

from collections.abc import Iterable

from msgspec import Struct

from app.domain.partnership.state import Partnership
from app.domain.values import Rating
from ui.board.view_model import Row
from ui.words import clock_words, plural

GROUPS = (Rating.UNRATED, Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
_TITLES = {
    Rating.UNRATED: "New",
    Rating.RED: "Red",
    Rating.AMBER: "Amber",
    Rating.GREEN: "Green",
    Rating.BLUE: "Blue",
}


class Group(Struct, frozen=True):
    """A heading between rows."""

    rating: Rating
    title: str
    words: str
    """ "answers within 4 hours, day or night · 3 cases"."""

    @property
    def key(self) -> str:
        return self.rating


Line = Group | Row


def lines(rows: Iterable[Row], partnership: Partnership) -> list[Line]:
    """Rows by rating, then by what is due; decided ones last."""
    groups: dict[Rating, list[Row]] = {rating: [] for rating in GROUPS}
    for row in rows:
        groups[row.rating].append(row)
    found: list[Line] = []
    for rating, members in groups.items():
        if members:
            found.append(_heading(rating, len(members), partnership))
            members.sort(key=_order)
            found.extend(members)
    return found


def _order(row: Row) -> tuple[object, ...]:
    return (*row.order, row.case)


def _heading(rating: Rating, count: int, partnership: Partnership) -> Group:
    rule = partnership.clocks.of(rating)
    promise = "not rated yet" if rating is Rating.UNRATED else clock_words(rule)
    return Group(rating, _TITLES[rating], f"{promise} · {plural(count, 'case')}")
