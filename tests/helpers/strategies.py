"""Hypothesis strategies for every command, event and part of state, read off their own types.

`of(type)` makes values that decode again. `ids` says from which few values an id type is drawn,
so that what is made meets what was made before.
"""

import re
import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin

from hypothesis import strategies as st
from msgspec import NODEFAULT, UNSET, Struct, UnsetType, inspect, structs

from app.domain.clocks import Pause, WorkingWeek
from app.domain.clocks.calendar import Closure
from app.domain.values import UUID_PATTERN

T = TypeVar("T")
Ids = Mapping[Any, st.SearchStrategy[Any]]
ANY_ID: Ids = {}

UUIDS = st.uuids(version=4).map(str)
ASCII = st.characters(codec="ascii")
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
LONG = 30
NEW_YEAR = datetime(2020, 1, 1, tzinfo=UTC)
TEN_YEARS = 10 * 365 * 86_400 * 10**6


def _instants(microseconds: int) -> st.SearchStrategy[datetime]:
    """From the new year to so long after it, or before it where negative."""
    some = st.integers(min(0, microseconds), max(0, microseconds))
    return some.map(lambda n: NEW_YEAR + timedelta(microseconds=n))


INSTANTS = _instants(TEN_YEARS)
DATES = st.dates(date(2000, 1, 1), date(2035, 1, 1))


def of(type_: type[T], ids: Ids = ANY_ID) -> st.SearchStrategy[T]:
    """Any value of an annotation: a struct, a union, a bounded text, an id …"""
    return cast(st.SearchStrategy[T], _of(type_, ids))


def _of(type_: Any, ids: Ids) -> st.SearchStrategy[Any]:
    if type_ in ids:
        return ids[type_]
    if type_ is UnsetType:
        return st.just(UNSET)
    if isinstance(type_, NewType):
        return _of(type_.__supertype__, ids)
    if get_origin(type_) in (types.UnionType, Union):
        return st.one_of([_of(one, ids) for one in get_args(type_)])
    if isinstance(type_, type) and issubclass(type_, Struct):
        return _once(type_, ids)
    return _inside(type_, ids)


MADE: dict[tuple[type[Struct], int], st.SearchStrategy[Any]] = {}


def _once(kind: type[Struct], ids: Ids) -> st.SearchStrategy[Any]:
    """One strategy for each kind: what it works out about itself, it works out once."""
    key = (kind, id(ids))  # what is made holds on to `ids`, so no other can get its place
    if key not in MADE:
        MADE[key] = st.deferred(lambda: SPECIAL[kind] if kind in SPECIAL else struct(kind, ids))
    return MADE[key]


def struct(kind: type[T], ids: Ids = ANY_ID, /, **given: st.SearchStrategy[Any]) -> Any:
    """A struct of that kind; the fields of `given` are drawn from there."""
    fields = structs.fields(cast(type[Struct], kind))
    drawn = {f.name: _field(f, ids) for f in fields if f.name not in given}
    return st.builds(kind, **drawn, **given)


def _field(field: structs.FieldInfo, ids: Ids) -> st.SearchStrategy[Any]:
    """Often the default, so that what has many parts stays small."""
    value = _of(field.type, ids)
    return value if field.default is NODEFAULT else st.just(field.default) | value


def _inside(type_: Any, ids: Ids) -> st.SearchStrategy[Any]:
    arguments = get_args(type_)
    info = inspect.type_info(type_)
    match info:
        case inspect.VarTupleType(min_length=least):
            items = _of(_item(type_), ids)
            return st.lists(items, min_size=least or 0, max_size=(least or 0) + 2).map(tuple)
        case inspect.TupleType():
            return st.tuples(*(_of(one, ids) for one in arguments))
    return _leaf(info)


def _item(type_: Any) -> Any:
    """What a tuple holds, also where bounds are written round it."""
    origin = get_origin(type_)
    return get_args(type_)[0] if origin is tuple else _item(get_args(type_)[0])


def _leaf(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.StrType():
            return _text(info)
        case inspect.IntType(ge=least, le=most):
            return st.integers(0 if least is None else least, 10**6 if most is None else most)
        case inspect.EnumType(cls=kind):
            return st.sampled_from(kind)
    return LEAVES[type(info)]


def _text(info: inspect.StrType) -> st.SearchStrategy[str]:
    if info.pattern == UUID_PATTERN:
        return UUIDS
    most = min(info.max_length or LONG, LONG)
    if info.pattern:
        matching = st.from_regex(info.pattern, fullmatch=True, alphabet=ASCII)
        return matching.map(partial(_shortened, info.pattern, most))
    return st.text(LETTERS, min_size=info.min_length or 0, max_size=most)


def _shortened(pattern: str, most: int, text: str) -> str:
    """Its longest beginning that still matches. To look for a short one instead made a case, which
    has dozens, so seldom that Hypothesis gave up now and then."""
    beginnings = (text[:length] for length in range(min(most, len(text)), -1, -1))
    return next(one for one in beginnings if re.fullmatch(pattern, one))


LEAVES: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.NoneType: st.none(),
    inspect.BoolType: st.booleans(),
    inspect.FloatType: st.floats(0, 1e6),
    inspect.DateTimeType: INSTANTS,
    inspect.DateType: DATES,
    inspect.TimeType: st.times(),
}


SPECIAL: dict[type[Struct], st.SearchStrategy[Any]] = {
    Pause: struct(Pause, began=_instants(-TEN_YEARS), ended=st.none() | INSTANTS),
    Closure: struct(Closure, first=st.dates(date(1900, 1, 1), date(1999, 12, 31))),
    WorkingWeek: struct(
        WorkingWeek,
        opens=st.times(max_value=time(11)),
        closes=st.times(min_value=time(12)),
        zone=st.sampled_from(("Europe/London", "Europe/Dublin")),
    ),
}
"""Kinds that want one field to come before another."""
