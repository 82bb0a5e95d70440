"""`python -m tests.power --only NUMBER`: one power cut again, with all that is known of it."""

import argparse

from tests.power.cuts import again

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.power", description=__doc__)
    parser.add_argument("--only", type=int, required=True, metavar="NUMBER")
    print(again(parser.parse_args().only))
