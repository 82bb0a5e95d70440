"""An event as it is stored: a readable header that is hashed, and the rest encrypted under it.

The header's bytes are what was hashed, for ever: they are kept, never made again.
"""

from typing import NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from app import codec
from app.domain.events import Erased, Event, Recorded
from app.domain.values import AccountId, BoardId, CommandId, Instant, StreamId
from app.persistence.errors import StoreDamaged, TooNew
from app.persistence.tables import utc_text

SCHEMA = 1
"""Raised when an event kind changes in a way that its older rows do not decode."""
NONCE = 12


class Header(Struct, frozen=True):
    board: BoardId
    position: int
    stream: StreamId
    version: int
    kind: str
    schema: int
    key: str
    actor: AccountId
    at: Instant
    command: CommandId
    commitment: str
    """Binds the row to one key: AES-GCM alone lets a second key open it to other words."""


class StreamKey(Struct, frozen=True):
    """The key of one compartment of one stream, ready to use."""

    id: str
    cipher: AESGCM
    commitment: str


class Row(NamedTuple):
    """In the order of the table's columns."""

    board: str
    position: int
    stream: str
    version: int
    kind: str
    schema: int
    key: str
    actor: str
    at: str
    command: str
    header: bytes
    ciphertext: bytes
    head: bytes


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Header).decode


def header_of(board: BoardId, one: Recorded, command: CommandId, key: StreamKey) -> Header:
    return Header(
        board,
        one.position,
        one.stream,
        one.version,
        kind_of(one.event),
        SCHEMA,
        key.id,
        one.actor,
        one.at,
        command,
        key.commitment,
    )


def kind_of(event: Event) -> str:
    """The name of the event's kind in its JSON."""
    return str(event.__struct_config__.tag)


def encode_header(header: Header) -> bytes:
    return _encode(header)


def decode_header(raw: bytes) -> Header:
    """Raises `StoreDamaged` or `TooNew`."""
    try:
        header = _decode(raw)
    except ValueError as error:
        raise StoreDamaged(f"An event's header cannot be read ({error}).") from error
    if header.schema > SCHEMA:
        raise TooNew(f"Event {header.position} has format {header.schema}.")
    return header


def columns(h: Header) -> tuple[str, int, str, int, str, int, str, str, str, str]:
    """The checked copies, in the order of the table."""
    at = utc_text(h.at)
    return h.board, h.position, h.stream, h.version, h.kind, h.schema, h.key, h.actor, at, h.command


def encrypt(event: Event, key: StreamKey, nonce: bytes, header: bytes) -> bytes:
    """The nonce and the ciphertext; `nonce` is fresh for each event."""
    return nonce + key.cipher.encrypt(nonce, codec.encode(event), header)


def decrypt(header: Header, raw: bytes, ciphertext: bytes, key: StreamKey | None) -> Recorded:
    """The event in its place; `Erased` where its key was destroyed. Raises `StoreDamaged`."""
    return recorded(header, None if key is None else opened(header, raw, ciphertext, key))


def recorded(header: Header, plain: bytes | None) -> Recorded:
    """The event in its place, from what `opened` gives of it."""
    event = Erased() if plain is None else _words(header, plain)
    return Recorded(header.position, header.stream, header.version, header.at, header.actor, event)


def opened(header: Header, raw: bytes, ciphertext: bytes, key: StreamKey) -> bytes:
    """The event's own bytes. Raises `StoreDamaged`."""
    if header.commitment != key.commitment:
        raise StoreDamaged(f"Event {header.position} was not written with its key.")
    try:
        return key.cipher.decrypt(ciphertext[:NONCE], ciphertext[NONCE:], raw)
    except InvalidTag as error:
        raise StoreDamaged(f"Event {header.position} does not open with its key.") from error


def _words(header: Header, plain: bytes) -> Event:
    try:
        return codec.decode_event(plain)
    except msgspec.MsgspecError as error:
        raise TooNew(f"Event {header.position} ({header.kind}) is not known here.") from error
