"""Writes the line of each event type that `events.jsonl` still lacks; lines that stand stay.

Stored events are read for as long as the record lives: a line here is never written anew.
Run it as `python -m tests.golden.write_events` after adding a type of event.
"""

from pathlib import Path
from typing import get_args

import msgspec

from app.codec import encode
from app.domain.events import Event
from tests.helpers.full import filled

GOLDEN = Path(__file__).with_name("events.jsonl")


def kinds() -> dict[str, type[Event]]:
    """Every event type by the name that it is stored under."""
    return {kind.__name__: kind for kind in get_args(Event)}


def lines() -> dict[str, bytes]:
    """The golden lines by the type of their event."""
    stored = GOLDEN.read_bytes().splitlines() if GOLDEN.exists() else []
    return {msgspec.json.decode(line)["type"]: line for line in stored}


def main() -> None:
    found = lines()
    missing = [encode(filled(kind)) for name, kind in kinds().items() if name not in found]
    GOLDEN.write_bytes(b"".join(line + b"\n" for line in (*found.values(), *missing)))


if __name__ == "__main__":
    main()
