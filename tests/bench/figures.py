"""What a measurement gives, and how figures are put together."""

import math
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

FOLDER = Path("build")
N = TypeVar("N", "Target", "Series")


class Target(Struct, frozen=True):
    name: str
    figure: float
    unit: str
    target: str
    met: bool


class Series(Struct, frozen=True):
    """Every repeat's figures by who made them, such as {"floor": [...], "hub": [...]}."""

    name: str
    unit: str
    raw: dict[str, list[float]]
    limit: float = 0.0
    """What its target asks for, in its own unit; 0: none."""
    of: str = ""
    """Whose limit that is; empty: of all that are in `raw`."""


class Measured(Struct, frozen=True):
    target: Target
    series: tuple[Series, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def evenly(values: Sequence[float], many: int) -> tuple[float, ...]:
    """So many of them, in order, that they are spread as all are."""
    ordered = sorted(values)
    return tuple(ordered[int((n + 0.5) / many * len(ordered))] for n in range(many))


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """Median of the repeats of one over that of the other."""
    return statistics.median(over) / statistics.median(under)


def share_of(limit: float, under: Sequence[float]) -> float:
    """What a limit of `ratio` asks for in the unit of the figures themselves."""
    return limit * statistics.median(under)


def at_most(name: str, figure: float, limit: float, unit: str = "ratio") -> Target:
    return Target(name, round(figure, 3), unit, f"at most {limit:g}", figure <= limit)


def at_least(name: str, figure: float, limit: float, unit: str = "ratio") -> Target:
    return Target(name, round(figure, 3), unit, f"at least {limit:g}", figure >= limit)


class Targets(Struct, frozen=True):
    targets: tuple[Target, ...] = ()


def write(measured: Sequence[Measured], folder: Path = FOLDER) -> None:
    """What was measured before and not again stays: the parts take half an hour together."""
    folder.mkdir(exist_ok=True)
    of, raw = folder / "bench.json", folder / "bench-raw.json"
    before = msgspec.json.decode(of.read_bytes(), type=Targets) if of.exists() else Targets()
    drawn = msgspec.json.decode(raw.read_bytes(), type=tuple[Series, ...]) if raw.exists() else ()
    now = tuple(one.target for one in measured)
    _put(of, Targets(_renewed(before.targets, now)))
    _put(raw, _renewed(drawn, tuple(series for one in measured for series in one.series)))


def _renewed(before: tuple[N, ...], now: tuple[N, ...]) -> tuple[N, ...]:
    names = {one.name for one in now}
    return tuple(one for one in before if one.name not in names) + now


def _put(path: Path, value: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
