"""`python -m tests.proof [--seeds N] [--only NAME …] [--long]`: try to break the promises.

The usual proof begins afresh each time. The long one is done once, and goes on where it stopped.
"""

import argparse
import sys
from pathlib import Path
from time import monotonic

from tests.chaos import minutes
from tests.end2end import kills
from tests.fuzz import commands, frames
from tests.power import cuts
from tests.proof import working
from tests.proof.book import Book
from tests.proof.part import Part
from tests.sim import part as sim
from tests.sim import plants

USUAL, LONG = Path("build/proof.json"), Path("build/proof-long.json")
PARTS: dict[str, Part] = {
    one.PART.name: one.PART for one in (sim, cuts, kills, frames, commands, minutes)
}


def prove(book: Book, part: Part, goal: int, path: Path) -> None:
    """Do what is left of a part, and keep each run in the book as it ends."""
    before, began = book.seconds, monotonic()
    for run, tally in working.done(part, book.left(part, goal)):
        book.add(part, run, tally)
        book.seconds = before + monotonic() - began
        book.write(path)
        _say(part, book, goal)
    print(flush=True)


def _say(part: Part, book: Book, goal: int) -> None:
    total = book.total(part.name)
    word = "nothing found" if total.clean else f"FOUND: {' | '.join(total.found)}"
    print(f"\r{part.name}: {total.done:,} of {goal:,}, {word}", end="", flush=True)


def prove_the_net(book: Book, path: Path) -> bool:
    """Each planted fault on the day that is known to show it."""
    book.planted = plants.recorded()
    book.write(path)
    missing = plants.known().keys() - book.planted.keys()
    print(f"planted faults: {len(book.planted)} found, {sorted(missing) or 'none'} not found")
    return not missing


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--seeds", type=int, help="histories of the simulation, instead of usual")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="these, and no planted faults")
    parser.add_argument("--long", action="store_true", help="once; hours, and resumable")
    asked = parser.parse_args()
    path = LONG if asked.long else USUAL
    book = Book.read(path) if asked.long else Book()
    for name in asked.only or PARTS:
        part = PARTS[name]
        goal = part.long if asked.long else part.usual
        prove(book, part, asked.seeds or goal if name == "seeds" else goal, path)
    held = bool(asked.only) or prove_the_net(book, path)
    sys.exit(not (held and book.sum.clean))


if __name__ == "__main__":
    main()
