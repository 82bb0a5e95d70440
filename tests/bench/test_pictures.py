"""A picture shows every figure at its place, and its axis says round numbers."""

from xml.etree import ElementTree as ET

import pytest

from tests.bench.axis import Axis, axis_for
from tests.bench.figures import Measured, Series, at_most, evenly, percentile
from tests.bench.pictures import picture
from tests.bench.svg import BLUE

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*series: Series) -> ET.Element:
    measured = Measured(at_most("a start <of> a hub", 1.5, 2.0, "s"), series)
    return ET.fromstring(picture(measured))  # our own words, not a stranger's


def places(sheet: ET.Element) -> list[float]:
    """Where the dots of the first row stand, from left to right."""
    cloud = next(one for one in sheet.iter(f"{SVG}g") if one.get("fill") == BLUE)
    return [float(dot.get("cx", "")) for dot in cloud]


def words(sheet: ET.Element) -> list[str]:
    return [text.text or "" for text in sheet.iter(f"{SVG}text")]


def test_every_figure_is_a_dot_where_its_size_says() -> None:
    at = places(drawn(Series("start", "s", {"hub": [0.5, 1.0, 2.0]})))
    assert len(at) == 3
    assert at[2] - at[1] == pytest.approx(2 * (at[1] - at[0]), abs=0.05)


def test_the_target_stands_at_what_it_limits_alone() -> None:
    series = Series("start", "s", {"echo": [0.2], "hub": [1.0]}, limit=2.0, of="hub")
    assert words(drawn(series)).count("target 2") == 1


def test_what_lies_far_out_is_told_and_does_not_press_the_rest() -> None:
    sheet = drawn(Series("start", "s", {"hub": [1.0 + n / 1000 for n in range(199)] + [90.0]}))
    assert "1 beyond, to 90" in words(sheet)
    assert places(sheet)[0] > 300


def test_an_axis_is_even_until_its_values_lie_far_apart() -> None:
    assert axis_for([1.0, 9.0], 9.0).ticks() == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert axis_for([10.0, 1_000.0], 1_000.0).ticks() == [10, 20, 50, 100, 200, 500, 1_000]


def test_an_axis_by_size_gives_equal_room_to_equal_factors() -> None:
    axis = Axis(1.0, 100.0, logarithmic=True)
    assert (axis.share(1.0), axis.share(10.0), axis.share(1_000.0)) == (0.0, 0.5, 1.0)


def test_a_few_values_are_spread_as_all_are() -> None:
    waits = [float(n) for n in range(10_000)]
    assert percentile(evenly(waits, 400), 0.99) == pytest.approx(percentile(waits, 0.99), rel=0.01)
