"""PROTOCOL.md says what the code does: its frames, effects, codes, numbers and examples."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct, inspect

from app import codec
from app.domain.board import Stream
from app.domain.errors import Code
from app.domain.events import Event
from app.persistence.checkpoints import genuine
from app.ports import Checkpoint
from sync import protocol
from sync.guard import Limits
from sync.hub import Config
from sync.protocol import ClientFrame, CloseCode, HubFrame, Later
from sync.room import history, queue, room
from sync.room.answers import RETRY_AFTER
from sync.room.intake import read_frame
from sync.session.config import USUAL
from tests.golden import reader
from tests.helpers.builders import BOARD

PAGE = (Path(protocol.__file__).parent / "PROTOCOL.md").read_text("utf-8")
FRAMES = {kind.__struct_config__.tag: kind for kind in get_args(ClientFrame | HubFrame)}
LIMITS, CONFIG = Limits(), Config()

NUMBERS = {
    "handshake, bytes": LIMITS.handshake_bytes,
    "frame from a client, bytes": protocol.MAX_FRAME_FROM_CLIENT,
    "frame from the hub, bytes": protocol.MAX_FRAME_FROM_HUB,
    "part in one frame, bytes": protocol.MAX_PART,
    "time to say Hello, seconds": CONFIG.hello_seconds,
    "pings in a minute": LIMITS.pings_per_minute,
    "frames that wait for a client": LIMITS.waiting_frames,
    "bytes that wait for a client": LIMITS.waiting_bytes,
    "bytes written and unread": LIMITS.written_bytes,
    "stalled, seconds": LIMITS.stall_seconds,
    "connections": LIMITS.connections,
    "connections of one address": LIMITS.connections_per_address,
    "connections of one account": room.MOST_CONNECTIONS,
    "commands of one account that wait": queue.MOST_WAITING_FOR_ONE,
    "commands that wait": queue.MOST_WAITING,
    "commands in a turn": queue.LARGEST_TURN,
    "events remembered for Resumed": history.KEPT_EVENTS,
    "ping, seconds": CONFIG.ping_seconds,
    "presence is told after, seconds": CONFIG.presence_seconds,
    "a checkpoint is signed after, seconds": CONFIG.checkpoint_seconds,
    "a checkpoint is signed after, events": CONFIG.checkpoint_events,
}


def section(title: str) -> str:
    """From a heading to the next."""
    found = re.search(
        rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ )", PAGE + "\n# ", re.MULTILINE | re.DOTALL
    )
    assert found, title
    return found[1]


def rows(title: str) -> dict[str, str]:
    """The table of a section without its head: its first column, and the rest."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ")][1:]
    cells = (line.strip("| ").split(" | ", 1) for line in lines)
    return {first.strip("` |"): "".join(rest).strip(" |") for first, *rest in cells}


def examples(kind: str) -> list[bytes]:
    return [found.encode() for found in re.findall(rf"```json {kind}\n(.*?)\n```", PAGE, re.DOTALL)]


def held(info: inspect.Type, seen: set[type[Struct]]) -> set[type[Struct]]:
    """Every struct that a type holds, at any depth, added to `seen`."""
    match info:
        case inspect.StructType(cls=kind, fields=fields) if kind not in seen:
            seen.add(kind)
            for field in fields:
                held(field.type, seen)
        case inspect.UnionType(types=types):
            for one in types:
                held(one, seen)
        case inspect.VarTupleType(item_type=item):
            held(item, seen)
    return seen


@pytest.mark.parametrize("tag", FRAMES)
def test_a_frame_is_told_with_its_fields(tag: str) -> None:
    assert set(rows(tag)) == set(FRAMES[tag].__struct_fields__)


def test_every_frame_but_the_largest_has_an_example() -> None:
    shown = {json.loads(raw)["type"] for raw in (*examples("client"), *examples("hub"))}
    assert shown == set(FRAMES) - {"Part"}


def test_the_examples_are_frames() -> None:
    for raw in examples("client"):
        read_frame(raw)
    for raw in examples("hub"):
        codec.strict(raw, protocol.decode_hub_frame(raw))


def test_every_event_has_its_effect() -> None:
    effects = rows("Effects")
    assert set(effects) == {kind.__name__ for kind in get_args(Event)}
    assert all(effects.values())


def test_what_is_written_whole_is_named() -> None:
    seen = held(inspect.type_info(Stream), set())
    said = re.search(r"always written whole: (.*?)\. What", section("Effects"))
    assert said
    assert len(seen) > 30
    whole = {kind.__name__ for kind in seen if not kind.__struct_config__.omit_defaults}
    assert set(re.findall(r"`(\w+)`", said[1])) == whole


def test_every_code_is_told() -> None:
    assert set(rows("Codes")) == {code.value for code in Code}
    assert set(re.findall(r"`(\w+)`: ", rows("NotNow")["code"])) == {why.value for why in Later}


def test_every_close_code_is_told() -> None:
    told = rows("Keep-alive, close codes, back-off")
    assert {int(code): said.split(" | ")[0] for code, said in told.items()} == {
        code.value: code.name.lower() for code in CloseCode
    }


def test_the_numbers_are_the_programs_own() -> None:
    assert {what: float(said) for what, said in rows("Limits").items()} == NUMBERS


def test_what_is_said_of_time_is_so() -> None:
    said = section("Keep-alive, close codes, back-off")
    assert f"every {CONFIG.ping_seconds:g} seconds" in said
    assert f"nothing for {LIMITS.stall_seconds:g} seconds" in said
    assert f"nothing for {USUAL.pulse:g} seconds" in said
    assert f"{USUAL.first_retry:g} seconds, doubling up to {USUAL.longest_retry:g}" in said
    assert f"held for {USUAL.steady:g} seconds" in said
    assert f'"retry_after":{RETRY_AFTER[Later.STORE_FULL]}' in section("NotNow")


def test_the_hash_of_the_example_is_right() -> None:
    (raw,) = examples("view")
    streams = json.loads(raw)
    said = re.search(r"has the hash `(\w+)`", PAGE)
    assert said
    assert reader.state_hash({one["id"]: one for one in streams}) == said[1]
    assert codec.state_hash(codec.decode_stream(codec.encode(one)) for one in streams) == said[1]


def test_the_signature_of_the_example_is_genuine() -> None:
    public = re.search(r"With the public key `(\w+)`", PAGE)
    signed = protocol.decode_hub_frame(examples("hub")[-1])
    assert public
    assert isinstance(signed, protocol.Checkpoint)
    same = Checkpoint(signed.position, signed.epoch, signed.head, signed.signature)
    assert genuine(same, BOARD, public[1])
    assert not genuine(same, BOARD, "00" * 32)
