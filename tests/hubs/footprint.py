"""What a hub's memory holds for each case: `python -m tests.hubs.footprint [CASES]`.

A board of cases with five answers each, made by one process and opened by a fresh one.
docs/national-service.md counts with what it says.
"""

import asyncio
import gc
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, json

from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from tests.bench.boards import build
from tests.bench.processes import told_by

CASES, ANSWERS = 800, 5
PAGE = 4096


class Footprint(Struct, frozen=True):
    events: int
    mib_before: float
    kib_each_case: float


def opened(root: Path) -> Footprint:
    with open_store(DataFolder(root / "hub"), FileKey(root / "hub.key"), SystemEntropy()) as store:
        before = resident()
        board, _ = store.events.load()
        grown = resident() - before
    each = grown / 1024 / len(list(board.cases()))
    return Footprint(board.position, round(before / 1024**2, 1), round(each, 1))


def resident() -> int:
    """Bytes of this process, as Linux tells."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE


async def measured(root: Path, cases: int) -> Footprint:
    build(root, cases, ANSWERS)
    return await told_by(("-m", "tests.hubs.footprint", str(root)), Footprint)


def main(said: list[str]) -> None:
    if said and not said[0].isdigit():
        print(json.encode(opened(Path(said[0]))).decode())
        return
    with TemporaryDirectory(prefix="mashboard-footprint-") as folder:
        found = asyncio.run(measured(Path(folder) / "board", int(said[0]) if said else CASES))
    print(json.format(json.encode(found), indent=2).decode())


if __name__ == "__main__":
    main(sys.argv[1:])
