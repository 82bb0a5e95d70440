"""A hub that was just made."""

from pathlib import Path

import pytest

from tests.sync.cli.words import Words


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "DATABASE", "KEYS", "KEY_FILE"):
        monkeypatch.delenv(f"MASHBOARD_{name}", raising=False)


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
def data(tmp_path: Path, words: Words) -> Path:
    folder = tmp_path / "hub"
    words.good("init", "--data", folder, "--name", "Testbridge MASH", "--prefix", "TB")
    return folder
