"""Where the master key may lie, and what is said when it does not."""

from pathlib import Path

import pytest

from app.persistence.errors import KeyExposed, KeyMissing, WrongKey
from app.persistence.providers import VARIABLE, EnvironmentKey, FileKey, KeyringKey
from tests.app.persistence.conftest import ENTROPY, MemoryKeyring


def test_a_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = FileKey(tmp_path / "new" / "hub.key")
    file.create(ENTROPY)
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert len(file.master_key()) == 32
    assert FileKey(file.path).master_key() == file.master_key()


def test_a_key_file_is_never_overwritten(key: FileKey) -> None:
    before = key.master_key()
    with pytest.raises(FileExistsError):
        key.create(ENTROPY)
    assert key.master_key() == before


def test_a_key_file_that_others_can_read_is_refused(key: FileKey) -> None:
    key.path.chmod(0o640)
    with pytest.raises(KeyExposed, match="Others on this computer"):
        key.master_key()


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match=r"gone\.key.*safe.*backup"):
        FileKey(tmp_path / "gone.key").master_key()


@pytest.mark.parametrize("text", ["", "zz", "00" * 31, "00" * 33, "é"])
def test_what_is_no_key_is_refused(key: FileKey, text: str) -> None:
    key.path.write_text(text, "utf-8")
    with pytest.raises((WrongKey, KeyMissing)):
        key.master_key()


def test_a_key_in_the_environment() -> None:
    assert EnvironmentKey({VARIABLE: "ab" * 32 + "\n"}).master_key() == b"\xab" * 32
    with pytest.raises(KeyMissing, match=VARIABLE):
        EnvironmentKey({}).master_key()
    with pytest.raises(WrongKey, match="64 hex digits"):
        EnvironmentKey({VARIABLE: "ab"}).master_key()


def test_a_key_in_the_keyring(memory_keyring: MemoryKeyring) -> None:
    provider = KeyringKey("northbridge")
    with pytest.raises(KeyMissing, match="northbridge"):
        provider.master_key()
    provider.create(ENTROPY)
    assert len(provider.master_key()) == 32
    assert KeyringKey("northbridge").master_key() == provider.master_key()
    with pytest.raises(FileExistsError):
        provider.create(ENTROPY)


def test_without_a_keyring_it_says_so() -> None:
    with pytest.raises(KeyMissing, match="keyring does not answer"):
        KeyringKey("northbridge").master_key()
