"""One hub for each data folder."""

import os
import sys
from pathlib import Path

from app.persistence.errors import DataFolderInUse

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held until released, or until the process ends in whatever way. Raises `DataFolderInUse`."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise DataFolderInUse(f"A hub is running on {path.parent}.") from error

    def release(self) -> None:
        os.close(self._descriptor)
