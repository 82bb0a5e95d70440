"""Searches for each planted fault, day by day from the first, until the simulation finds it.

`python -m tests.sim.plants` searches afresh and writes `planted.json`; with names, only those.
`--recorded` lives each fault's recorded day again, and ends with 1 where one is not found there.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, structs

from tests.sim.faults import FAULTS
from tests.sim.history import run

PLANTED = Path(__file__).with_name("planted.json")
MOST = 500
"""Days in which a fault is to be found, or the simulation is not good enough."""


class Planted(Struct, frozen=True):
    """How many days it took, and what gave it away on the last of them."""

    needed: int
    seed: int
    found: str


def search(name: str, most: int = MOST) -> Planted | None:
    return next((found for seed in range(most) if (found := found_on(name, seed))), None)


def found_on(name: str, seed: int) -> Planted | None:
    findings = run(seed, FAULTS[name]()).findings
    if not findings:
        return None
    return Planted(seed + 1, seed, f"{findings[0].kind}: {findings[0].text[:160]}")


def known() -> dict[str, Planted]:
    """As recorded."""
    if not PLANTED.exists():
        return {}
    return {name: Planted(**found) for name, found in json.loads(PLANTED.read_text()).items()}


def recorded() -> dict[str, int]:
    """How many days each fault needed, of those that are found on their recorded day still."""
    return {name: found.needed for name, found in known().items() if found_on(name, found.seed)}


def write(found: dict[str, Planted]) -> None:
    ordered = {name: found[name] for name in FAULTS if name in found}
    text = json.dumps({name: structs.asdict(one) for name, one in ordered.items()}, indent=1)
    PLANTED.write_text(text + "\n", "utf-8")


def search_all(names: Iterable[str]) -> bool:
    """Written after each, so that what was found stays when this is interrupted."""
    everything = known()
    for name in names:
        everything.pop(name, None)
        found = search(name)
        print(f"{name}: {f'{found.needed} ({found.found})' if found else 'NOT FOUND'}", flush=True)
        if found is not None:
            everything[name] = found
        write(everything)
    return all(name in everything for name in FAULTS)


def again() -> bool:
    found = recorded()
    missing = [name for name in FAULTS if name not in found]
    for name in missing:
        print(f"{name} is not found on its recorded day: python -m tests.sim.plants {name!r}")
    print(f"{len(found)} of {len(FAULTS)} faults are found on their recorded days.")
    return not missing


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sim.plants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="fault", help="all unless some are named")
    parser.add_argument("--recorded", action="store_true", help="live the recorded days again")
    args = parser.parse_args()
    unknown = [name for name in args.names if name not in FAULTS]
    if unknown:
        parser.error(f"{unknown} are not among {sorted(FAULTS)}")
    done = again() if args.recorded else search_all(args.names or FAULTS)
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
