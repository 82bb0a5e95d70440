"""What was done so far, kept on the disk: a long proof goes on where it was stopped."""

from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct, field, structs

from tests.proof.part import Part
from tests.proof.tally import Tally


class Run(Struct, frozen=True):
    """One call of a part: the runs numbered from `first`."""

    first: int
    count: int


class Entry(Struct, frozen=True):
    run: Run
    tally: Tally


class Book(Struct):
    """Every finished run of every part, by the part's name."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    planted: dict[str, int] = field(default_factory=dict)
    """Each planted fault that was found, with the number of seeds that it took."""
    seconds: float = 0.0

    @classmethod
    def read(cls, path: Path) -> Self:
        """An empty one where there is none yet."""
        return msgspec.json.decode(path.read_bytes(), type=cls) if path.exists() else cls()

    def write(self, path: Path) -> None:
        """What is asked of a proof comes first; each run stands behind it."""
        path.parent.mkdir(exist_ok=True)
        beside = path.with_suffix(".new")
        whole = self.summary() | structs.asdict(self)
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=2))
        beside.replace(path)

    def add(self, part: Part, run: Run, tally: Tally) -> None:
        self.entries.setdefault(part.name, []).append(Entry(run, tally))

    def total(self, name: str) -> Tally:
        return sum((entry.tally for entry in self.entries.get(name, [])), Tally())

    def left(self, part: Part, goal: int) -> list[Run]:
        """The runs that are still to do, of those numbered below `goal`."""
        done = {entry.run for entry in self.entries.get(part.name, [])}
        firsts = range(0, goal, part.at_once)
        runs = [Run(first, min(part.at_once, goal - first)) for first in firsts]
        return [run for run in runs if run not in done]

    @property
    def sum(self) -> Tally:
        return sum((self.total(name) for name in self.entries), Tally())

    def summary(self) -> dict[str, object]:
        whole = self.sum
        return {name: self.total(name).done for name in self.entries} | {
            "lost": whole.lost,
            "doubled": whole.doubled,
            "diverged": whole.diverged,
            "unhandled": whole.unhandled,
            "planted": self.planted,
            "found": whole.found,
        }
