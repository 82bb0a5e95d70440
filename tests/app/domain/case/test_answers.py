"""What the board's columns say of one agency, and which desks a case calls for."""

from typing import Any

import pytest

from app.domain.case.answers import Answer, AnswerState, answer_state
from app.domain.case.desks import suggested_desks
from app.domain.case.state import Case, RequestState, Screening, Version
from app.domain.clocks import Pause
from app.domain.partnership.state import Agency
from app.domain.values import AgencyId, Factor, Rating
from tests.helpers.builders import (
    AGENCIES,
    AT,
    DAY,
    DOMESTIC_ABUSE,
    HEALTH,
    HOUR,
    NURSE,
    POLICE,
    by,
    case,
    content,
    contribution,
    gathering,
    partnership,
    rated,
    request,
)

TODAY = AT.date()
SEEN = request(state=RequestState.SEEN)
LATE = request(due=AT - HOUR)
LATE_SEEN = request(due=AT - HOUR, state=RequestState.SEEN)
PAUSED = request(pauses=(Pause("Ward round", AT - HOUR),), due=None)
PAUSED_LATE = request(pauses=(Pause("Ward round", AT),), due=AT - HOUR)
UNFOUNDED = request(basis=None)
DECLINED = request(n=2, state=RequestState.DECLINED, closed_at=AT)
CANCELLED = request(n=2, state=RequestState.CANCELLED, closed_at=AT)
ANSWERED = request(n=2, state=RequestState.ANSWERED)
VERSION = Version(content("Once."), AT, by(NURSE), "Miscounted")

SAID = contribution()
NIL = contribution(nil=True, late=True)
SAID_LATE = contribution(late=True)
SEALED = contribution(sealed=True, earlier=(VERSION,))
CORRECTED = contribution(earlier=(VERSION,), nil=True)
WITHDRAWN = contribution(withdrawn_at=AT)
BEFORE_DECLINE = contribution(at=AT - HOUR)
AFTER_DECLINE = contribution(at=AT + HOUR)


def about(*parts: Any, **changes: Any) -> Case:
    """An Amber case with these requests and contributions."""
    requests = tuple(p for p in parts if hasattr(p, "question"))
    shared = tuple(p for p in parts if not hasattr(p, "question"))
    return rated(requests=requests, contributions=shared, **changes)


@pytest.mark.parametrize(
    ("before", "writing", "state"),
    [
        (about(), False, "not_asked"),
        (about(), True, "not_asked"),
        (about(request(POLICE), contribution(POLICE)), False, "not_asked"),
        (about(CANCELLED), False, "not_asked"),
        (about(request()), False, "asked"),
        (about(SEEN), False, "seen"),
        (about(request()), True, "writing"),
        (about(SEEN), True, "writing"),
        (about(LATE), False, "overdue"),
        (about(LATE_SEEN), True, "overdue"),
        (about(LATE, SAID), False, "overdue"),
        (about(request(due=AT)), False, "asked"),
        (about(PAUSED), True, "paused"),
        (about(PAUSED_LATE), False, "overdue"),
        (about(UNFOUNDED), True, "locked"),
        (about(UNFOUNDED, rating=Rating.RED), False, "asked"),
        (about(UNFOUNDED, screening=Screening(level=4)), False, "asked"),
        (about(request(basis=None, level=4)), False, "asked"),
        (about(request(basis=None, due=AT - HOUR)), False, "locked"),
        (about(ANSWERED, SAID, request()), False, "second_trawl"),
        (about(ANSWERED, SAID, SEEN), False, "second_trawl"),
        (about(ANSWERED, SAID, request()), True, "writing"),
        (about(DECLINED, request()), False, "asked"),
        (about(ANSWERED, SAID), False, "answered"),
        (about(SAID), True, "answered"),
        (about(SAID_LATE), False, "late"),
        (about(NIL), False, "nil"),
        (about(NIL, SAID), False, "answered"),
        (about(SAID, NIL), False, "nil"),
        (about(SEALED), False, "sealed"),
        (about(CORRECTED), False, "corrected"),
        (about(WITHDRAWN), False, "corrected"),
        (about(SAID, WITHDRAWN), False, "answered"),
        (about(DECLINED), False, "declined"),
        (about(DECLINED, BEFORE_DECLINE), False, "declined"),
        (about(DECLINED, AFTER_DECLINE), False, "answered"),
        (about(DECLINED, WITHDRAWN), False, "declined"),
    ],
)
def test_one_word_for_an_agency(before: Case, writing: bool, state: str) -> None:
    assert answer_state(before, HEALTH, AT, writing).state == state


def test_every_word_is_one_of_the_sheet() -> None:
    sheet = (
        "answered late nil asked seen writing overdue paused locked declined sealed corrected"
        " second_trawl not_asked"
    )
    assert {state.value for state in AnswerState} == set(sheet.split())


def test_the_due_time_shows_while_an_answer_is_waited_for() -> None:
    assert answer_state(gathering(), HEALTH, AT, False) == Answer(AnswerState.ASKED, AT + DAY)
    assert answer_state(about(LATE), HEALTH, AT, False).due == AT - HOUR
    assert answer_state(about(PAUSED), HEALTH, AT, False).due is None
    assert answer_state(about(ANSWERED, SAID), HEALTH, AT, False).due is None


@pytest.mark.parametrize(
    ("before", "desks"),
    [
        (case(), ()),
        (case(factors=(Factor.DOMESTIC_ABUSE_PARENT, Factor.NEGLECT)), (DOMESTIC_ABUSE,)),
        (case(factors=(Factor.GANGS,)), ()),
        (case(factors=(Factor.NEGLECT,)), ()),
    ],
)
def test_a_factor_suggests_its_desk(before: Case, desks: tuple[AgencyId, ...]) -> None:
    assert suggested_desks(partnership(), before, TODAY) == desks


@pytest.mark.parametrize(
    ("tag", "suggested"),
    [("marac", True), (" MARAC  plus ", True), ("MARAC", True), ("Family hub", False)],
)
def test_a_programme_suggests_its_desk_however_it_is_written(tag: str, suggested: bool) -> None:
    desk = Agency(DOMESTIC_ABUSE, "Refuge", programmes=("Marac", "Marac plus"))
    desks = suggested_desks(partnership(agencies=(desk,)), case(programmes=(tag,)), TODAY)
    assert desks == ((DOMESTIC_ABUSE,) if suggested else ())


def test_desks_come_in_the_order_of_the_board() -> None:
    gangs, refuge = Agency(AgencyId("gangs"), "Gangs", desk_for=(Factor.GANGS,)), AGENCIES[4]
    both = case(factors=(Factor.DOMESTIC_ABUSE_PARENT, Factor.GANGS))
    for agencies in ((gangs, refuge), (refuge, gangs)):
        expected = tuple(agency.id for agency in agencies)
        assert suggested_desks(partnership(agencies=agencies), both, TODAY) == expected


@pytest.mark.parametrize(
    ("part", "suggested"),
    [
        (request(DOMESTIC_ABUSE), False),
        (request(DOMESTIC_ABUSE, state=RequestState.DECLINED), False),
        (request(DOMESTIC_ABUSE, state=RequestState.CANCELLED), True),
        (contribution(DOMESTIC_ABUSE), False),
    ],
)
def test_a_desk_asked_or_heard_is_not_suggested_again(part: Any, suggested: bool) -> None:
    before = about(part, factors=(Factor.DOMESTIC_ABUSE_PARENT,))
    assert bool(suggested_desks(partnership(), before, TODAY)) is suggested
