from msgspec import structs

from app.domain.board import Board
from tests.helpers.builders import CASE, board, case, case_id, sitting


def test_cases_that_came_went_or_differ_are_told_and_nothing_else() -> None:
    same = case(3)
    before = board(case(1), case(2), same)
    after = board(structs.replace(case(2), reference="NB-BBBBB"), same, sitting())
    assert after.cases_since(before) == [case_id(2), CASE]
    assert before.cases_since(before) == []
    assert before.cases_since(Board(before.id, {})) == [case_id(n) for n in (1, 2, 3)]
