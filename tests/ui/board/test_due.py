import pytest
from msgspec import structs

from app.domain.case.parts import CloseReason
from app.domain.case.state import Case, Closing, DecisionState
from app.domain.clocks import Pause
from app.domain.values import Rating, Stage
from tests.helpers.builders import (
    AT,
    COORDINATOR,
    DAY,
    EDUCATION,
    HOUR,
    by,
    case,
    decision,
    gathering,
    rated,
    request,
)
from ui.board.due import DueWords, due_of, due_words


def words(of: Case) -> DueWords:
    return due_words(due_of(of), AT)


def test_the_first_answer_due_counts_down() -> None:
    waiting = gathering(request(due=AT + DAY), request(EDUCATION, 2, due=AT + 2 * HOUR))
    assert words(waiting) == DueWords("2 h 00", "12:00")


def test_once_it_is_over_it_is_late() -> None:
    assert words(gathering(request(due=AT - HOUR))) == DueWords("1 h 00 over", "09:00", late=True)


@pytest.mark.parametrize(
    ("of", "lead"),
    [
        (case(), "To screen"),
        (case(stage=Stage.SCREENING), "To rate"),
        (rated(), "To ask"),
        (rated(Rating.BLUE), "To decide"),
        (case(stage=Stage.READY, rating=Rating.RED), "To decide"),
        (gathering(request(pauses=(Pause("Interpreter", AT),), due=None)), "Paused"),
    ],
)
def test_what_is_next_where_no_answer_runs(of: Case, lead: str) -> None:
    assert words(of) == DueWords(lead, "by Wed 09:00")


def test_a_day_to_decide_that_has_passed_is_late() -> None:
    assert words(case(decide_by=AT - HOUR)).late


def test_what_was_decided_and_closed() -> None:
    decided = (structs.replace(decision(), state=DecisionState.CONFIRMED),)
    assert words(case(stage=Stage.DECIDED, decisions=decided)) == DueWords(
        "Decided", "Child and family assessment"
    )
    closing = Closing(CloseReason.STEPPED_DOWN, "As agreed", AT, by(COORDINATOR))
    assert words(case(stage=Stage.CLOSED, closing=closing)) == DueWords("Closed", "Stepped down")


def test_a_model_that_only_gathers_is_finished_and_not_decided() -> None:
    """Report L672-674: "this model is intelligence-gathering only"."""
    ready = rated(stage=Stage.READY)
    assert due_of(ready).lead == "To decide"
    assert due_of(ready, decides=False).lead == "To finish"
