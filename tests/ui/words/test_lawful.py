"""The words of the lawful path: gates, debts, later trawls."""

from datetime import timedelta

import pytest

from app.domain.case.debts import Debt, Owed, debts
from app.domain.case.gate import Gate, GateReason, GateState
from app.domain.case.state import Case
from app.domain.values import Rating
from tests.helpers.builders import AT, HEALTH, HOUR, gathering, partnership, request
from tests.helpers.lawful import dispensation, key_worker, locked, recorded
from ui.words.debts import owing
from ui.words.gates import GATES, REASONS, gate_words
from ui.words.trawls import since_words

DUE = AT + 13 * HOUR


@pytest.mark.parametrize("reason", GateReason)
def test_every_reason_has_words(reason: GateReason) -> None:
    found = Gate(GateState.OPEN, reason)
    said = gate_words(found, person="Jade", agency="Health", kind="health information")
    assert said.why.endswith(".")
    assert "{" not in said.why
    assert said.short == REASONS[reason]


def test_every_state_has_a_word_of_its_own() -> None:
    assert len(set(GATES.values())) == len(GateState)


def test_what_is_owed_today_says_by_when() -> None:
    found = owing((Debt(Owed.BASIS, "r", DUE), Debt(Owed.TOLD, "s", DUE)), AT)
    assert found is not None
    assert (found.short, found.whole) == ("Owed today", "2 reasons owed today by 23:00")
    assert not found.late


def test_what_is_overdue_says_so() -> None:
    found = owing((Debt(Owed.BASIS, "r", AT - HOUR), Debt(Owed.TOLD, "s", DUE)), AT)
    assert found is not None
    assert (found.short, found.whole) == ("Owed, overdue", "1 reason overdue")
    assert found.late


def test_what_is_owed_later_says_when() -> None:
    found = owing((Debt(Owed.DECISION, "d", AT + timedelta(days=1)),), AT)
    assert found is not None
    assert found.short == "Owed by Wed 10:00"


def test_what_has_no_day_is_no_alarm() -> None:
    assert owing((Debt(Owed.TOLD, "s"),), AT) is None
    amber = gathering(request(HEALTH))
    assert owing(debts(amber, partnership()), AT) is None
    red = gathering(request(HEALTH), rating=Rating.RED)
    assert owing(debts(red, partnership()), AT) is not None


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (locked(consents=(recorded(),)), "New since consent on 12 May"),
        (locked(key_worker=key_worker()), "New since the key worker was named on 12 May"),
        (
            locked(dispensations=(dispensation(),)),
            "New since consent was dispensed with on 12 May",
        ),
        (locked(), "New since the first answers"),
    ],
)
def test_a_later_trawl_says_what_opened_it(case: Case, words: str) -> None:
    """report L653: what consent changed is marked."""
    again = request(HEALTH, trawl=2, clock_from=AT)
    assert since_words(case, again) == words
    assert since_words(case, request(HEALTH)) == ""
