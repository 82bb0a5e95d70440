"""What is derived from the master key; the master key itself encrypts nothing."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct

MASTER_BYTES = 32


def derive(key: bytes, purpose: str, length: int = 32) -> bytes:
    """HKDF-SHA256: unrelated keys for unrelated purposes."""
    return HKDF(SHA256(), length, None, f"mashboard {purpose}".encode()).derive(key)


class Derived(Struct, frozen=True):
    store: bytes
    """Opens the store's file …"""
    keys: bytes
    """… and the key database's."""
    wrap: AESGCM
    """Wraps each stream's key."""
    check: str
    """Tells a wrong master key from damage; says nothing about the key."""


def derived(master: bytes) -> Derived:
    return Derived(
        derive(master, "store file"),
        derive(master, "keys file"),
        AESGCM(derive(master, "wrap")),
        derive(master, "check", 8).hex(),
    )
