"""`python -m tests.end2end --first NUMBER --count KILLS`: these kills again, in one story."""

import argparse

from tests.end2end.kills import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.end2end", description=__doc__)
    parser.add_argument("--first", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    print(run(**vars(parser.parse_args())))
