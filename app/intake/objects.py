"""JSON: an array, one object a line, or an object that holds an array."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.domain.folding import fold
from app.intake.errors import NotReadable
from app.intake.tables import KEYS, Rows

WRAPPERS = {"referrals", "involvement", "records", "rows", "items", "data", "people"}
"""Names under which an object holds the array."""


def objects(name: str, text: str) -> Rows:
    """A row of all keys, then one row for each object, numbered from 1 in its order."""
    items = list(_items(name, text))
    flat = [(number, dict(_flat("", item))) for number, item in items]
    keys = tuple(dict.fromkeys(key for _, item in flat for key in item))
    return [(KEYS, keys), *((n, [item.get(key, "") for key in keys]) for n, item in flat)]


def _items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        yield from _lines(name, text, error)
        return
    for number, item in enumerate(_array(whole), 1):
        yield number, _object(name, number, item)


def _array(whole: Any) -> list[Any]:
    """The objects of an array, of the array in an object, or the object itself."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict):
        wrapped = (v for k, v in whole.items() if fold(k) in WRAPPERS and isinstance(v, list))
        return next(wrapped, [whole])
    return [whole]


def _lines(name: str, text: str, whole: Exception) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                item = msgspec.json.decode(line)
            except (msgspec.DecodeError, RecursionError) as error:
                first = whole if number == 1 else error
                raise _broken(name, number, first) from error
            yield number, _object(name, number, item)


def _broken(name: str, line: int, error: Exception) -> NotReadable:
    where = f"line {line} is not JSON" if line > 1 else "this is not JSON"
    return NotReadable(name, f"{where} ({error})", "Export the file again where it comes from.")


def _object(name: str, number: int, item: Any) -> dict[str, Any]:
    if isinstance(item, dict):
        return item
    raise NotReadable(
        name,
        f"item {number} is not an object with named fields",
        'Write each referral as {"First Name": …, "Details": …}.',
    )


def _flat(before: str, value: Any) -> Iterator[tuple[str, str]]:
    """Fields within fields by both names: {"referrer": {"name": …}} is "referrer name"."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{before} {key}".strip(), inner)
    else:
        yield before, _text(value)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case str():
            return value
        case list() if not any(isinstance(item, dict | list) for item in value):
            return "\n".join(_text(item) for item in value)
        case float() if value.is_integer():
            return str(int(value))
    return msgspec.json.encode(value).decode()
