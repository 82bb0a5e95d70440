"""Faults that are put in are found, on the day that is recorded; without them it is a day like any.

All of them: `python -m tests.sim.plants --recorded`.
"""

from contextlib import nullcontext

import pytest

from tests.sim.faults import FAULTS
from tests.sim.history import run
from tests.sim.plants import MOST, found_on, known, search

SOME = ("ack before fsync", "wrong disclosure after rejoining", "outbox outside the transaction")


def test_each_fault_was_found_within_the_days_there_are() -> None:
    """After a change of the simulation or of a fault: `python -m tests.sim.plants`."""
    found = known()
    assert list(found) == list(FAULTS)
    assert len(FAULTS) >= 14
    for one in found.values():
        assert one.needed == one.seed + 1 <= MOST


@pytest.mark.parametrize("name", SOME)
def test_it_is_found_on_its_day_and_is_gone_with_it(name: str) -> None:
    seed = known()[name].seed
    assert found_on(name, seed)
    assert run(seed).findings == ()


def test_what_is_no_fault_is_never_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAULTS, "none", nullcontext)
    assert search("none", most=2) is None
