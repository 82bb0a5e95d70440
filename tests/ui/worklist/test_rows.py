from msgspec import structs

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.values import Instant, Rating
from tests.helpers.builders import AT, CASE, DAY, HOUR, board, case, case_id
from ui.requests.view_model import Row, Section
from ui.words import when
from ui.worklist.rows import Rows
from ui.worklist.view_model import ByClock

BY_CLOCK = ByClock(Section.OVERDUE, Section.TODAY, Section.LATER)


class Reader:
    """Makes one row of each case, and remembers of which it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.rows = Rows[Row, str](self.rows_of, BY_CLOCK.is_ripe)

    def rows_of(self, found: Case, whose: str, on: Board, now: Instant) -> tuple[Row, ...]:
        self.asked.append(found.reference)
        due = AT + HOUR
        row = Row(
            found.id,
            found.id,
            BY_CLOCK.place(due, now),
            Rating.RED,
            f"{whose}: {found.reference}",
            when(AT, now),
            AT,
            due,
        )
        return (row,)


def begun(*cases: Case) -> tuple[Reader, Board]:
    reader, found = Reader(), board(*cases)
    reader.rows.begin(found, "Health", AT)
    reader.asked.clear()
    return reader, found


def test_a_change_looks_only_at_cases_that_differ() -> None:
    reader, _ = begun(case(1), case(2))
    again = board(case(1), structs.replace(case(2), reference="NB-BBBBB"))
    assert reader.rows.change(again, [CASE, case_id(2)], AT)
    assert reader.asked == ["NB-BBBBB"]
    assert [row.name for row in reader.rows.of(case_id(2))] == ["Health: NB-BBBBB"]


def test_a_change_of_what_no_row_says_is_none() -> None:
    reader, _ = begun(case(1))
    again = board(structs.replace(case(1), version=2))
    assert not reader.rows.change(again, [CASE], AT)
    assert reader.asked == ["NB-AAAAA"]


def test_a_case_that_is_gone_has_no_rows() -> None:
    reader, _ = begun(case(1), case(2))
    assert reader.rows.change(board(case(2)), [CASE], AT)
    assert [row.case for row in reader.rows.all()] == [case_id(2)]
    assert reader.rows.find(CASE) is None


def test_time_alone_moves_a_row_once() -> None:
    reader, found = begun(case(1))
    assert reader.rows.pass_time(found, AT + HOUR) == frozenset()
    assert reader.rows.pass_time(found, AT + 2 * HOUR) == {CASE}
    assert [row.section for row in reader.rows.all()] == [Section.OVERDUE]
    assert reader.rows.pass_time(found, AT + 3 * HOUR) == frozenset()


def test_on_another_day_every_row_says_its_times_anew() -> None:
    reader, found = begun(case(1))
    reader.rows.pass_time(found, AT + 2 * HOUR)
    said = [row.detail for row in reader.rows.all()]
    assert reader.rows.pass_time(found, AT + DAY) == {CASE}
    assert [row.detail for row in reader.rows.all()] != said
    assert reader.rows.pass_time(found, AT + DAY + HOUR) == frozenset()


def test_who_has_no_agency_has_no_rows() -> None:
    reader, found = begun(case(1))
    reader.rows.begin(found, None, AT)
    assert not reader.rows.change(found, [CASE], AT)
    assert reader.rows.all() == []
