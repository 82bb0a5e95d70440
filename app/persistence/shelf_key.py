"""The key of a client's shelf: in the system's keyring, else wrapped by the sign-in password."""

from pathlib import Path

import keyring
import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from keyring.errors import KeyringError
from msgspec import Struct

from app.persistence.durable import replace, write_new
from app.persistence.errors import KeyMissing, WrongKey
from app.ports import Entropy

SERVICE = "mashboard-shelf"
_KEY = 32
_SALT = 16
_NONCE = 12


class Wrapped(Struct, frozen=True):
    """A shelf key under a password; the costs are those it was made with."""

    salt: bytes
    passes: int
    memory_kib: int
    lanes: int
    key: bytes


def keyring_key(name: str, entropy: Entropy) -> bytes:
    """The shelf's key from the system's keyring, made where there is none. Raises `KeyMissing`."""
    try:
        found = keyring.get_password(SERVICE, name)
        if found is None:
            found = entropy.bytes(_KEY).hex()
            keyring.set_password(SERVICE, name, found)
    except KeyringError as error:
        raise KeyMissing(f"The system's keyring does not answer ({error}).") from error
    return bytes.fromhex(found)


def password_key(file: Path, password: str, entropy: Entropy) -> bytes:
    """The key wrapped in `file`, made where there is none. Raises `WrongKey`. Takes 0.1 s."""
    if not file.exists():
        key = entropy.bytes(_KEY)
        write_new(file, msgspec.json.encode(_wrap(key, password, entropy)))
        return key
    try:
        return _unwrap(msgspec.json.decode(file.read_bytes(), type=Wrapped), password)
    except (InvalidTag, ValueError) as error:
        raise WrongKey(f"{file.name} does not open with this password.") from error


def change_password(file: Path, old: str, new: str, entropy: Entropy) -> None:
    """The shelf itself stays as it is. Raises `WrongKey`."""
    key = password_key(file, old, entropy)
    replace(file, msgspec.json.encode(_wrap(key, new, entropy)))


def _wrap(key: bytes, password: str, entropy: Entropy) -> Wrapped:
    salt, nonce = entropy.bytes(_SALT), entropy.bytes(_NONCE)
    blank = Wrapped(salt, passes=3, memory_kib=64 * 1024, lanes=4, key=b"")
    sealed = AESGCM(_stretched(blank, password)).encrypt(nonce, key, salt)
    return msgspec.structs.replace(blank, key=nonce + sealed)


def _unwrap(wrapped: Wrapped, password: str) -> bytes:
    nonce, sealed = wrapped.key[:_NONCE], wrapped.key[_NONCE:]
    return AESGCM(_stretched(wrapped, password)).decrypt(nonce, sealed, wrapped.salt)


def _stretched(wrapped: Wrapped, password: str) -> bytes:
    return hash_secret_raw(
        password.encode(),
        wrapped.salt,
        time_cost=wrapped.passes,
        memory_cost=wrapped.memory_kib,
        parallelism=wrapped.lanes,
        hash_len=_KEY,
        type=Type.ID,
    )
