"""Passwords: argon2id, with the library's current parameters; raised quietly at sign-in."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST = 10
LONGEST = 256

_hasher = PasswordHasher()


class PasswordTooShort(ValueError):
    """The password has fewer than `SHORTEST` letters, or more than `LONGEST`."""


def hash_password(password: str) -> str:
    """Takes some 50 ms on purpose: not for an event loop's thread."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordTooShort(f"a password has {SHORTEST} to {LONGEST} letters")
    return _hasher.hash(password)


@cache
def nobodys_hash() -> str:
    """Checked for a name that does not exist, so that the time taken does not tell."""
    return _hasher.hash("no account has this password")


def matches(password_hash: str, password: str) -> bool:
    if len(password) > LONGEST:
        return False
    try:
        return _hasher.verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def outdated(password_hash: str) -> bool:
    """Whether it was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)
