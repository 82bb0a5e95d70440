"""What is left: `python -m tests.bench.profile NAME …` says what cost most in what a part measures.

A watched program is slower, unevenly: the order is what to read, and never the seconds. Written to
build/bench/NAME-profile.txt.
"""

import argparse
import asyncio
import pstats
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from tests.bench.__main__ import PARTS
from tests.bench.figures import FOLDER
from tests.bench.processes import PROFILES
from tests.bench.scale import WHOLE, Scale

LINES = 40
ONCE = structs.replace(
    WHOLE, repeats=1, starts=1, paced=400, driven=5_000, records=(10_000, 100_000)
)
NAMES = tuple(name for name in PARTS if not name.startswith("memory"))
"""A profiler of time tells nothing of memory."""


async def profile(name: str, scale: Scale = ONCE) -> str:
    """The functions that took longest by themselves, and by all that they called."""
    with TemporaryDirectory(prefix="mashboard-profile-") as folder:
        root = Path(folder)
        (root / "profiles").mkdir()
        PROFILES.set(root / "profiles")
        await PARTS[name](root, scale)
        return _told(sorted((root / "profiles").iterdir()))


def _told(files: list[Path]) -> str:
    words = StringIO()
    stats = pstats.Stats(*map(str, files), stream=words)
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(LINES)
    return words.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME")
    for name in parser.parse_args().names:
        told = asyncio.run(profile(name))
        file = FOLDER / "bench" / f"{name}-profile.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, "utf-8")
        print(file)


if __name__ == "__main__":
    main()
