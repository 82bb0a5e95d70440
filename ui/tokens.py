"""The tokens of the look, as `resources/theme/tokens.toml` states them."""

from functools import cache
from importlib.resources import files

import msgspec


class Face(msgspec.Struct, frozen=True):
    """One step of the type scale: size in px, weight on Inter's axis, tracking in em."""

    size: int
    weight: int
    tracking: float = 0.0


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the file: colours by theme and name, pixels and faces by name."""

    colour: dict[str, dict[str, str]]
    space: dict[str, int]
    radius: dict[str, int]
    type: dict[str, Face]


@cache
def tokens() -> Tokens:
    """The tokens, read once."""
    source = files("resources").joinpath("theme", "tokens.toml").read_bytes()
    return msgspec.toml.decode(source, type=Tokens)


def space(name: str) -> int:
    """A distance in px, by step: xs s m l xl xxl."""
    return tokens().space[name]


def radius(name: str) -> int:
    """A corner in px, by step: s m l xl."""
    return tokens().radius[name]


def face(name: str) -> Face:
    """A step of the type scale."""
    return tokens().type[name]
