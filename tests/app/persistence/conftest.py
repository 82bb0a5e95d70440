"""A data folder of its own for each test, with real keys, files and randomness."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from tests.helpers.builders import AT

ENTROPY = SystemEntropy()


class MemoryKeyring(KeyringBackend):
    """A system's keyring for machines that have none."""

    priority = 1.0

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._kept[service, username] = password


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    mine = MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def key(tmp_path: Path) -> FileKey:
    provider = FileKey(tmp_path / "keys" / "hub.key")
    provider.create(ENTROPY)
    return provider


@pytest.fixture
def folder(in_files: DataFolder) -> DataFolder:
    """Usual; where a module is about every kind of store, it has its own `folder`."""
    return in_files


@pytest.fixture
def in_files(tmp_path: Path, key: FileKey) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    create(made, key, ENTROPY, AT)
    return made


@pytest.fixture
def in_database(tmp_path: Path, key: FileKey, database: str) -> DataFolder:
    """A folder whose record is in a database that it shares with others."""
    made = DataFolder(tmp_path / "shared")
    create(made, key, ENTROPY, AT, database)
    return made


@pytest.fixture
def store(folder: DataFolder, key: FileKey) -> Iterator[Store]:
    with open_store(folder, key, ENTROPY) as opened:
        yield opened
