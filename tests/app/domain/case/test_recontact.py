"""Re-contact: the safety check on every step down."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from app.domain.case.parts import CloseReason
from app.domain.case.recontact import Recontact, Within, recontacts, same_child
from app.domain.case.state import Case, Closing, DecisionState, Restriction
from app.domain.disclosure import view
from app.domain.values import SubjectKind
from tests.helpers.builders import (
    AT,
    CHAIR,
    CHILD,
    COORDINATOR,
    DAY,
    NURSE,
    OTHER_CASE,
    board,
    by,
    case,
    decision,
    referral,
    subject,
    subject_id,
)

NUMBER = "9990001234"
NOW = case(referral=referral(received=AT))


def earlier(days: float, n: int = 2, **changes: Any) -> Case:
    """Closed so many days before `AT`."""
    ended = Closing(CloseReason.STEPPED_DOWN, "Early help", AT - days * DAY, by(COORDINATOR))
    return structs.replace(case(n, closing=ended), **changes)


@pytest.mark.parametrize(
    ("days", "within"),
    [
        (0, Within.WEEKS_12),
        (84, Within.WEEKS_12),
        (84.5, Within.MONTHS_12),
        (365, Within.MONTHS_12),
        (365.5, None),
        (-1, None),
    ],
)
def test_report_l474_an_earlier_case_within_12_weeks_or_12_months(
    days: float, within: Within | None
) -> None:
    found = recontacts(board(NOW, earlier(days)).cases(), NOW)
    ended = AT - days * DAY
    expected = () if within is None else (Recontact(CHILD, OTHER_CASE, ended, int(days), within),)
    assert found == expected


def test_the_latest_comes_first() -> None:
    found = recontacts(board(NOW, earlier(200), earlier(20, 3)).cases(), NOW)
    assert [one.days for one in found] == [20, 200]


def test_a_decision_counts_where_the_case_was_not_closed() -> None:
    when = AT - 10 * DAY
    decided = decision(state=DecisionState.CONFIRMED, decided_at=when)
    (one,) = recontacts(board(NOW, case(2, decisions=(decided,))).cases(), NOW)
    assert (one.ended, one.days) == (when, 10)


def test_a_case_that_goes_on_is_no_recontact() -> None:
    assert recontacts(board(NOW, case(2)).cases(), NOW) == ()


def test_its_brothers_are_told_apart() -> None:
    of_two = structs.replace(NOW, subjects=(subject(), subject(3, given="Ash")))
    (one,) = recontacts(
        board(of_two, earlier(5, subjects=(subject(9, given="ASH"),))).cases(), of_two
    )
    assert one.subject == subject_id(3)


def test_adults_are_not_watched() -> None:
    grown = subject(kind=SubjectKind.ADULT)
    adult = structs.replace(NOW, subjects=(grown,))
    assert recontacts(board(adult, earlier(5, subjects=(grown,))).cases(), adult) == ()


SAME = [
    ({}, {}, True),
    ({"nhs_number": NUMBER}, {"nhs_number": NUMBER, "given": "Jay", "born": None}, True),
    ({"nhs_number": NUMBER}, {"nhs_number": "9990005678"}, False),
    ({"nhs_number": NUMBER}, {}, True),
    ({"given": "Zoë"}, {"given": "zoe"}, True),
    ({"family": "O'Brien"}, {"family": "OBrien"}, True),
    ({}, {"born": date(2019, 3, 5)}, False),
    ({"born": None}, {"born": None}, False),
    ({"given": ""}, {"given": ""}, False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_a_child_is_known_by_number_or_by_name_and_birthday(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    assert same_child(subject(**one), subject(9, **other)) is same
    assert same_child(subject(9, **other), subject(**one)) is same


def test_design_7_a_restricted_case_flags_nothing_to_those_who_are_not_named() -> None:
    hidden = Restriction((NURSE.account,), "Staff", AT - timedelta(days=30), by(COORDINATOR))
    whole = board(NOW, earlier(5, restriction=hidden))
    assert recontacts(view(whole, CHAIR).cases(), NOW) == ()
    assert len(recontacts(view(whole, NURSE).cases(), NOW)) == 1
