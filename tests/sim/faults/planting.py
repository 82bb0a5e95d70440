"""How a fault is put in, and taken out again."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

Plant = AbstractContextManager[object]


@contextmanager
def instead(owner: Any, name: str, broken: Any) -> Iterator[None]:
    """What `owner` has under that name is broken meanwhile."""
    whole = getattr(owner, name)
    setattr(owner, name, broken)
    try:
        yield
    finally:
        setattr(owner, name, whole)


@contextmanager
def entry(table: dict[Any, Any], key: Any, broken: Any) -> Iterator[None]:
    """The same of a table's entry."""
    whole = table[key]
    table[key] = broken
    try:
        yield
    finally:
        table[key] = whole
