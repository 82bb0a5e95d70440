"""A moment of chaos; and that what is wrong would be seen."""

import asyncio

import pytest
from msgspec import structs

from app.domain.values import CommandId
from app.ports import Pending
from sync.adapters import SystemEntropy
from sync.protocol import Submit, encode
from sync.replica import replica
from sync.replica.outbox import Outbox
from sync.session.wire import Wire
from tests.chaos.minutes import storms
from tests.chaos.world import MOMENT
from tests.proof.tally import Tally

SHORTER = structs.replace(MOMENT, seconds=3.0, healing=1.0)


def moments(first: int, count: int) -> Tally:
    return asyncio.run(storms(range(first, first + count), MOMENT))


def shorter(first: int) -> Tally:
    return asyncio.run(storms(range(first, first + 1), SHORTER))


def test_what_is_said_in_a_storm_is_on_every_board_once_it_is_over() -> None:
    tally = moments(0, 3)
    assert tally.clean, tally.found
    assert tally.done == 3


def test_a_pill_that_lies_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    async def always(self: Wire, seconds: float) -> bool:
        return True

    monkeypatch.setattr(Wire, "alive", always)
    tally = shorter(0)
    assert any("pill said Live after" in one for one in tally.found), tally
    assert "python -m tests.chaos --only 0" in tally.found[0]


def test_a_client_that_says_it_again_by_another_name_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def renamed(pending: Pending) -> bytes:
        return encode(Submit(CommandId(SystemEntropy().uuid()), pending.command))

    monkeypatch.setattr(replica, "_submit", renamed)
    assert shorter(0).doubled


def test_a_client_that_does_not_say_it_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outbox, "resend", lambda _: ())
    found = shorter(0).found
    assert any("pending 1 s after the storm" in one for one in found)


def test_a_client_that_drops_what_it_could_not_send_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Outbox, "lost", lambda self: self._pending.clear())
    assert shorter(0).lost
