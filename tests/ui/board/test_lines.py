import msgspec
import pytest
from msgspec import structs

from app.domain.values import AgencyId, CaseId, Rating, Stage
from tests.helpers.builders import AT, HEALTH, HOUR, POLICE, case, gathering, partnership, request
from ui.board.filters import Asked, Filter, Scope, find
from ui.board.lines import GROUPS, Group, lines
from ui.board.view_model import Around, Row, row_of

PARTNERS = partnership()
AROUND = Around(PARTNERS, agency=HEALTH)
PLAIN = row_of(case(), AROUND, AT)
OVERDUE = row_of(gathering(request(due=AT - HOUR)), AROUND, AT)
WAITS = row_of(gathering(request(POLICE)), AROUND, AT)
READY = structs.replace(PLAIN, stage=Stage.READY)
DECIDED = structs.replace(PLAIN, stage=Stage.DECIDED)
CLOSED = structs.replace(PLAIN, stage=Stage.CLOSED)
LACKS = structs.replace(PLAIN, to_complete=2)
ROWS = [PLAIN, OVERDUE, WAITS, READY, DECIDED, CLOSED, LACKS]


def keys(*rows: Row) -> list[str]:
    return [line.key for line in lines(rows, PARTNERS)]


def named(case: str, rating: Rating = Rating.RED, hours: int = 1, *, done: bool = False) -> Row:
    order = (done, AT + hours * HOUR, case)
    return structs.replace(PLAIN, case=CaseId(case), rating=rating, order=order)


def test_groups_stand_in_the_order_of_their_clocks() -> None:
    rows = [named(r, r) for r in reversed(GROUPS)]
    headed = [line.rating for line in lines(rows, PARTNERS) if isinstance(line, Group)]
    assert headed == ["unrated", "red", "amber", "green", "blue"]


def test_what_is_due_first_stands_first_and_the_decided_last() -> None:
    rows = named("late", hours=-1), named("soon"), named("done", hours=-9, done=True)
    assert keys(*reversed(rows)) == ["red", "late", "soon", "done"]


def test_a_heading_counts_and_says_its_clock() -> None:
    heading, *_ = lines([named("a"), named("b")], PARTNERS)
    assert isinstance(heading, Group)
    assert heading.words == "answers within 4 hours, day or night · 2 cases"


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Filter(), [PLAIN, OVERDUE, WAITS, READY, DECIDED, LACKS]),
        (Filter(closed=True), ROWS),
        (Filter(overdue=True), [OVERDUE]),
        (Filter(incomplete=True), [LACKS]),
        (Filter(waiting=frozenset({POLICE})), [WAITS]),
        (Filter(waiting=frozenset({POLICE, HEALTH})), [OVERDUE, WAITS]),
        (Filter(ratings=frozenset({Rating.AMBER})), [OVERDUE, WAITS]),
        (Filter(stages=frozenset({Stage.READY})), [READY]),
    ],
)
def test_what_a_filter_lets_through(wanted: Filter, rows: list[Row]) -> None:
    assert list(find(ROWS, Asked(filter=wanted)).rows) == rows


def test_scopes_and_their_counts() -> None:
    found = find(ROWS, Asked(Scope.US))
    assert list(found.rows) == [OVERDUE]
    assert found.counts == {Scope.ALL: 6, Scope.US: 1, Scope.READY: 1, Scope.DECIDED: 1}


def test_a_filter_can_be_kept() -> None:
    wanted = Filter(waiting=frozenset({AgencyId("health")}), overdue=True)
    assert msgspec.json.decode(msgspec.json.encode(wanted), type=Filter) == wanted
    assert wanted.count == 2
