"""The hash chain over an event row's header and ciphertext; it outlives the keys."""

from hashlib import sha256

TAG = b"mashboard chain 1"
GENESIS = bytes(32)
"""What stands before the first event."""


def leaf(header: bytes, ciphertext: bytes) -> bytes:
    return sha256(sha256(header).digest() + sha256(ciphertext).digest()).digest()


def link(previous: bytes, leaf: bytes) -> bytes:
    """The head after this event. Order, loss and change of any row show in every later head."""
    return sha256(TAG + previous + leaf).digest()
