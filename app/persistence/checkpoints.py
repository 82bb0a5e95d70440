"""Signed statements of what stood where: they show truncation, which a bare chain cannot."""

import os
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.values import BoardId
from app.persistence.errors import StoreFull
from app.ports import Checkpoint

_TAG = b"mashboard checkpoint 1\n"


class Signer:
    """The hub's Ed25519 key for one board."""

    def __init__(self, board: BoardId, seed: bytes) -> None:
        self._board = board
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public(self) -> str:
        """Hex; give it to whoever is to check."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, epoch: str, position: int, head: str) -> Checkpoint:
        words = _words(self._board, epoch, position, head)
        return Checkpoint(position, epoch, head, self._key.sign(words).hex())

    def seal(self, words: bytes) -> str:
        """The same key's signature under anything else; `words` begin with a tag of their own."""
        return self._key.sign(words).hex()


def genuine(checkpoint: Checkpoint, board: BoardId, public: str) -> bool:
    """Whether the holder of `public` signed it for this board."""
    words = _words(board, checkpoint.epoch, checkpoint.position, checkpoint.head)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(checkpoint.signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def _words(board: BoardId, epoch: str, position: int, head: str) -> bytes:
    return _TAG + msgspec.json.encode([board, epoch, position, head])


class CheckpointFile:
    """One JSON line for each checkpoint; only ever added to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, checkpoint: Checkpoint) -> None:
        """Durable when it returns. Raises `StoreFull`."""
        try:
            with self._path.open("ab") as file:
                # A line torn by a power cut must not swallow this one.
                start = b"" if file.tell() == 0 or self._ends_whole() else b"\n"
                file.write(start + msgspec.json.encode(checkpoint) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreFull(f"The checkpoint file takes no more: {error}.") from error

    def read(self) -> tuple[list[Checkpoint], int]:
        """The checkpoints in order, and how many lines are none."""
        lines = self._path.read_bytes().splitlines() if self._path.exists() else []
        found = [_checkpoint(line) for line in lines]
        known = [one for one in found if one is not None]
        return known, len(found) - len(known)

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"


def _checkpoint(line: bytes) -> Checkpoint | None:
    try:
        return msgspec.json.decode(line, type=Checkpoint)
    except ValueError:
        return None
