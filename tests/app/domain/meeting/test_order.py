"""The order that a sitting opens its agenda in."""

from typing import Any

import pytest

from app.domain.case.state import Case, RequestState, Restriction
from app.domain.meeting.order import agenda, carried_over, pressing
from app.domain.meeting.state import AgendaItem, ItemState
from app.domain.values import Rating, Stage
from tests.app.domain.meeting.sittings import opened
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    COORDINATOR,
    DAY,
    HEALTH,
    HOUR,
    OTHER_CASE,
    POLICE,
    board,
    by,
    case_id,
    gathering,
    meeting_id,
    rated,
    request,
)


def numbered(n: int, rating: Rating = Rating.AMBER, **changes: Any) -> Case:
    return rated(rating, **({"id": case_id(n), "reference": f"NB-{n}"} | changes))


def order(*cases: Case) -> list[str]:
    items = agenda(board(*cases), CHAIR)
    assert all(item == AgendaItem(item.case) for item in items)
    references = {case.id: case.reference for case in cases}
    return [references[item.case] for item in items]


def test_red_comes_first_and_green_last() -> None:
    green, amber, red = (
        numbered(n, rating) for n, rating in enumerate((Rating.GREEN, Rating.AMBER, Rating.RED), 1)
    )
    assert order(green, amber, red) == ["NB-3", "NB-2", "NB-1"]


def test_then_by_due_time_then_by_reference() -> None:
    cases = (
        numbered(1, decide_by=None),
        numbered(2, decide_by=AT + 2 * HOUR),
        numbered(3, decide_by=AT + DAY, requests=(request(due=AT + HOUR),)),
        numbered(4, decide_by=AT + 2 * HOUR, reference="NB-0"),
    )
    assert order(*cases) == ["NB-3", "NB-0", "NB-2", "NB-1"]


def test_the_first_open_answer_presses() -> None:
    late = request(due=AT + 3 * HOUR)
    soon = request(POLICE, 2, due=AT + 2 * HOUR)
    paused = request(POLICE, 3, due=None)
    answered = request(HEALTH, 4, due=AT + HOUR, state=RequestState.ANSWERED)
    assert pressing(gathering(late, soon, paused, answered)) == AT + 2 * HOUR
    assert pressing(gathering(paused, answered, decide_by=AT + DAY)) == AT + DAY


def test_what_was_carried_over_comes_first_within_its_rating() -> None:
    before = opened(AgendaItem(case_id(1), ItemState.CARRIED_OVER, AT, AT), id=meeting_id(9))
    red, amber = numbered(3, Rating.RED), numbered(2, decide_by=AT)
    carried = numbered(1, decide_by=AT + DAY)
    items = agenda(board(before, red, amber, carried), CHAIR)
    assert [item.case for item in items] == [red.id, carried.id, amber.id]


def test_the_last_sitting_counts() -> None:
    def settled(n: int, state: ItemState, hours: int) -> Any:
        return opened(AgendaItem(CASE, state, AT, AT + hours * HOUR), id=meeting_id(n))

    carried, deferred = ItemState.CARRIED_OVER, ItemState.DEFERRED
    assert carried_over(board(settled(1, carried, 1), settled(2, deferred, 2))) == frozenset()
    assert carried_over(board(settled(1, carried, 2), settled(2, deferred, 1))) == {CASE}


def test_a_case_still_waiting_elsewhere_was_not_carried_over() -> None:
    assert carried_over(board(opened(AgendaItem(CASE)))) == frozenset()


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_still_to_be_decided_comes(stage: Stage) -> None:
    comes = stage in (Stage.SCREENING, Stage.GATHERING, Stage.READY)
    assert order(numbered(1, stage=stage)) == (["NB-1"] if comes else [])


@pytest.mark.parametrize("rating", Rating)
def test_only_what_is_rated_and_shared_comes(rating: Rating) -> None:
    comes = rating in (Rating.RED, Rating.AMBER, Rating.GREEN)
    assert order(numbered(1, rating)) == (["NB-1"] if comes else [])


def test_what_the_chair_may_not_see_does_not_come() -> None:
    restriction = Restriction((COORDINATOR.account,), "", AT, by(COORDINATOR))
    assert agenda(board(rated(restriction=restriction)), CHAIR) == ()
    assert agenda(board(rated(restriction=restriction)), COORDINATOR) == (AgendaItem(CASE),)


def test_a_case_without_any_due_time_comes_last() -> None:
    never = numbered(1, decide_by=None)
    soon = rated(id=OTHER_CASE, reference="NB-2", decide_by=AT)
    assert order(never, soon) == ["NB-2", "NB-1"]
