"""Any command at all, read off the commands' own types, as values of JSON.

A plain generator beside the strategies of hypothesis: it does not shrink by itself, and makes
thousands a second. What is drawn from a hypothesis `Random` shrinks too.
"""

import types
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from random import Random
from typing import Any, NewType, Union, cast, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Struct, UnsetType, inspect, structs

from app.dates import FIRST_YEAR, LAST_YEAR
from app.domain.commands import Command
from app.domain.values import SLUG_PATTERN, UUID_PATTERN
from tests.fuzz.hat import HAT, LIKELY
from tests.helpers.builders import AT

Make = Callable[[Random], Any]

WORDS = ("Seen at home.", "Rang twice.", "", "2026.1", "4.3", "Zoë", "Zoe\u0308", "NB", "a@b.test")
GROWS = "\u0958"
"""One letter that becomes two when it is composed."""
ODD = (GROWS, "\u0338", "\x00", "\u202e", "\U0001f9d2", "'", "\\", '"', "<b>", "{{ x }}", "\n")
LONGEST = 20_000
DIGITS = "9990001234"


def kinds() -> dict[str, Make]:
    """A maker for every kind of command, by its name."""
    return {kind.__name__: _struct(kind) for kind in cast(Any, get_args(Command))}


def _of(type_: Any) -> Make:
    if type_ in HAT:
        return _drawn(HAT[type_])
    if isinstance(type_, NewType):
        return _of(type_.__supertype__)
    if get_origin(type_) in (types.UnionType, Union):
        return _union(get_args(type_))
    if isinstance(type_, type) and issubclass(type_, Struct):
        return _likely(type_, _struct(type_))
    return _inside(type_)


def _likely(kind: type[Struct], any_: Make) -> Make:
    """Often one that would be taken: at random, what has many parts hardly ever is."""
    some = [msgspec.json.encode(one) for one in LIKELY.get(kind, ())]
    if not some:
        return any_
    return lambda rng: msgspec.json.decode(rng.choice(some)) if rng.random() < 0.7 else any_(rng)


def _drawn(hat: tuple[str, ...]) -> Make:
    return lambda rng: rng.choice(hat)


MADE: dict[type[Struct], Make] = {}


def _struct(kind: type[Struct]) -> Make:
    """One maker for each kind: made later, since a kind may hold itself."""

    def make(rng: Random) -> Any:
        if kind not in MADE:
            MADE[kind] = _fields(kind)
        return MADE[kind](rng)

    return make


def _fields(kind: type[Struct]) -> Make:
    """What has a default is often left out, so that what has many parts stays small."""
    fields = structs.fields(kind)
    makers = [(f.encode_name, _of(f.type), _share(f)) for f in fields]
    config = kind.__struct_config__
    tag = {} if config.tag is None else {cast(str, config.tag_field): config.tag}

    def make(rng: Random) -> dict[str, Any]:
        said = {name: one(rng) for name, one, share in makers if rng.random() < share}
        return {**tag, **said}

    return make


def _share(field: structs.FieldInfo) -> float:
    """How often it is said. What an author has seen is hardly ever what stands there now."""
    if field.default is NODEFAULT and field.default_factory is NODEFAULT:
        return 1.0
    return 0.03 if field.name in ("seen", "stands") else 0.35


def _union(arguments: tuple[Any, ...]) -> Make:
    """Left out is never said: that is what `_share` decides."""
    makers = [_of(one) for one in arguments if one is not UnsetType]
    return lambda rng: rng.choice(makers)(rng)


def _inside(type_: Any) -> Make:
    info = inspect.type_info(type_)
    match info:
        case inspect.VarTupleType(min_length=least):
            return _many(_of(_item(type_)), least or 0)
        case inspect.TupleType():
            each = [_of(one) for one in get_args(type_)]
            return lambda rng: [one(rng) for one in each]
    return _leaf(info)


def _item(type_: Any) -> Any:
    """What a tuple holds, also where bounds are written round it."""
    first = get_args(type_)[0]
    return first if get_origin(type_) is tuple else _item(first)


def _many(item: Make, least: int) -> Make:
    return lambda rng: [item(rng) for _ in range(rng.randint(least, least + 2))]


def _leaf(info: inspect.Type) -> Make:
    match info:
        case inspect.StrType():
            return _text(info)
        case inspect.IntType(ge=least, le=most):
            return _whole(0 if least is None else least, most)
        case inspect.EnumType(cls=kind):
            return _drawn(tuple(one.value for one in kind))
    return LEAVES[type(info)]


def _text(info: inspect.StrType) -> Make:
    if info.pattern == UUID_PATTERN:
        return _uuid
    if info.pattern == SLUG_PATTERN:
        return _drawn(("other", "some-agency"))
    if info.pattern:
        return _drawn(("", DIGITS))
    least, most = info.min_length or 0, info.max_length or LONGEST
    return lambda rng: _words(rng, least, most)


def _words(rng: Random, least: int, most: int) -> str:
    """Mostly what people type; at times as long as may be, or in letters that nobody types."""
    how = rng.random()
    if how < 0.9:
        return (rng.choice(WORDS) or "x" * least)[:most]
    odd = rng.choice(ODD)
    return odd * (most if how > 0.995 else max(1, least))


def _whole(least: int, most: int | None) -> Make:
    """Its bounds too; without an upper one, also what no machine word holds."""
    edges = (least, least + 1, most if most is not None else 1 << 70)
    top = most if most is not None else least + 6
    return lambda rng: rng.choice(edges) if rng.random() < 0.1 else rng.randint(least, top)


def _uuid(rng: Random) -> str:
    text = f"{rng.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


EDGES = (
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=timezone(timedelta(hours=23, minutes=59))),
    datetime.max.replace(tzinfo=timezone(-timedelta(hours=23, minutes=59))),
    datetime(FIRST_YEAR, 1, 1, tzinfo=UTC),
    datetime(LAST_YEAR, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
)


def _instant(rng: Random) -> str:
    if rng.random() < 0.04:
        return rng.choice(EDGES).isoformat()
    return (AT + timedelta(minutes=rng.randint(-60_000, 60_000))).isoformat()


def _date(rng: Random) -> str:
    return _instant(rng)[:10]


def _time(rng: Random) -> str:
    return time(rng.randrange(24), rng.choice((0, 15, 59))).isoformat()


LEAVES: dict[type[inspect.Type], Make] = {
    inspect.NoneType: lambda _: None,
    inspect.BoolType: lambda rng: rng.random() < 0.5,
    inspect.FloatType: lambda rng: rng.choice((0.0, 0.5, 1e300, -1.0)),
    inspect.DateTimeType: _instant,
    inspect.DateType: _date,
    inspect.TimeType: _time,
}
