"""Applies the masks: from the tables to one copying function for each type and sight."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from msgspec import NODEFAULT, Struct, inspect, structs

from app.domain.disclosure.audience import Sight
from app.domain.disclosure.masks import OBSERVER_TOO, SHOWN_AS, UNSAID, WALL, WHOLE

Part = TypeVar("Part", bound=Struct)
Show = Callable[[Any], Any]


def masked(part: Part, sight: Sight) -> Part:
    """A copy that holds only what the wall or an observer may know."""
    copied: Part = mask(type(part), sight)(part)
    return copied


@cache
def mask(kind: type[Struct], sight: Sight) -> Show:
    """The copying function of a type. Raises KeyError where no table classes the type."""
    names = shown(kind, sight)
    blanks: dict[str, Any] = {}
    shows: dict[str, Show] = {}
    for field in structs.fields(kind):
        type_ = inspect.type_info(field.type)
        if field.name not in names:
            blanks[field.name] = _blank(type_) if field.default is NODEFAULT else field.default
        elif show := SHOWN_AS.get((kind, field.name)) or _show(type_, sight):
            shows[field.name] = _or_default(show, field.default)
    return _copier(blanks, tuple(shows.items()))


def shown(kind: type[Struct], sight: Sight) -> frozenset[str]:
    """The names of the fields of which that sight is shown something."""
    too = OBSERVER_TOO.get(kind, "") if sight is Sight.OBSERVER else ""
    otherwise = (name for of, name in SHOWN_AS if of is kind)
    return frozenset((*WALL[kind].split(), *too.split(), *otherwise))


def _copier(blanks: dict[str, Any], shows: tuple[tuple[str, Show], ...]) -> Show:
    if not shows:
        return lambda part: structs.replace(part, **blanks)

    def copy(part: Struct) -> Struct:
        values = {name: show(getattr(part, name)) for name, show in shows}
        return structs.replace(part, **blanks, **values)

    return copy


def _or_default(show: Show, default: Any) -> Show:
    """What equals a default is that very object: msgspec leaves out a field by identity, and equal
    views must be equal bytes."""
    if not isinstance(default, Struct):
        return show

    def shown(value: Any) -> Any:
        seen = show(value)
        return default if seen == default else seen

    return shown


def _show(type_: inspect.Type, sight: Sight) -> Show | None:
    """How the structs inside a value are shown; None where it holds none to mask."""
    match type_:
        case inspect.StructType(cls=kind):
            return None if kind in WHOLE else mask(kind, sight)
        case inspect.VarTupleType(item_type=item):
            one = _show(item, sight)
            return one and (lambda values: tuple([one(value) for value in values]))
        case inspect.UnionType(types=(one_of, inspect.NoneType())):
            some = _show(one_of, sight)
            return some and (lambda value: None if value is None else some(value))
    return None


def _blank(type_: inspect.Type) -> Any:
    """The shortest value of a type that must have one. Raises KeyError where none is harmless."""
    match type_:
        case inspect.StrType(min_length=length):
            return UNSAID if length else ""
        case inspect.VarTupleType():
            return ()
        case inspect.UnionType(types=types) if inspect.NoneType() in types:
            return None
    raise KeyError(type_)
