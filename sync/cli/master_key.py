"""Where a data folder's master key is, from what was said on the command line."""

import os
from pathlib import Path

import typer
from keyring.errors import KeyringError

from app.persistence.errors import KeyMissing
from app.persistence.providers import EnvironmentKey, FileKey, KeyringKey
from app.ports import Entropy, KeyProvider


def key_file_of(data: Path) -> Path:
    """Beside the data folder, never in it."""
    data = data.resolve()
    return data.with_name(f"{data.name}.key")


def provider(
    data: Path, key_file: Path | None = None, key_env: str | None = None, keyring: bool = False
) -> KeyProvider:
    if sum(map(bool, (key_file, key_env, keyring))) > 1:
        raise typer.BadParameter("Say where the key is once: --key-file, --key-env or --keyring.")
    if key_env:
        return EnvironmentKey(os.environ, key_env)
    if keyring:
        return KeyringKey(str(data.resolve()))
    return FileKey(key_file or key_file_of(data))


def make(where: KeyProvider, entropy: Entropy) -> None:
    """A new master key, unless there is one already: a key is never overwritten."""
    if isinstance(where, FileKey) and not where.path.exists():
        _make_file(where, entropy)
    elif isinstance(where, KeyringKey):
        _make_entry(where, entropy)


def _make_file(where: FileKey, entropy: Entropy) -> None:
    try:
        where.create(entropy)
    except OSError as error:
        raise KeyMissing(f"The key file {where.path} cannot be written ({error}).") from error


def _make_entry(where: KeyringKey, entropy: Entropy) -> None:
    try:
        where.create(entropy)
    except FileExistsError:
        return
    except KeyringError as error:
        raise KeyMissing(f"The system's keyring does not answer ({error}).") from error
