"""One of these machines again, for example `python -m tests.fuzz commands --only 7`."""

import argparse
import sys
from time import perf_counter

from tests.fuzz import commands, frames

PARTS = {part.PART.name: part for part in (commands, frames)}


def main() -> int:
    options = _options()
    part = PARTS[options.part]
    began = perf_counter()
    if options.only is not None:
        tally = part.play(options.only)
    else:
        tally = part.run(options.first, options.count or part.PART.usual)
    spent = perf_counter() - began
    print(f"{tally.done} {options.part} in {spent:.1f} s, {tally.done / spent:.0f} a second")
    print(*tally.found, sep="\n")
    return 0 if tally.clean else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--only", type=int, help="a board of commands, or a block of frames")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
