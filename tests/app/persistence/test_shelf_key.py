"""The shelf opens for its owner: by the system's keyring, or by the sign-in password."""

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from app.persistence.errors import KeyMissing, WrongKey
from app.persistence.shelf_key import change_password, keyring_key, password_key
from tests.app.persistence.conftest import ENTROPY, MemoryKeyring

OLD, NEW = "correct horse battery", "staple of another kind"


def test_the_password_opens_what_it_made(tmp_path: Path) -> None:
    file = tmp_path / "shelf.key"
    key = password_key(file, OLD, ENTROPY)
    assert len(key) == 32
    assert password_key(file, OLD, ENTROPY) == key
    assert key not in file.read_bytes()


def test_another_password_does_not(tmp_path: Path) -> None:
    file = tmp_path / "shelf.key"
    password_key(file, OLD, ENTROPY)
    with pytest.raises(WrongKey, match="does not open with this password"):
        password_key(file, NEW, ENTROPY)


def test_a_new_password_opens_the_same_shelf(tmp_path: Path) -> None:
    file = tmp_path / "shelf.key"
    key = password_key(file, OLD, ENTROPY)
    change_password(file, OLD, NEW, ENTROPY)
    assert password_key(file, NEW, ENTROPY) == key
    with pytest.raises(WrongKey):
        password_key(file, OLD, ENTROPY)
    assert [path.name for path in tmp_path.iterdir()] == ["shelf.key"]


def test_a_damaged_file_is_a_wrong_key_not_a_new_one(tmp_path: Path) -> None:
    file = tmp_path / "shelf.key"
    file.write_bytes(b"{")
    with pytest.raises(WrongKey):
        password_key(file, OLD, ENTROPY)


def test_the_keyring_keeps_one_key_for_each_name(memory_keyring: KeyringBackend) -> None:
    key = keyring_key("anna@hub", ENTROPY)
    assert keyring_key("anna@hub", ENTROPY) == key
    assert keyring_key("bela@hub", ENTROPY) != key


def test_without_a_keyring_it_says_so() -> None:
    with pytest.raises(KeyMissing, match="keyring does not answer"):
        keyring_key("anna@hub", ENTROPY)
    assert not isinstance(keyring.get_keyring(), MemoryKeyring)
