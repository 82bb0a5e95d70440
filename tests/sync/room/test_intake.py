"""What clients send: good frames, bad frames, and bad commands in good frames."""

import json

import pytest

from app.domain.errors import Code
from app.domain.values import CommandId
from sync.protocol import Bye, CloseCode, RefusedFrame, Submit, decode_hub_frame, encode
from tests.helpers.builders import CASE, COORDINATOR, uid
from tests.helpers.submitting import note
from tests.sync.table import Client, Table

NAME = CommandId(uid(1, 0xAA))
DEEP = b"[" * 100_000 + b"]" * 100_000
NOT_FRAMES = {
    "nothing": b"",
    "not JSON": b"hello",
    "not text": b"\xff\xfe\x00",
    "half": b'{"type":"Hello"',
    "a list": b"[]",
    "no type": b"{}",
    "unknown type": b'{"type":"Welcome"}',
    "wrong field type": b'{"type":"Hello","position":"1"}',
    "unknown field": b'{"type":"Hello","colour":"red"}',
    "a huge number": b'{"type":"Hello","position":%d}' % (1 << 53),
    "deep": DEEP,
    "bad letters": b'{"type":"Hello","epoch":"\xff"}',
}
NOT_SUBMITS = {
    "no command": b'{"type":"Submit","id":"%s"}' % NAME.encode(),
    "no id": b'{"type":"Submit","command":{}}',
    "bad id": b'{"type":"Submit","id":"1","command":{}}',
    "unknown field": b'{"type":"Submit","id":"%s","command":{},"urgent":true}' % NAME.encode(),
    "an author": b'{"type":"Submit","id":"%s","command":{},"account":"x"}' % NAME.encode(),
    "unknown field of Be": b'{"type":"Be","here":{"mood":"good"}}',
    "deep": b'{"type":"Submit","id":"%s","command":%s}' % (NAME.encode(), DEEP),
}


def command(**fields: object) -> bytes:
    return json.dumps({"type": "Submit", "id": NAME, "command": fields}).encode()


NOT_COMMANDS = {
    "nothing": command(),
    "unknown command": command(type="DeleteEverything"),
    "missing field": command(type="AddNote", case=CASE),
    "wrong type": command(type="AddNote", case=CASE, text=5),
    "bad id": command(type="AddNote", case="mine", text="x"),
    "empty": command(type="AddNote", case=CASE, text=""),
    "too long": command(type="AddNote", case=CASE, text="x" * 20_001),
    # Each of these letters is two when composed.
    "too long as composed": command(type="AddNote", case=CASE, text="\u0958" * 20_000),
    "before all calendars": command(
        type="DeferCase", case=CASE, until="0001-01-01T00:00:00Z", reason="Waiting for the school"
    ),
    "after all calendars": command(
        type="DeferCase", case=CASE, until="9999-12-31T23:59:00-23:59", reason="Waiting"
    ),
    "unknown field": command(type="AddNote", case=CASE, text="x", by="somebody else"),
    "unknown field within": command(
        type="ReceiveReferral",
        case=CASE,
        referral={"received": "2026-05-12T09:00:00Z", "colour": "red"},
        subjects=[{"id": uid(1, 4), "kind": "child"}],
    ),
    "no zone": command(
        type="DeferCase", case=CASE, until="2026-05-12T09:00:00", reason="Waiting for the school"
    ),
}


def stranger(table: Table) -> Client:
    """Connected, and silent so far."""
    one = Client(table, COORDINATOR)
    one.conn = table.open(one)
    return one


def ended(one: Client) -> tuple[CloseCode | None, str]:
    one.table.settle()
    bye = decode_hub_frame(one.frames[-1])
    assert isinstance(bye, Bye)
    return one.closed, bye.code


@pytest.mark.parametrize("raw", NOT_FRAMES.values(), ids=NOT_FRAMES)
def test_what_is_no_frame_ends_the_connection(raw: bytes) -> None:
    one = stranger(Table())
    one.send(raw)
    assert ended(one) == (CloseCode.BAD_FRAME, "bad_frame")


@pytest.mark.parametrize("raw", NOT_SUBMITS.values(), ids=NOT_SUBMITS)
def test_a_frame_with_a_bad_envelope_ends_the_connection(raw: bytes) -> None:
    one = Table().client()
    one.send(raw)
    assert ended(one) == (CloseCode.BAD_FRAME, "bad_frame")


@pytest.mark.parametrize("raw", NOT_COMMANDS.values(), ids=NOT_COMMANDS)
def test_a_bad_command_is_refused_and_the_connection_stays(raw: bytes) -> None:
    table = Table()
    one = table.client()
    one.send(raw)
    table.settle()
    refused = decode_hub_frame(one.frames[-1])
    assert isinstance(refused, RefusedFrame)
    assert (refused.id, refused.code) == (NAME, Code.BAD_COMMAND)
    assert [name for name, _ in refused.facts] == ["problem"]
    assert one.closed is None
    assert table.turns == []


@pytest.mark.parametrize(
    "raw", [encode(Submit(NAME, note())), b'{"type":"Be","here":{}}'], ids=["submit", "be"]
)
def test_hello_comes_first(raw: bytes) -> None:
    one = stranger(Table())
    one.send(raw)
    assert ended(one) == (CloseCode.OUT_OF_ORDER, "out_of_order")


def test_hello_comes_once() -> None:
    one = Table().client()
    one.send(b'{"type":"Hello"}')
    assert ended(one) == (CloseCode.OUT_OF_ORDER, "out_of_order")


def test_a_connection_that_stays_silent_is_ended() -> None:
    table = Table()
    one, other = stranger(table), table.client()
    assert one.conn is not None
    assert other.conn is not None
    table.do(table.room.silent(other.conn))
    table.do(table.room.silent(one.conn))
    assert ended(one) == (CloseCode.OUT_OF_ORDER, "out_of_order")
    assert other.closed is None


def test_nothing_is_done_for_a_connection_that_was_ended() -> None:
    table = Table()
    one = table.client()
    one.send(b"hello")
    one.send(encode(Submit(NAME, note())))
    table.settle()
    assert table.turns == []


def test_one_account_has_a_bounded_number_of_connections() -> None:
    table = Table()
    for _ in range(16):
        assert table.client().closed is None
    assert table.client().closed is CloseCode.TOO_MANY
