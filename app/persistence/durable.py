"""Small files that are on the disk when the call returns."""

import os
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, content: bytes) -> None:
    """For its owner's eyes only. Raises `FileExistsError`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make its content and its length durable, whoever wrote it; no file, no matter."""
    with suppress(FileNotFoundError), path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in it durable; where a folder cannot be opened (Windows) the system does."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace(path: Path, content: bytes) -> None:
    """The old content or the new one, never a part."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    write_new(beside, content)
    beside.replace(path)
    sync_folder(path.parent)
