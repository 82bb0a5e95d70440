"""Garbage waits for the window's own time, and goes then."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.bootstrap.collector import collect, collecting

MANY = 2_000


@pytest.fixture(autouse=True)
def _as_python_does() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.me = self


def rings() -> Callable[[], bool]:
    """More than Python lets pass by itself; tells whether any is left."""
    first = weakref.ref(Ring())
    for _ in range(MANY):
        Ring()
    return lambda: first() is not None


def test_nothing_is_collected_in_the_midst_of_work() -> None:
    with collecting():
        left = rings()
        assert left()
        assert not gc.isenabled()
        collect()
        assert not left()
    assert gc.isenabled()


def test_it_goes_while_the_window_lives(qtbot: QtBot) -> None:
    with collecting():
        left = rings()
        # More comes while we wait: what other things let go of makes Python count less.
        qtbot.waitUntil(lambda: rings() is not None and not left())
