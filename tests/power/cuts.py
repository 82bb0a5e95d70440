"""Power cuts: a day is recorded once, then the power fails at many points of it, and once more
while the store that was left is opened and used again."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.persistence.errors import StoreDamaged
from app.persistence.layout import DataFolder
from tests.power.day import Day, lived
from tests.power.judging import Broken, judge
from tests.power.losing import Files, left
from tests.power.recording import Recording
from tests.power.vfs import Kind
from tests.proof.part import Part
from tests.proof.tally import Tally

CUTS_OF_ONE_DAY = 50
TWICE = 5
"""One cut in so many is followed by a second one."""
MEMORY = Path("/dev/shm")
"""What is lost is lost by plan; a real disk would only be slower."""


def run(first: int, count: int, *pragmas: str) -> Tally:
    """Power cuts numbered from `first`."""
    tally = Tally()
    for days, numbers in _by_day(range(first, first + count)):
        with _folder() as folder:
            day = lived(DataFolder(folder / "day"), days, *pragmas)
            for number in numbers:
                tally += _counted(day, number, folder)
    return tally


PART = Part(name="power_cuts", run=run, at_once=250, usual=500, long=20_000)


def _by_day(numbers: range) -> Iterator[tuple[int, range]]:
    while numbers:
        day = numbers[0] // CUTS_OF_ONE_DAY
        of_it = (day + 1) * CUTS_OF_ONE_DAY - numbers[0]
        yield day, numbers[:of_it]
        numbers = numbers[of_it:]


def _counted(day: Day, number: int, folder: Path) -> Tally:
    try:
        cut(day, number, folder)
    except Broken as broken:
        return Tally(done=1, found=(_line(number, broken),), **{broken.what: 1})
    except StoreDamaged as error:
        return Tally(done=1, lost=1, found=(_line(number, error),))
    except Exception as error:  # noqa: BLE001 - whatever a cut leads to is a finding
        return Tally(done=1, unhandled=1, found=(_line(number, error),))
    return Tally(done=1)


def again(number: int) -> Tally:
    """The same cut; an error comes with its trace."""
    with _folder() as folder:
        day = lived(DataFolder(folder / "day"), number // CUTS_OF_ONE_DAY)
        cut(day, number, folder)
    return Tally(done=1)


def _line(number: int, error: Exception) -> str:
    what = f"{type(error).__name__}: {str(error)[:300]}"
    return f"power cut {number}: {what} (python -m tests.power --only {number})"


def cut(day: Day, number: int, folder: Path) -> None:
    """The power fails at a point of the day that the number tells. Raises what is not right."""
    rng = Random(number)
    after = fail(day, rng, folder)
    if number % TWICE == 0 and after.stages:
        fail(after, rng, folder)


def fail(day: Day, rng: Random, folder: Path) -> Day:
    """Once; gives what was done on the store that was left."""
    upto = _moment(day, rng)
    files = left(day.before, day.deeds[:upto], rng)
    _holds_nothing_erased(day, upto, files)
    with laid(files, folder) as data:
        recording = Recording(data.path)
        with recording.on():
            stages = judge(day, upto, data, recording)
    return Day(files, recording.deeds, stages, day.cuts + 1)


def _moment(day: Day, rng: Random) -> int:
    """While something is done, or as often at once after it was acknowledged."""
    stage = rng.choice(day.stages)
    return stage.done if rng.random() < 0.5 else rng.randint(stage.begun, stage.done)


def _holds_nothing_erased(day: Day, upto: int, files: Files) -> None:
    """The log of the keys holds nothing from before something in it was destroyed for good."""
    erased = [s.done for s in day.stages if s.done <= upto and (s.erased or s.papers)]
    log = files.get("keys.db-wal", b"")
    for deed in day.deeds[: max(erased, default=0)] if log else ():
        of_a_page = deed.kind is Kind.WRITE and len(deed.data) > 512
        if of_a_page and deed.path == "keys.db-wal" and deed.data[:512] in log:
            raise Broken("lost", "the log of the keys holds a page from before an erasure")


@contextmanager
def laid(files: Files, folder: Path) -> Iterator[DataFolder]:
    """On a disk again, as they are."""
    data = DataFolder(folder / "left")
    data.path.mkdir()
    for name, content in files.items():
        (data.path / name).write_bytes(content)
    try:
        yield data
    finally:
        shutil.rmtree(data.path)


@contextmanager
def _folder() -> Iterator[Path]:
    where = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="mashboard-power-", dir=where) as folder:
        yield Path(folder)
