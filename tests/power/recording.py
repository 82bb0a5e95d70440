"""All that the files of a store were told, in the order in which it happened.

What goes through SQLite is heard by a watch on the disk. The two files that do not, the label and
the checkpoints, only grow and are synced by `os.fsync`: at each of these is recorded what the file
grew by, then the sync. What was never synced is on no disk here, as the worst disk would have it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.power.vfs import OK, Deed, Kind, watched

FOLDER = ""
"""Its sync makes durable which names there are."""
NEW_BY_NATURE = ("-journal", "-wal")
"""With the first sync of these, each time they are opened, SQLite syncs the folder too."""

OF_SQLITE = (".db", *NEW_BY_NATURE)


class Recording:
    """`deeds` of the files in one folder; their paths are names in it."""

    def __init__(self, folder: Path) -> None:
        self.deeds: list[Deed] = []
        self._folder = folder.resolve()
        self._names: dict[str, str] = {}
        self._opened: set[str] = set()
        """Those of whose names the folder has not been told yet."""
        self._lengths = {p: p.stat().st_size for p in self._folder.glob("*") if p.is_file()}
        self._fsync = os.fsync

    @contextmanager
    def on(self) -> Iterator[None]:
        """Whatever happens in the block is recorded."""
        with watched(self._hear), patch.object(os, "fsync", self._synced):
            yield

    def _hear(self, deed: Deed) -> int:
        name = self._name(deed.path)
        if name and deed.kind is Kind.OPEN:
            self._opened |= {name} if name.endswith(NEW_BY_NATURE) else set()
        elif name:
            self.deeds.append(deed._replace(path=name))
            if deed.kind is Kind.SYNC and name in self._opened:
                self._opened.remove(name)
                self.deeds.append(Deed(Kind.SYNC, FOLDER))
        return OK

    def _name(self, path: str) -> str:
        """Nothing where it lies elsewhere."""
        known = self._names.get(path)
        if known is None:
            at = Path(path)
            within = at.is_relative_to(self._folder)
            known = self._names[path] = str(at.relative_to(self._folder)) if within else ""
        return known

    def _synced(self, descriptor: int) -> None:
        self._fsync(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        if path == self._folder:
            self.deeds.append(Deed(Kind.SYNC, FOLDER))
        elif name := self._name(str(path)):
            if not name.endswith(OF_SQLITE):
                self._grown(path, name)
            self.deeds.append(Deed(Kind.SYNC, name))

    def _grown(self, path: Path, name: str) -> None:
        content, before = path.read_bytes(), self._lengths.get(path, 0)
        self._lengths[path] = len(content)
        self.deeds.append(Deed(Kind.WRITE, name, before, content[before:]))
