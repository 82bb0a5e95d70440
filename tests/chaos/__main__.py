"""A minute of chaos again, as `python -m tests.chaos --only 7`; or some."""

import argparse
import sys

from tests.chaos import minutes


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.chaos", description=__doc__)
    parser.add_argument("--only", type=int, help="the number of one")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=minutes.PART.usual)
    options = parser.parse_args()
    only = options.only is not None
    tally = minutes.run(options.only if only else options.first, 1 if only else options.count)
    print(f"{tally.done} minutes of chaos")
    print(*tally.found, sep="\n")
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
