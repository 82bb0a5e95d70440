"""From who one is to a Shelf that is open: by the keyring without a word, else by password.

Everything here blocks: run it off the loop.
"""

from pathlib import Path

from msgspec import Struct

from app.persistence.errors import KeyMissing, ShelfUnreadable, WrongKey
from app.persistence.shelf import open_shelf
from app.persistence.shelf_key import keyring_key, password_key
from app.ports import Entropy, Shelf
from sync import keychain
from sync.joining import Joined
from sync.profiles import Profile

KEY_FILE = "shelf.key"
TOKEN_DRAFT = "device-token"  # noqa: S105 (where it lies, not the token)
"""On the Shelf, where no keyring holds the token."""


class Entry(Struct, frozen=True):
    """All that a session needs; `set_aside` where earlier words could not be opened."""

    profile: Profile
    token: str
    shelf: Shelf
    set_aside: bool = False


def at_once(profile: Profile, folder: Path, entropy: Entropy) -> Entry | None:
    """Come in with what the keyring holds; None where a password is needed."""
    token = keychain.token(profile)
    if not token:
        return None
    try:
        key = keyring_key(keychain.entry(profile), entropy)
    except KeyMissing:
        return None
    return Entry(profile, token, *_opened(profile, folder, key))


def by_password(profile: Profile, password: str, folder: Path, entropy: Entropy) -> Entry | None:
    """Come in, with or without a line, where the Shelf holds the token; else None: sign in."""
    if not (folder / KEY_FILE).exists():
        return None
    try:
        key = password_key(folder / KEY_FILE, password, entropy)
    except WrongKey:
        return None
    shelf, set_aside = _opened(profile, folder, key)
    token = shelf.drafts().get(TOKEN_DRAFT, "")
    if token:
        return Entry(profile, token, shelf, set_aside)
    shelf.close()
    return None


def joined(by: Joined, password: str, folder: Path, entropy: Entropy) -> Entry:
    """Keep what the hub gave, in the keyring or else under the password, and open the Shelf."""
    if keychain.keep(by.profile, by.token):
        key = keyring_key(keychain.entry(by.profile), entropy)
        return Entry(by.profile, by.token, *_opened(by.profile, folder, key))
    key, forgotten = _new_key(folder / KEY_FILE, password, entropy)
    shelf, set_aside = _opened(by.profile, folder, key)
    shelf.save_draft(TOKEN_DRAFT, by.token)
    return Entry(by.profile, by.token, shelf, set_aside or forgotten)


def _new_key(file: Path, password: str, entropy: Entropy) -> tuple[bytes, bool]:
    """The key under this password, and whether an earlier one had to be set aside."""
    try:
        return password_key(file, password, entropy), False
    except WrongKey:
        number = sum(1 for _ in file.parent.glob(f"{file.stem}-*{file.suffix}")) + 1
        file.rename(file.with_stem(f"{file.stem}-{number}"))
        return password_key(file, password, entropy), True


def _opened(profile: Profile, folder: Path, key: bytes) -> tuple[Shelf, bool]:
    """The Shelf, and whether an earlier one could not be opened and lies beside it now."""
    path = folder / f"{profile.account}.shelf"
    try:
        return open_shelf(path, key), False
    except ShelfUnreadable:
        return open_shelf(path, key), True
