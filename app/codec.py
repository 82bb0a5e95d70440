"""One codec for wire and store: JSON by msgspec, typed on both sides."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from app.dates import FIRST_YEAR, LAST_YEAR
from app.domain.board import Board, Stream
from app.domain.commands import Command
from app.domain.events import Event

LARGEST_NUMBER = 2**53 - 1
"""What JSON's readers in every language hold exactly."""

_encoder = msgspec.json.Encoder(order="deterministic")
_sorted = msgspec.json.Encoder(order="sorted").encode
_command: Callable[[bytes], Command] = msgspec.json.Decoder(Command).decode
_event: Callable[[bytes], Event] = msgspec.json.Decoder(Event).decode
_stream: Callable[[bytes], Stream] = msgspec.json.Decoder(Stream).decode


class UnknownField(ValueError):
    """A field that no version of this hub knows; its name is the message."""


def encode(value: object) -> bytes:
    """UTF-8 JSON; equal values give equal bytes."""
    return _encoder.encode(value)


def decode_event(raw: bytes) -> Event:
    return _event(raw)


def decode_stream(raw: bytes) -> Stream:
    return _stream(raw)


def decode_command(raw: bytes) -> Command:
    """Tolerant of unknown fields, as a client is of its own newer shelf."""
    return _command(raw)


def strict(raw: bytes, value: Struct) -> None:
    """Raise `UnknownField` where `raw` has a field that `value`, decoded from it, does not.

    Raise a `ValueError` where `value` has a day from which no calendar could count (the first and
    the last there are have no local time everywhere), or a number that other programs cannot hold.
    """
    _compare(msgspec.json.decode(raw), value)


def _compare(raw: Any, value: object) -> None:
    if isinstance(value, Struct):
        for name, inner in raw.items():
            if name in value.__struct_fields__:
                _compare(inner, getattr(value, name))
            elif name != "type":
                raise UnknownField(name)
    elif isinstance(value, tuple):
        for inner, item in zip(raw, value, strict=True):
            _compare(inner, item)
    elif isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise ValueError(f"{value.isoformat()} is not between {FIRST_YEAR} and {LAST_YEAR}")
    elif isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        raise ValueError("a number has more than 53 bits")


def state_hash(streams: Iterable[Stream]) -> str:
    """SHA-256 over the streams by id, a line each, fields by name: equal for equal views.

    By name, so that a client in another language need not know how fields are declared here.
    """
    digest = hashlib.sha256()
    for stream in sorted(streams, key=lambda s: s.id):
        digest.update(_sorted(stream))
        digest.update(b"\n")
    return digest.hexdigest()


def board_hash(board: Board) -> str:
    return state_hash(board.streams.values())


__all__ = [
    "UnknownField",
    "board_hash",
    "decode_command",
    "decode_event",
    "decode_stream",
    "encode",
    "state_hash",
    "strict",
]
