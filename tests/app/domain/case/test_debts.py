"""What a case owes to the law, since when and by when."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.debts import Debt, Owed, debts
from app.domain.case.lawful import ConsentRecord, Informed
from app.domain.case.parts import Aware, ChildOutcome, Draft
from app.domain.case.state import (
    Case,
    Correction,
    DecisionState,
    Rated,
    RequestState,
    Screening,
)
from app.domain.values import Level, Outcome, Rating, SubjectKind
from tests.helpers.builders import (
    AT,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    HEALTH,
    HOUR,
    MOTHER,
    POLICE,
    by,
    consent,
    decision,
    draft,
    gathering,
    mother,
    partnership,
    rated,
    request,
    request_id,
    subject,
    subject_id,
)

END_OF_DAY = datetime(2026, 5, 12, 22, 59, 59, 999999, UTC)
OWING = request(HEALTH, basis=None, basis_owed_by=END_OF_DAY)
ABOUT_HER = request(POLICE, 2, subjects=(MOTHER,))
HER_WORD = Debt(Owed.TOLD, MOTHER)


def at_level(level: Level) -> Draft:
    return draft(children=(ChildOutcome(CHILD, (Outcome.ASSESSMENT,), level=level),))


def corrected(earlier: Level) -> Correction:
    return Correction(at_level(earlier), AT + 2 * DAY, by(CHAIR), "Looked at again")


DECIDED = decision(
    draft=at_level(4), state=DecisionState.CONFIRMED, decided_at=AT + DAY, decided_by=by(CHAIR)
)
RAISED = structs.replace(DECIDED, corrections=(corrected(3),))
REWORDED = structs.replace(DECIDED, corrections=(corrected(4),))


def owed(case: Case) -> tuple[Debt, ...]:
    return debts(case, partnership())


def told(case: Case) -> list[Debt]:
    return [debt for debt in owed(case) if debt.what is Owed.TOLD]


def test_nothing_is_owed_before_anyone_is_asked() -> None:
    assert owed(rated(Rating.RED)) == ()


@pytest.mark.parametrize("state", [RequestState.ASKED, RequestState.ANSWERED])
def test_design_8_a_request_that_went_out_first_owes_its_basis(state: RequestState) -> None:
    case = gathering(structs.replace(OWING, state=state), rating=Rating.RED)
    assert owed(case)[0] == Debt(Owed.BASIS, request_id(1), END_OF_DAY)


def test_what_was_never_asked_owes_nothing() -> None:
    gone = structs.replace(OWING, state=RequestState.CANCELLED)
    waits = structs.replace(ABOUT_HER, state=RequestState.LOCKED)
    assert owed(gathering(gone, waits)) == ()


def test_report_l546_each_person_asked_about_is_told_or_it_is_recorded_why_not() -> None:
    assert told(gathering(ABOUT_HER)) == [HER_WORD]


@pytest.mark.parametrize(
    "changes",
    [
        {"informed": (Informed(MOTHER, Aware.NOT_TOLD, AT, by(CHAIR), why_not="Risk"),)},
        {"consents": (ConsentRecord(consent(given=False), by(COORDINATOR), AT),)},
    ],
)
def test_once_it_is_recorded_it_is_no_longer_owed(changes: dict[str, Any]) -> None:
    assert told(gathering(ABOUT_HER, **changes)) == []


def test_that_nothing_is_known_settles_nothing() -> None:
    said = (Informed(MOTHER, Aware.NOT_STATED, AT, by(CHAIR)),)
    assert told(gathering(ABOUT_HER, informed=said)) == [HER_WORD]


def test_a_young_child_is_told_by_a_parent_and_an_older_one_is_told_too() -> None:
    parent = mother(parental_responsibility=True)
    young, old = subject(born=date(2024, 1, 30)), subject(born=date(2009, 1, 30))
    about_the_child = request(POLICE, 2, subjects=(CHILD,))
    assert [d.link for d in told(gathering(about_the_child, subjects=(young, parent)))] == [MOTHER]
    both = told(gathering(about_the_child, subjects=(old, parent)))
    assert [d.link for d in both] == [CHILD]
    alone = told(gathering(about_the_child, subjects=(young, mother())))
    assert [d.link for d in alone] == [CHILD], "nobody else is known to be told"


def test_an_unborn_child_is_told_nothing() -> None:
    unborn = subject(3, kind=SubjectKind.UNBORN)
    case = gathering(
        request(subjects=(CHILD, subject_id(3))), subjects=(subject(), mother(), unborn)
    )
    assert [debt.link for debt in told(case)] == [CHILD]


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"rating": Rating.RED}, END_OF_DAY),
        ({"screening": Screening(level=4)}, END_OF_DAY),
        (
            {
                "rating": Rating.RED,
                "ratings": (
                    Rated(Rating.AMBER, AT - HOUR, by(CHAIR)),
                    Rated(Rating.RED, AT + DAY, by(CHAIR)),
                    Rated(Rating.RED, AT + 2 * DAY, by(CHAIR)),
                ),
            },
            END_OF_DAY + DAY,
        ),
        ({"decided_level": 4, "decisions": (DECIDED,)}, END_OF_DAY + DAY),
        ({"decided_level": 4, "decisions": (RAISED,)}, END_OF_DAY + 2 * DAY),
        ({"decided_level": 4, "decisions": (REWORDED,)}, END_OF_DAY + DAY),
        (
            {"decided_level": 4, "decisions": (DECIDED,), "screening": Screening(level=4)},
            END_OF_DAY,
        ),
    ],
)
def test_design_8_at_level_4_or_red_it_is_owed_the_same_day(changes: Any, due: datetime) -> None:
    """The day on which they were asked about, or that on which the case became so."""
    assert told(gathering(ABOUT_HER, **changes)) == [structs.replace(HER_WORD, due=due)]


def test_an_urgent_decision_owes_what_it_left_out() -> None:
    lacking = decision(1, state=DecisionState.CONFIRMED, owed=("clause", "lead"), owed_by=AT + DAY)
    before = decision(2, state=DecisionState.WITHDRAWN, owed=("lead",))
    links = [(debt.link, debt.due) for debt in owed(rated(decisions=(before, lacking)))]
    assert links == [(f"{lacking.id}:{name}", AT + DAY) for name in ("clause", "lead")]
