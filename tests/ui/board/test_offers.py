import pytest

from app.domain.case.commands import BeginScreening, MarkReady
from app.domain.case.state import Case
from app.domain.partnership.state import Seat
from app.domain.values import Rating, Stage
from tests.helpers.builders import CHAIR, COORDINATOR, NURSE, OBSERVER, case, gathering, rated
from ui.board.offers import Do, done_at_once, form, offered

RATES = [Do.RATE_RED, Do.RATE_AMBER, Do.RATE_GREEN, Do.RATE_BLUE]


@pytest.mark.parametrize(
    ("of", "who", "dos"),
    [
        (case(), COORDINATOR, [Do.OPEN, Do.SCREEN, *RATES, Do.COPY]),
        (case(), NURSE, [Do.OPEN, Do.COPY]),
        (case(), OBSERVER, [Do.OPEN, Do.COPY]),
        (rated(), NURSE, [Do.OPEN, Do.REQUEST, Do.COPY]),
        (rated(Rating.BLUE), NURSE, [Do.OPEN, Do.COPY]),
        (case(stage=Stage.DECIDED), CHAIR, [Do.OPEN, Do.COPY]),
    ],
)
def test_only_what_rights_and_stage_allow(of: Case, who: Seat, dos: list[Do]) -> None:
    assert list(offered(of, who)) == dos


def test_a_case_is_not_rated_as_it_is() -> None:
    assert Do.RATE_AMBER not in offered(rated(Rating.AMBER), CHAIR)
    assert Do.RATE_RED in offered(rated(Rating.AMBER), CHAIR)


def test_nobody_without_a_seat_does_anything() -> None:
    assert offered(case(), None) == (Do.OPEN, Do.COPY)


def test_what_needs_words_needs_a_form() -> None:
    assert done_at_once(case(), Do.SCREEN) == BeginScreening(case=case().id)
    assert done_at_once(rated(), Do.READY) == MarkReady(case=case().id)
    assert done_at_once(gathering(), Do.READY) is None
    assert form(Do.READY) == ("ready", "")
    assert form(Do.RATE_GREEN) == ("rate", "green")
