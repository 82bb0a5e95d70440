"""The JSON Schema beside PROTOCOL.md says what the types say."""

import json
from typing import get_args

from app.domain.commands import Command
from app.domain.events import Event
from sync.protocol import ClientFrame, HubFrame
from tools import schema


def test_the_schema_is_as_the_types_are() -> None:
    """Write it again with `python -m tools.schema`."""
    assert schema.SCHEMA.read_text("utf-8") == schema.text()


def test_it_names_every_frame_command_and_event() -> None:
    said = json.loads(schema.text())["$defs"]
    for kind in (*get_args(ClientFrame), *get_args(HubFrame), *get_args(Command), *get_args(Event)):
        assert said[kind.__name__]["properties"]["type"]["enum"] == [kind.__struct_config__.tag]
