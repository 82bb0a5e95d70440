"""Faults that are put into the product from outside, each for one day: the simulation finds them.

Each is a mistake that somebody could make. Where it is not found, the simulation is not good
enough: see `python -m tests.sim.plants`.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.sim.faults import client, disclosure, rules, store, telling

Fault = Callable[[], AbstractContextManager[object]]

FAULTS: dict[str, Fault] = (
    store.FAULTS | rules.FAULTS | telling.FAULTS | disclosure.FAULTS | client.FAULTS
)
