from datetime import date

import pytest

from tests.helpers.builders import case, mother, referral, subject
from ui.board.search import found_by, matches, terms

CASE = case(
    subjects=(
        subject(
            given="Zoë",
            family="O'Maple",
            born=date(2019, 3, 4),
            nhs_number="9991042207",
            address="3 Quarry Terrace",
            postcode="NB6 7TH",
        ),
        mother(known_as="Ro"),
    ),
    referral=referral(concern="Domestic abuse"),
)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        "zoe",
        "ZOË",
        "omaple",
        "o'maple zoë",
        "rowan",
        "nb-aaaaa",
        "999 104 2207",
        "9991042207",
        "04/03/2019",
        "4/3/2019",
        "4 mar 2019",
        "2019-03-04",
        "quarry",
        "nb67th",
        "domestic",
    ],
)
def test_a_case_is_found_by_what_one_knows(query: str) -> None:
    assert matches(found_by(CASE), terms(query))


@pytest.mark.parametrize("query", ["nobody", "zoe nobody", "05/03/2019", "zoeomaplerowan"])
def test_and_by_nothing_else(query: str) -> None:
    assert not matches(found_by(CASE), terms(query))
