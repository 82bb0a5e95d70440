"""A part that is measured again takes the place of what was, and no other's."""

from pathlib import Path

import msgspec

from tests.bench import figures
from tests.bench.figures import Measured, Series, Targets, at_most


def measured(name: str, figure: float) -> Measured:
    return Measured(at_most(name, figure, 1.5), (Series(name, "ms", {"hub": [figure]}),))


def test_each_part_keeps_its_latest_figure(tmp_path: Path) -> None:
    figures.write([measured("start", 1.0), measured("paint", 2.0)], tmp_path)
    figures.write([measured("paint", 1.2)], tmp_path)
    found = msgspec.json.decode((tmp_path / "bench.json").read_bytes(), type=Targets)
    assert {one.name: (one.figure, one.met) for one in found.targets} == {
        "start": (1.0, True),
        "paint": (1.2, True),
    }
    raw = msgspec.json.decode((tmp_path / "bench-raw.json").read_bytes(), type=list[Series])
    assert {one.name: one.raw for one in raw} == {"start": {"hub": [1.0]}, "paint": {"hub": [1.2]}}
