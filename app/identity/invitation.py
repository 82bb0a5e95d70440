"""An invitation: where the hub is, the proof of who it is, and a code that works once."""

import hashlib
import re
from datetime import timedelta

from msgspec import Struct

VALID_FOR = timedelta(days=7)
_FORM = re.compile(r"mashboard://([^/\s#]+):(\d{1,5})/([0-9A-Z-]{8,64})#([0-9a-f]{64})")


class NotAnInvitation(ValueError):
    """The text is not an invitation, or part of it was lost when it was copied."""


class Invitation(Struct, frozen=True):
    """One line that a person pastes into the sign-in screen."""

    host: str
    port: int
    code: str
    ca: str
    """SHA-256 of the hub's CA certificate (DER), hex: the client trusts only that."""

    def text(self) -> str:
        return f"mashboard://{self.host}:{self.port}/{self.code}#{self.ca}"


def parse(text: str) -> Invitation:
    """Raises NotAnInvitation. White space around and inside, as mail adds it, is ignored."""
    found = _FORM.fullmatch(re.sub(r"\s+", "", text))
    if found is None:
        raise NotAnInvitation(text[:40])
    host, port, code, ca = found.groups()
    if not 0 < int(port) < 65536:
        raise NotAnInvitation(text[:40])
    return Invitation(host.strip("[]"), int(port), code, ca)


def secret_hash(secret: str) -> str:
    """What the hub stores of a code or token: they are long and random, so SHA-256 will do."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_code(letters: str) -> str:
    """Random letters in groups of five, to be read out if need be."""
    return "-".join(letters[i : i + 5] for i in range(0, len(letters), 5))
