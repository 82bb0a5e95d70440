"""Where the master key is kept: a file of its own, the environment, or the system's keyring."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import keyring
from keyring.errors import KeyringError

from app.persistence.durable import write_new
from app.persistence.errors import KeyExposed, KeyMissing, WrongKey
from app.persistence.master import MASTER_BYTES
from app.ports import Entropy

VARIABLE = "MASHBOARD_MASTER_KEY"
SERVICE = "mashboard-hub"


class FileKey:
    """A file of 64 hex digits that only its owner can read; outside the data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def master_key(self) -> bytes:
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_text("ascii")
        except (OSError, UnicodeError) as error:
            raise KeyMissing(f"The key file {self.path} cannot be read ({error}).") from error
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyExposed(f"Others on this computer can read the key file {self.path}.")
        return _parsed(text, f"The key file {self.path}")

    def create(self, entropy: Entropy) -> None:
        """A new key. Raises `FileExistsError`: a key is never overwritten."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_new(self.path, entropy.bytes(MASTER_BYTES).hex().encode() + b"\n")


class EnvironmentKey:
    """64 hex digits in an environment variable, put there by the service manager."""

    def __init__(self, environ: Mapping[str, str] = os.environ, variable: str = VARIABLE) -> None:
        self._environ = environ
        self._variable = variable

    def master_key(self) -> bytes:
        text = self._environ.get(self._variable)
        if not text:
            raise KeyMissing(f"The environment variable {self._variable} is not set.")
        return _parsed(text, f"The environment variable {self._variable}")


class KeyringKey:
    """In the system's keyring, under a name for each hub."""

    def __init__(self, name: str) -> None:
        self._name = name

    def master_key(self) -> bytes:
        try:
            text = keyring.get_password(SERVICE, self._name)
        except KeyringError as error:
            raise KeyMissing(f"The system's keyring does not answer ({error}).") from error
        if text is None:
            raise KeyMissing(f"The system's keyring has no key named {self._name}.")
        return _parsed(text, f"The keyring's key {self._name}")

    def create(self, entropy: Entropy) -> None:
        """A new key, where there is none."""
        if keyring.get_password(SERVICE, self._name) is not None:
            raise FileExistsError(self._name)
        keyring.set_password(SERVICE, self._name, entropy.bytes(MASTER_BYTES).hex())


def _parsed(text: str, where: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError as error:
        raise WrongKey(f"{where} does not hold 64 hex digits.") from error
    if len(key) != MASTER_BYTES:
        raise WrongKey(f"{where} does not hold 64 hex digits.")
    return key
