"""Writes sync/schema.json: the JSON Schema of every frame, command, event and part of state."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec

from sync.protocol import SUBPROTOCOL, ClientFrame, HubFrame

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA = Path(__file__).parent.parent / "sync" / "schema.json"


def definitions() -> dict[str, Any]:
    """`ClientFrame` and `HubFrame` are the two kinds of message; all else is what they hold."""
    to_hub, to_client = get_args(ClientFrame), get_args(HubFrame)
    refs, held = msgspec.json.schema_components((*to_hub, *to_client))
    frames = {
        "ClientFrame": {"anyOf": refs[: len(to_hub)]},
        "HubFrame": {"anyOf": refs[len(to_hub) :]},
    }
    return frames | dict(sorted(held.items()))


def text() -> str:
    """A line for each definition, so that a change shows as the lines that it touches."""
    head = f'"$schema": "{DRAFT}", "title": "{SUBPROTOCOL}"'
    lines = (f'"{name}": {_line(shape)}' for name, shape in definitions().items())
    return f'{{{head}, "$defs": {{\n' + ",\n".join(lines) + "\n}}\n"


def _line(shape: Any) -> str:
    return json.dumps(shape, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    SCHEMA.write_text(text(), "utf-8")
