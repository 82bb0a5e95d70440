"""A module run as a program, with what each function of it cost: `… FOLDER MODULE WORD …`.

Every thread is watched: a hub writes on one of its own.
"""

import cProfile
import os
import pstats
import runpy
import sys
import threading
from pathlib import Path
from types import FrameType


class Watch:
    """On this thread and all that begin after it."""

    def __init__(self) -> None:
        self._threads: list[cProfile.Profile] = []
        threading.setprofile(self._begin)
        self._begin()

    def _begin(self, _frame: FrameType | None = None, _event: str = "", _of: object = None) -> None:
        """A new thread calls this first, and from then on the profile in its place."""
        profile = cProfile.Profile()
        self._threads.append(profile)
        profile.enable()

    def write(self, file: Path) -> None:
        stats = pstats.Stats(self._threads[0])
        for other in self._threads[1:]:
            stats.add(other)
        stats.dump_stats(file)


def main() -> None:
    folder, module = Path(sys.argv[1]), sys.argv[2]
    sys.argv[:] = sys.argv[2:]
    watch = Watch()
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        watch.write(folder / f"{os.getpid()}.prof")


if __name__ == "__main__":
    main()
