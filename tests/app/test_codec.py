"""One codec for wire and store: what goes in comes out, and stored bytes stay as they are."""

from datetime import date
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app import codec
from app.domain.board import Stream
from app.domain.commands import Command
from app.domain.events import Event
from tests.golden import write_events as golden
from tests.helpers.builders import subject, uid
from tests.helpers.full import filled
from tests.helpers.strategies import of
from tests.helpers.submitting import receive

COMMANDS = get_args(Command)
EVENTS = get_args(Event)
STREAMS = get_args(Stream)


@pytest.mark.parametrize("kind", EVENTS)
@settings(max_examples=25)
@given(data=st.data())
def test_an_event_comes_back(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(of(kind))
    assert codec.decode_event(codec.encode(event)) == event


@pytest.mark.parametrize("kind", COMMANDS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_command_comes_back(kind: type[Command], data: st.DataObject) -> None:
    command = data.draw(of(kind))
    raw = codec.encode(command)
    assert codec.decode_command(raw) == command
    codec.strict(raw, command)


@pytest.mark.parametrize("kind", STREAMS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_stream_comes_back_as_equal_bytes(kind: type[Stream], data: st.DataObject) -> None:
    stream = data.draw(of(kind))
    raw = codec.encode(stream)
    assert codec.decode_stream(raw) == stream
    assert codec.encode(codec.decode_stream(raw)) == raw


@pytest.mark.parametrize("kind", COMMANDS)
def test_an_unknown_field_is_found_at_any_depth(kind: type[Command]) -> None:
    whole = msgspec.json.decode(codec.encode(filled(kind)))
    for place in every_object(whole):
        place["zz_new"] = 1
        raw = msgspec.json.encode(whole)
        with pytest.raises(codec.UnknownField, match="zz_new"):
            codec.strict(raw, codec.decode_command(raw))
        del place["zz_new"]
    codec.strict(msgspec.json.encode(whole), codec.decode_command(msgspec.json.encode(whole)))


def every_object(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [one for part in inner for one in every_object(part)]
    return [*found, value] if isinstance(value, dict) else found


@pytest.mark.parametrize("year", [1, 1899, 2101, 9999])
def test_a_day_that_no_calendar_counts_from_is_found_at_any_depth(year: int) -> None:
    far = subject(born=date(year, 1, 1))
    command = structs.replace(receive(), subjects=(far,))
    with pytest.raises(ValueError, match=f"^{year:04}-01-01 is not between"):
        codec.strict(codec.encode(command), command)


@pytest.mark.parametrize("age", [codec.LARGEST_NUMBER + 1, -codec.LARGEST_NUMBER - 1, 10**4_000])
def test_a_number_that_others_cannot_hold_is_found_at_any_depth(age: int) -> None:
    command = structs.replace(receive(), subjects=(subject(age=age),))
    with pytest.raises(ValueError, match="more than 53 bits"):
        codec.strict(codec.encode(command), command)


def test_equal_boards_have_equal_hashes_in_any_order() -> None:
    # Each under an id of its own, as on a board, and not in the order of the ids.
    named = zip((2, 3, 1), STREAMS, strict=True)
    streams = [structs.replace(filled(kind), id=uid(n)) for n, kind in named]
    assert codec.state_hash(streams) == codec.state_hash(reversed(streams))
    assert codec.state_hash(streams) != codec.state_hash(streams[1:])


def test_every_event_type_has_one_golden_line() -> None:
    stored = golden.GOLDEN.read_bytes().splitlines()
    assert sorted(golden.lines()) == sorted(golden.kinds())
    assert len(stored) == len(golden.kinds())


@pytest.mark.parametrize("name", sorted(golden.lines()))
def test_a_golden_line_reads_and_writes_the_same_bytes(name: str) -> None:
    line = golden.lines()[name]
    event = codec.decode_event(line)
    assert isinstance(event, golden.kinds()[name])
    assert codec.encode(event) == line
