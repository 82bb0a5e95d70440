"""A disk under SQLCipher whose syncs are counted, and can be made to fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.power.vfs import IOERR_FSYNC, OK, Deed, Kind, watched


class FaultyDisk:
    """`synced` names the files as they are synced; while `fails`, each sync fails with `code`."""

    def __init__(self) -> None:
        self.synced: list[str] = []
        self.fails = False
        self.code = IOERR_FSYNC

    def hear(self, deed: Deed) -> int:
        if deed.kind is not Kind.SYNC:
            return OK
        self.synced.append(Path(deed.path).name)
        return self.code if self.fails else OK


@contextmanager
def faulty_disk() -> Iterator[FaultyDisk]:
    """Under every SQLCipher file opened in the block."""
    disk = FaultyDisk()
    with watched(disk.hear):
        yield disk
