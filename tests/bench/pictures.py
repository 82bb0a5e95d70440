"""One picture for each part of the bench: every figure a dot, beside its median and its target."""

import statistics
from collections.abc import Iterator, Sequence

from tests.bench.axis import Axis, axis_for, spelled
from tests.bench.figures import FOLDER, Measured, Series, Target, percentile
from tests.bench.svg import FAINT, GRID, INK, Sheet

WIDTH, LEFT, RIGHT = 900.0, 150.0, 690.0
"""Of the sheet; and where the dots begin and end, with words on both sides."""
ROW, HEAD, FOOT = 60.0, 30.0, 46.0
MANY = 60
"""From here on a series is a cloud, and has a p99; of fewer the ends are told."""
GOLDEN = 0.618_034
"""Each dot stands so much further down its row than the one before, so that few lie on others."""


def draw(name: str, one: Measured) -> None:
    folder = FOLDER / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(picture(one), "utf-8")


def picture(one: Measured) -> str:
    sheet = Sheet(WIDTH)
    sheet.text(24, 34, one.target.name, 16, weight=600)
    sheet.text(24, 56, _said(one.target), 13, FAINT)
    top = 78.0
    for series in one.series:
        top = _panel(sheet, series, top)
    _legend(sheet, top + 6)
    return sheet.whole(top + 34)


def _said(target: Target) -> str:
    unit = "" if target.unit == "ratio" else f" {target.unit}"
    met = "met" if target.met else "not met"
    return f"{spelled(target.figure)}{unit}; target: {target.target}{unit}; {met}"


def _panel(sheet: Sheet, series: Series, top: float) -> float:
    """Gives where the next one begins."""
    sheet.text(LEFT, top + 16, f"{series.name}, {series.unit}", 13, weight=600)
    axis = _axis(series)
    rows = top + HEAD
    bottom = rows + ROW * len(series.raw)
    _grid(sheet, axis, rows, bottom)
    for number, (who, values) in enumerate(series.raw.items()):
        middle = rows + ROW * (number + 0.5)
        _row(sheet, axis, middle, who, values)
        if series.limit and series.of in ("", who):
            _limit(sheet, _x(axis, series.limit), middle, f"target {spelled(series.limit)}")
    return bottom + FOOT


def _axis(series: Series) -> Axis:
    """As far as nearly all values go: one far out would press the others into a line."""
    values = [value for ones in series.raw.values() for value in ones]
    far = max(_edge(ones) for ones in series.raw.values())
    return axis_for(values, max(far, series.limit))


def _edge(values: Sequence[float]) -> float:
    return min(max(values), 1.5 * percentile(values, 0.99)) if len(values) >= MANY else max(values)


def _grid(sheet: Sheet, axis: Axis, top: float, bottom: float) -> None:
    for tick in axis.ticks():
        x = _x(axis, tick)
        sheet.line((x, top), (x, bottom), GRID)
        sheet.text(x, bottom + 16, spelled(tick), 11, FAINT, "middle")
    sheet.line((LEFT, bottom), (RIGHT, bottom), FAINT)


def _row(sheet: Sheet, axis: Axis, middle: float, who: str, values: Sequence[float]) -> None:
    many = len(values) >= MANY
    high = ROW * (0.5 if many else 0.26)
    places = [
        (_x(axis, value), middle + high * ((n * GOLDEN) % 1 - 0.5))
        for n, value in enumerate(values)
    ]
    sheet.dots(places, 1.6 if many else 4.0, 0.25 if many else 0.5)
    _bar(sheet, _x(axis, statistics.median(values)), middle)
    if many:
        sheet.diamond(_x(axis, percentile(values, 0.99)), middle)
    sheet.text(LEFT - 12, middle + 4, who, 12, anchor="end")
    for number, line in enumerate(_summed_up(axis, values, many)):
        size, colour, weight = (11.0, FAINT, 400) if number else (12.0, INK, 600)
        sheet.text(RIGHT + 14, middle - 8 + 15 * number, line, size, colour, weight=weight)


def _summed_up(axis: Axis, values: Sequence[float], many: bool) -> Iterator[str]:
    yield f"median {spelled(statistics.median(values))}"
    if not many:
        yield f"{spelled(min(values))} to {spelled(max(values))}, of {len(values)}"
        return
    yield f"p99 {spelled(percentile(values, 0.99))}, of {len(values):,}"
    if beyond := sum(value > axis.high for value in values):
        yield f"{beyond} beyond, to {spelled(max(values))}"


def _bar(sheet: Sheet, x: float, middle: float) -> None:
    sheet.line((x, middle - ROW * 0.3), (x, middle + ROW * 0.3), INK, 2.5)


def _limit(sheet: Sheet, x: float, middle: float, words: str) -> None:
    sheet.line((x, middle - ROW * 0.34), (x, middle + ROW * 0.34), INK, 1.5, "5 3")
    sheet.text(x, middle - ROW * 0.38, words, 11, INK, "middle")


def _legend(sheet: Sheet, y: float) -> None:
    words = ("one measurement", "median", "p99 where they are many", "target")
    places = (LEFT + 4, LEFT + 144, LEFT + 224, LEFT + 396)
    dot, median, far, limit = places
    sheet.dots([(dot, y)], 4.0, 0.5)
    sheet.line((median, y - 7), (median, y + 7), INK, 2.5)
    sheet.diamond(far, y)
    sheet.line((limit, y - 7), (limit, y + 7), INK, 1.5, "5 3")
    for x, said in zip(places, words, strict=True):
        sheet.text(x + 11, y + 4, said, 11, FAINT)


def _x(axis: Axis, value: float) -> float:
    return LEFT + (RIGHT - LEFT) * axis.share(value)
