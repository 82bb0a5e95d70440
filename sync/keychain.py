"""The device token in the operating system's own keyring, where it has one that works.

Calls block, and may ask the person to unlock their keyring: run them off the loop.
"""

import keyring
from keyring.errors import KeyringError

from sync.profiles import Profile

SERVICE = "mashboard"


def token(profile: Profile) -> str:
    """The token kept for this profile; empty where there is none, or no keyring."""
    try:
        return keyring.get_password(SERVICE, entry(profile)) or ""
    except KeyringError:
        return ""


def keep(profile: Profile, token: str) -> bool:
    """Whether it is kept: False where no keyring works."""
    try:
        keyring.set_password(SERVICE, entry(profile), token)
    except KeyringError:
        return False
    return True


def entry(profile: Profile) -> str:
    """The name that this person at this hub goes by in the keyring."""
    return f"{profile.account}@{profile.origin}"
