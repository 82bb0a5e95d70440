"""Frames that a client cannot read end the line in words, and never the client."""

import pytest

from app.domain.values import StreamId
from sync.protocol import CloseCode, Piece, Welcome, encode
from sync.replica import Replica
from sync.replica.effects import Reconnect
from tests.helpers.builders import AT, BOARD, COORDINATOR, case_id

WELCOME = encode(Welcome(BOARD, COORDINATOR.account, 1, "", "", "", AT, parts=1))


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b'{"type":"Unheard"}',
        b'{"type":"Bye","code":"\xff"}',
        encode(Piece(StreamId(case_id(1)), 0, 1, '{"type":"Unheard"}')),
    ],
)
def test_what_is_not_known_here_asks_for_a_newer_client(raw: bytes) -> None:
    replica = Replica(COORDINATOR.account)
    replica.connected()
    replica.received(WELCOME)
    assert replica.received(raw) == [Reconnect(CloseCode.UNKNOWN_KIND)]
