"""A data folder of its own for each test, with real keys, files and randomness."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.persistence.layout import DataFolder, Store, create, open_store
from app.persistence.providers import FileKey
from sync.adapters import SystemEntropy
from tests.helpers.builders import AT

ENTROPY = SystemEntropy()


@pytest.fixture
def key(tmp_path: Path) -> FileKey:
    provider = FileKey(tmp_path / "keys" / "hub.key")
    provider.create(ENTROPY)
    return provider


@pytest.fixture
def folder(tmp_path: Path, key: FileKey) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    create(made, key, ENTROPY, AT)
    return made


@pytest.fixture
def store(folder: DataFolder, key: FileKey) -> Iterator[Store]:
    with open_store(folder, key, ENTROPY) as opened:
        yield opened
