"""From who one is to an open Shelf, with a keyring and without."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from app.domain.values import AccountId
from sync import entry
from sync.adapters import SystemEntropy
from sync.entry import Entry
from sync.joining import Joined
from sync.profiles import Profile

ANNA = AccountId("00000000-0000-4000-8000-000000000001")
PROFILE = Profile("hub.example", 8443, "", ANNA, "Anna")
JOINED = Joined(PROFILE, "token-1")
PASSWORD = "correct horse battery"
ENTROPY = SystemEntropy()


class MemoryKeyring(KeyringBackend):
    """A keyring that works, and forgets at the end."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library states no types here
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def left(entered: Entry | None) -> Entry:
    """A window that was open and was closed."""
    assert entered
    entered.shelf.close()
    return entered


def write(entered: Entry, text: str) -> None:
    entered.shelf.save_draft("note", text)


def read(entered: Entry | None) -> str:
    assert entered
    return entered.shelf.drafts().get("note", "")


def test_with_a_keyring_one_is_in_at_once(ring: MemoryKeyring, tmp_path: Path) -> None:
    first = entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY)
    write(first, "half a sentence")
    left(first)
    again = entry.at_once(PROFILE, tmp_path, ENTROPY)
    assert again
    assert (again.token, read(again), again.set_aside) == ("token-1", "half a sentence", False)
    left(again)


def test_without_one_the_password_opens_what_was_written(tmp_path: Path) -> None:
    first = entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY)
    write(first, "half a sentence")
    left(first)
    assert entry.at_once(PROFILE, tmp_path, ENTROPY) is None
    again = entry.by_password(PROFILE, PASSWORD, tmp_path, ENTROPY)
    assert again
    assert (again.token, read(again)) == ("token-1", "half a sentence")
    left(again)


def test_a_wrong_password_opens_nothing(tmp_path: Path) -> None:
    left(entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY))
    assert entry.by_password(PROFILE, "wrong horse battery", tmp_path, ENTROPY) is None


def test_a_computer_that_never_joined_needs_the_hub(tmp_path: Path) -> None:
    assert entry.at_once(PROFILE, tmp_path, ENTROPY) is None
    assert entry.by_password(PROFILE, PASSWORD, tmp_path, ENTROPY) is None
    assert list(tmp_path.iterdir()) == []


def test_a_changed_password_sets_aside_what_the_old_one_locks(tmp_path: Path) -> None:
    first = entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY)
    write(first, "under the old one")
    left(first)
    changed = entry.joined(Joined(PROFILE, "token-2"), "another horse battery", tmp_path, ENTROPY)
    assert changed.set_aside
    assert read(changed) == ""
    left(changed)
    kept = sorted(p.name for p in tmp_path.iterdir() if "-" in p.name.removeprefix(ANNA))
    assert kept == [f"{ANNA}-unreadable-1.shelf", "shelf-1.key"]


def test_a_keyring_that_lost_its_key_sets_the_shelf_aside(
    ring: MemoryKeyring, tmp_path: Path
) -> None:
    left(entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY))
    ring.kept.pop(("mashboard-shelf", f"{ANNA}@hub.example:8443"))
    again = left(entry.at_once(PROFILE, tmp_path, ENTROPY))
    assert again.set_aside


def test_nothing_on_the_disk_says_the_token_or_the_words(tmp_path: Path) -> None:
    first = entry.joined(JOINED, PASSWORD, tmp_path, ENTROPY)
    write(first, "half a sentence")
    left(first)
    raw = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"token-1" not in raw
    assert b"half a sentence" not in raw
