"""One value of any type with every field said: nothing left out, one of each thing that repeats."""

import types
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin

from msgspec import Struct, inspect, structs

from app.domain.clocks import WorkingWeek
from app.domain.values import UUID_PATTERN

T = TypeVar("T")
Say = Callable[[type[Struct], str], str]

SOME_ID = "0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0"
SOME_DATE = date(1999, 12, 31)
SOME_TIME = time(14, 45)
SOME_INSTANT = datetime(2026, 5, 12, 9, 30, 15, 250_000, tzinfo=UTC)
SOME_DIGITS = "9990001234"


def its_name(_: type[Struct], name: str) -> str:
    return name.replace("_", " ")


def filled(kind: type[T], say: Say = its_name) -> T:
    """`say` gives the words of each text by its struct and field."""
    struct = cast(type[Struct], kind)
    if struct is WorkingWeek:
        return cast(T, WorkingWeek(days=(1,), opens=time(8, 30), closes=time(18, 15)))
    values = {f.name: _value(f.type, struct, f.name, say) for f in structs.fields(struct)}
    return kind(**values)


def _value(type_: Any, kind: type[Struct], name: str, say: Say) -> Any:
    if isinstance(type_, NewType):
        return _value(type_.__supertype__, kind, name, say)
    if get_origin(type_) in (types.UnionType, Union):
        said = next(one for one in get_args(type_) if one is not types.NoneType)
        return _value(said, kind, name, say)
    if isinstance(type_, type) and issubclass(type_, Struct):
        return filled(type_, say)
    return _inside(type_, kind, name, say)


def _inside(type_: Any, kind: type[Struct], name: str, say: Say) -> Any:
    info = inspect.type_info(type_)
    match info:
        case inspect.StrType():
            return _text(info, say(kind, name))
        case inspect.VarTupleType():
            return (_value(_item(type_), kind, name, say),)
        case inspect.TupleType():
            return tuple(_value(one, kind, name, say) for one in get_args(type_))
        case inspect.EnumType(cls=enum):
            return list(enum)[1]  # the first is often the default, and left out
        case inspect.IntType(ge=least):
            return (least or 0) + 1
    return LEAVES[type(info)]


def _item(type_: Any) -> Any:
    """What a tuple holds, also where bounds are written round it."""
    first = get_args(type_)[0]
    return first if get_origin(type_) is tuple else _item(first)


def _text(info: inspect.StrType, said: str) -> str:
    if info.pattern == UUID_PATTERN:
        return SOME_ID
    if info.pattern:
        return SOME_DIGITS if "0-9]{10}" in info.pattern else "some-agency"
    return said[: info.max_length]


LEAVES: dict[type[inspect.Type], Any] = {
    inspect.BoolType: True,
    inspect.DateTimeType: SOME_INSTANT,
    inspect.DateType: SOME_DATE,
    inspect.TimeType: SOME_TIME,
}
