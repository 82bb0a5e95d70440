"""`python -m tests.bench [--quick] [--only NAME …]`: measure, print, and write build/bench.json."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import (
    figures,
    growth,
    joining,
    latency,
    memory,
    painting,
    pictures,
    saturation,
    start_hub,
    starting,
)
from tests.bench.figures import Measured
from tests.bench.scale import QUICK, WHOLE, Scale

Measure = Callable[[Path, Scale], Awaitable[Measured]]
PARTS: dict[str, Measure] = {
    "painting": painting.measure,
    "starting": starting.measure,
    "saturation": saturation.measure,
    "joining": joining.measure,
    "latency": latency.measure,
    "growth": growth.measure,
    "memory": memory.plain,
    "memory_tls": memory.secure,
    "start_hub": start_hub.measure,
}


async def run(names: Sequence[str], scale: Scale) -> list[Measured]:
    measured = []
    for name in names:
        with TemporaryDirectory(prefix=f"mashboard-bench-{name}-") as folder:
            one = await PARTS[name](Path(folder), scale)
        measured.append(one)
        pictures.draw(name, one)
        print(_line(one), flush=True)
        figures.write(measured)
    return measured


def _line(one: Measured) -> str:
    target = one.target
    word = "met" if target.met else "NOT MET"
    return f"{target.figure:>9} {target.unit:<9} {target.target:<15} {word:<8} {target.name}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small run that proves nothing")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    asked = parser.parse_args()
    asyncio.run(run(asked.only, QUICK if asked.quick else WHOLE))


if __name__ == "__main__":
    main()
