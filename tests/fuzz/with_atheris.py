"""The same makers, led by coverage: for whoever has atheris, which the tests do without.

    python -m venv --system-site-packages elsewhere
    elsewhere/bin/pip install atheris
    elsewhere/bin/python -m tests.fuzz.with_atheris commands -max_total_time=300

or `frames`. What follows the target is libFuzzer's. An input that breaks something is kept as
`crash-…`; with its name in the place of the options it is played again.
"""

import importlib
import sys
from typing import Any

WATCHED = ["app", "sync"]


def main() -> None:
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=WATCHED):
        fed = importlib.import_module("tests.fuzz.fed")
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], fed.TARGETS[name]())
    atheris.Fuzz()


if __name__ == "__main__":
    main()
