"""One change among 500 cases: from what the session hears until the whole window is painted."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec
from PySide6.QtWidgets import QApplication

from app.ports import Change
from tests.bench.figures import Measured, Series, at_most, percentile
from tests.bench.processes import told_by, watched
from tests.bench.scale import Scale
from tests.helpers.builders import COORDINATOR, NURSE
from tests.helpers.local_session import LocalHub
from tests.ui.board.large import answer, many
from ui.bootstrap.desk import Desk
from ui.bootstrap.loop import run

LIMIT = 16.0
MILLISECONDS = 1_000.0
CASES = 500


async def measure(_: Path, scale: Scale) -> Measured:
    raw: list[list[float]] = []
    for _repeat in range(scale.repeats):
        words = watched("tests.bench.painting", str(scale.painted // scale.repeats))
        raw.append(await told_by(words, list[float]))
    p99s = [percentile(times, 0.99) for times in raw]
    figure = sorted(p99s)[len(p99s) // 2]
    name = "p99 from a change to the painted window, 500 cases"
    series = Series(name, "ms", {f"repeat {n}": times for n, times in enumerate(raw, 1)}, LIMIT)
    return Measured(at_most(name, figure, LIMIT, "ms"), (series,))


async def times_to_paint(folder: Path, changes: int) -> list[float]:
    app = QApplication.instance()
    assert app is not None
    hub = LocalHub(many(CASES))
    session = hub.session(COORDINATOR)
    desk = Desk(session, folder, lambda: None)
    desk.show()
    app.processEvents()
    heard: list[Change] = []
    session.listen(_Collecting(heard.append))
    times = []
    for n in range(1, changes + 1):
        desk.bridge.blockSignals(True)
        hub.act(NURSE, answer(n))
        desk.bridge.blockSignals(False)
        began = perf_counter()
        desk.bridge.changed.emit(heard[-1])
        app.processEvents()
        times.append((perf_counter() - began) * MILLISECONDS)
    desk.close()
    app.processEvents()
    return times


class _Collecting:
    """Takes changes as they are heard; all else passes by."""

    def __init__(self, changed: Callable[[Change], None]) -> None:
        self.changed = changed

    def __getattr__(self, name: str) -> Callable[[object], None]:
        return lambda _heard: None


async def tell(changes: int) -> None:
    with TemporaryDirectory(prefix="mashboard-bench-window-") as folder:
        times = await times_to_paint(Path(folder), changes)
    sys.stdout.buffer.write(msgspec.json.encode(times))


if __name__ == "__main__":
    run(tell(int(sys.argv[1])))
