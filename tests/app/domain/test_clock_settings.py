"""Settings of the clocks that make no sense cannot be built, nor come over the wire."""

from collections.abc import Callable
from datetime import UTC, date, time

import msgspec
import pytest

from app.domain.clocks import (
    DEFAULT_CLOCKS,
    WORKING_HOURS_CLOCKS,
    Closure,
    Pause,
    RunningOn,
    SameTimeNextWorkingDay,
    WorkingHours,
    WorkingWeek,
)
from tests.app.domain.clock_days import HUB, pause


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: WorkingWeek((1,), time(17), time(9)), "opens before it closes"),
        (lambda: WorkingWeek((1,), time(9), time(9)), "opens before it closes"),
        (lambda: WorkingWeek((1,), time(9, tzinfo=UTC), time(17)), "without an offset"),
        (lambda: WorkingWeek((1,), time(9), time(17), "Europe/Atlantis"), "time zone"),
        (lambda: WorkingWeek((1,), time(9), time(17), "Europe"), "time zone"),
        (lambda: Closure(date(2026, 5, 2), date(2026, 5, 1), "Training"), "on or after"),
        (lambda: pause("2026-05-12 11:00", "2026-05-12 10:59"), "at or after"),
    ],
)
def test_what_makes_no_sense_cannot_be_built(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize("value", [DEFAULT_CLOCKS, WORKING_HOURS_CLOCKS, HUB])
def test_settings_survive_the_wire(value: msgspec.Struct) -> None:
    assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RunningOn, '{"type":"running-on","minutes":0}'),
        (WorkingHours, '{"type":"working-hours","minutes":99999999}'),
        (SameTimeNextWorkingDay, '{"type":"same-time-next-working-day","days":0}'),
        (WorkingWeek, '{"days":[],"opens":"09:00:00","closes":"17:00:00"}'),
        (WorkingWeek, '{"days":[8],"opens":"09:00:00","closes":"17:00:00"}'),
        (WorkingWeek, '{"days":[1],"opens":"09:00:00","closes":"17:00:00","zone":"Atlantis"}'),
        (Pause, '{"cause":"","began":"2026-05-12T10:00:00Z"}'),
        (Pause, '{"cause":"Ward round","began":"2026-05-12T10:00:00"}'),
    ],
)
def test_the_wire_refuses_what_makes_no_sense(kind: type, text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=kind)
