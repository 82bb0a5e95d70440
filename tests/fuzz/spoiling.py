"""What is almost a command, and is none: one thing wrong in it, or several."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from sync.protocol import MAX_FRAME_FROM_CLIENT

STRANGE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1 << 63,
    1 << 200,
    -(1 << 63),
    1.5,
    1e308,
    float("nan"),
    float("-inf"),
    "",
    "x",
    "\ud800",
    "\x00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59.999999-23:59",
    "2026-13-01",
    "2026-02-30T10:00:00Z",
    "2026-05-12T10:00:00",
    [],
    {},
    [[]],
    {"type": "AddNote"},
    {"type": 7},
)
LONG = 21_000
DEEP = 200
"""Not so deep that Python could not write it; `_scratch` goes deeper."""
MANY = 300
LARGEST = MAX_FRAME_FROM_CLIENT
"""More never comes past the hub's shell."""


def spoiled(rng: Random, value: Any) -> bytes:
    """That value's JSON with something wrong in it; the value itself may be changed."""
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        _spoil(rng, value)
    text = json.dumps(value).encode()
    return _scratch(rng, text)[:LARGEST] if rng.random() < 0.15 else text[:LARGEST]


def _spoil(rng: Random, value: Any) -> None:
    holder = _somewhere(rng, value)
    if isinstance(holder, dict):
        rng.choice(IN_OBJECTS)(rng, holder)
    elif isinstance(holder, list):
        rng.choice(IN_LISTS)(rng, holder)


def _somewhere(rng: Random, value: Any) -> Any:
    """An object or a list, anywhere in the value."""
    while True:
        inner = [one for one in _parts(value) if isinstance(one, dict | list)]
        if not inner or rng.random() < 0.3:
            return value
        value = rng.choice(inner)


def _parts(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else list(value)


def _strange(rng: Random) -> Any:
    how = rng.random()
    if how < 0.9:
        return deepcopy(rng.choice(STRANGE))  # what is put in may itself be spoiled next
    if how < 0.95:
        return rng.choice(("x", "\u0958", "\U0001f9d2")) * LONG
    return _nested(rng.choice((5, DEEP)))


def _nested(depth: int) -> Any:
    deep: Any = []
    for _ in range(depth):
        deep = [deep]
    return deep


def _wrong(rng: Random, holder: dict[str, Any]) -> None:
    if holder:
        holder[rng.choice(list(holder))] = _strange(rng)


def _missing(rng: Random, holder: dict[str, Any]) -> None:
    if holder:
        del holder[rng.choice(list(holder))]


def _extra(rng: Random, holder: dict[str, Any]) -> None:
    holder[rng.choice(("type", "zz", "", "case", "id", "\u0000"))] = _strange(rng)


def _renamed(rng: Random, holder: dict[str, Any]) -> None:
    if holder:
        name = rng.choice(list(holder))
        holder[rng.choice((name.upper(), name + " ", "type"))] = holder.pop(name)


def _one_wrong(rng: Random, holder: list[Any]) -> None:
    if holder:
        holder[rng.randrange(len(holder))] = _strange(rng)


def _one_more(rng: Random, holder: list[Any]) -> None:
    holder.append(_strange(rng))


def _many_more(rng: Random, holder: list[Any]) -> None:
    last = holder[-1] if holder else None
    holder.extend([None if _large(last) else last] * MANY)


def _large(value: Any) -> bool:
    return isinstance(value, list | dict) or (isinstance(value, str) and len(value) > MANY)


def _none(rng: Random, holder: list[Any]) -> None:
    holder.clear()


IN_OBJECTS: tuple[Callable[[Random, dict[str, Any]], None], ...] = (
    _wrong,
    _wrong,
    _wrong,
    _missing,
    _extra,
    _renamed,
)
IN_LISTS: tuple[Callable[[Random, list[Any]], None], ...] = (
    _one_wrong,
    _one_more,
    _many_more,
    _none,
)


def _scratch(rng: Random, text: bytes) -> bytes:
    """The bytes themselves: cut, doubled, turned, or nested beyond all reason."""
    at = rng.randrange(len(text) + 1)
    match rng.randrange(6):
        case 0:
            return text[:at]
        case 1:
            return text[:at] + text
        case 2:
            return text[:at] + rng.randbytes(rng.randint(1, 4)) + text[at:]
        case 3:
            return text[:at] + b"[" * rng.choice((10, 1_000, 100_000)) + text[at:]
        case 4:
            return text[:at] + b'{"a":' * rng.choice((10, 1_000, 20_000)) + text[at:]
    turned = bytearray(text)
    turned[at % len(turned)] ^= 1 << rng.randrange(8)
    return bytes(turned)
