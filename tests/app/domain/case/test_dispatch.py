"""Every command and every event of a case is dealt with in exactly one place."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

from app.domain.case import commands, decide, events, evolve
from app.domain.case.commands import ReceiveReferral
from app.domain.case.events import ReferralReceived


def dealt_with(package: ModuleType) -> Counter[type]:
    """How many topics of the package deal with each type."""
    names = [f"{package.__name__}.{found.name}" for found in iter_modules(package.__path__)]
    topics = [import_module(name) for name in names]
    return Counter(kind for topic in topics for kind in getattr(topic, "TABLE", {}))


def test_every_command_has_exactly_one_topic() -> None:
    assert dealt_with(decide) == Counter(decide.TABLE.keys())
    assert decide.TABLE.keys() | {ReceiveReferral} == set(get_args(commands.Command))


def test_every_event_has_exactly_one_topic() -> None:
    assert dealt_with(evolve) == Counter(evolve.TABLE.keys())
    assert evolve.TABLE.keys() | {ReferralReceived} == set(get_args(events.Event))
