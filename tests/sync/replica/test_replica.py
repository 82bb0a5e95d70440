"""Frames that a client cannot read, or that do not follow, end the line and never the client."""

import pytest

from app.domain.values import CommandId, StreamId
from sync.protocol import Batch, CloseCode, Forget, Piece, Welcome, encode
from sync.replica import Replica
from sync.replica.effects import Reconnect, Send
from tests.helpers.builders import AT, BOARD, COORDINATOR, case_id, uid
from tests.helpers.submitting import note

WELCOME = encode(Welcome(BOARD, COORDINATOR.account, 1, "", "", "", AT, parts=1))
EMPTY = encode(Welcome(BOARD, COORDINATOR.account, 1, "", "", "", AT, parts=0))
ASK_AGAIN = [Reconnect(CloseCode.OUT_OF_ORDER)]


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


def test_after_a_gap_nothing_is_taken_until_it_stands_afresh() -> None:
    """Else what was to take effect with the batch that did not fit would with another."""
    replica = Replica(COORDINATOR.account)
    replica.connected()
    replica.received(EMPTY)
    replica.received(encode(Forget(StreamId(case_id(1)))))
    assert replica.received(encode(Batch(2, 3, "", AT))) == ASK_AGAIN
    assert replica.received(encode(Batch(1, 2, "", AT))) == ASK_AGAIN
    assert replica.board is not None
    assert replica.board.position == 1
    replica.received(EMPTY)
    replica.received(encode(Batch(1, 2, "", AT)))
    assert replica.board.position == 2


def test_what_comes_of_a_line_that_is_gone_opens_no_new_one() -> None:
    """Else the next line would be taken for one that was answered, and nothing sent on it."""
    replica = Replica(COORDINATOR.account)
    words = CommandId(uid(1))
    replica.submit(words, note(), AT)
    replica.kept(words)
    replica.lost(None, AT)
    assert replica.received(EMPTY) == []
    replica.connected()
    sent = [effect.data for effect in replica.received(EMPTY) if isinstance(effect, Send)]
    assert [words in raw.decode() for raw in sent] == [True]
