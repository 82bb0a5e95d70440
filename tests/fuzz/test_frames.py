"""Some ten thousand frames of any bytes; and that what is wrong would be seen."""

from collections.abc import Iterator
from time import thread_time
from typing import Any

import pytest

from sync.guard import GuardedConnection
from sync.room import Room
from sync.room.effects import Effect
from tests.fuzz import frames


def test_the_hub_stands_whatever_comes_and_works_for_everyone_else() -> None:
    tally = frames.run(0, 15_000)
    assert tally.clean, tally.found
    assert tally.done >= 15_000


def test_a_hub_that_breaks_over_a_frame_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    received = Room.received

    def breaks(self: Room, conn: int, raw: bytes) -> list[Effect]:
        if raw.startswith(b'{"type":"Be"'):
            raise ZeroDivisionError
        return received(self, conn, raw)

    monkeypatch.setattr(Room, "received", breaks)
    found = frames.run(0, 1_000).found
    assert any("ended with 1011" in one for one in found)
    assert any("connection handler failed: ZeroDivisionError" in one for one in found)
    assert all("python -m tests.fuzz frames --first 0 --count 1000" in one for one in found)


def test_a_hub_that_stands_still_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    left, once = Room.left, [0.3]

    def thinks(self: Room, conn: int) -> None:
        until = thread_time() + (once.pop() if once else 0)
        while thread_time() < until:
            pass
        left(self, conn)

    monkeypatch.setattr(Room, "left", thinks)
    assert "the loop stood still" in frames.run(0, 1_000).found[0]


def test_a_hub_that_keeps_what_is_gone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Iterator[Any]] = []

    def keeps(self: GuardedConnection, exc: Exception | None) -> None:
        kept.append(iter([[] for _ in range(40)]))
        lost(self, exc)

    lost = GuardedConnection.connection_lost
    monkeypatch.setattr(GuardedConnection, "connection_lost", keeps)
    found = frames.run(0, 6_000).found
    assert any("objects are left" in one for one in found)
