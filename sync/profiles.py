"""What a computer keeps of a hub that someone joined from it. Nothing secret: see `keychain`."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct

from app.domain.values import AccountId

PROFILE_FILE = "profile.json"
USUAL = "main"
_decode: Callable[[bytes], "Profile"]


class Profile(Struct, frozen=True):
    """One person at one hub."""

    host: str
    port: int
    ca_pem: str
    """The only CA that is trusted there."""
    account: AccountId
    name: str
    """What the person types to sign in."""

    @property
    def origin(self) -> str:
        """Where the hub is, as people read it."""
        return f"{self.host}:{self.port}"


_decode = msgspec.json.Decoder(Profile).decode


def folder_of(name: str = USUAL, data: Path | None = None) -> Path:
    """Where the profile called `name` lives, under `data` or the person's own data folder."""
    root = data or Path(platformdirs.user_data_dir("mashboard", appauthor=False))
    return root / "profiles" / name


def load(folder: Path) -> Profile | None:
    """None where nobody joined from here, or what is there cannot be read: join again then."""
    try:
        return _decode((folder / PROFILE_FILE).read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def save(folder: Path, profile: Profile) -> None:
    """Whole or not at all, and for its owner's eyes only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{PROFILE_FILE}.new"
    fresh.touch(mode=0o600)
    fresh.chmod(0o600)
    fresh.write_bytes(msgspec.json.encode(profile))
    fresh.replace(folder / PROFILE_FILE)
