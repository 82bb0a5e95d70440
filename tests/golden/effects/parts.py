"""What every effect is made of: plain dicts, and members left out at their default."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Effect = Callable[[Json, Json, Json], None]

SCHEMA = Path(__file__).parents[3] / "sync" / "schema.json"
DEFAULTS = {"rating": "unrated", "mode": "co-located"}


def put(part: Json, **members: Any) -> None:
    """Set members; one that is at its default is left out."""
    for name, value in members.items():
        if value in (None, "", [], False, DEFAULTS.get(name)):
            part.pop(name, None)
        else:
            part[name] = value


def copied(event: Json, *names: str) -> Json:
    """The members that the event has: what it leaves out is at its default in the state too."""
    return {name: event[name] for name in names if name in event}


def default(kind: str, member: str) -> Any:
    """What a member that is left out stands for, as the schema says."""
    return json.loads(SCHEMA.read_text("utf-8"))["$defs"][kind]["properties"][member]["default"]


def named(parts: Iterable[Json], name: Any, key: str = "id") -> list[Json]:
    """None or one: what a viewer does not hold is not touched."""
    return [part for part in parts if part[key] == name]


def add(stream: Json, member: str, part: Json) -> None:
    stream[member] = [*stream.get(member, []), part]


def place(parts: list[Json], part: Json, key: str = "id") -> None:
    """In the place of the part with its key, else at the end."""
    for index, other in enumerate(parts):
        if other[key] == part[key]:
            parts[index] = part
            return
    parts.append(part)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def any_open(case: Json) -> bool:
    return any(r.get("state", "asked") in ("asked", "seen") for r in case.get("requests", []))


def to_stage(stage: str) -> Effect:
    return lambda case, event, head: case.update(stage=stage)
