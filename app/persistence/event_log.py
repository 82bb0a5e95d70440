"""The event table: rows read back into events along their chain, and events written as rows."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Select, desc, insert, select
from sqlalchemy.dialects import sqlite

from app.domain.events import Recorded
from app.domain.values import BoardId, CommandId, Instant
from app.persistence import chain, rows
from app.persistence.errors import StoreDamaged
from app.persistence.keys import KeyRing, Keys
from app.persistence.tables import events
from app.ports import Entropy

_AT_ONCE = 2_000
# Tuples straight to the driver: building a dict for each row would cost as much as the encryption.
_INSERT = str(insert(events).compile(dialect=sqlite.dialect()))


class Place(NamedTuple):
    """How far the log goes."""

    position: int
    head: bytes
    at: Instant | None


START = Place(0, chain.GENESIS, None)


def last(connection: Connection, board: BoardId) -> Place:
    return _place(connection, _of(board).order_by(desc(events.c.position)).limit(1))


def at(connection: Connection, board: BoardId, position: int) -> Place:
    """The event at `position`, or the start. Raises `StoreDamaged` where there is none."""
    if position == 0:
        return START
    found = _place(connection, _of(board).where(events.c.position == position))
    if found.position != position:
        raise StoreDamaged(f"The log ends before event {position}, which was there before.")
    return found


def _of(board: BoardId) -> Select[bytes, bytes, bytes]:
    columns = events.c.header, events.c.ciphertext, events.c.head
    return select(*columns).where(events.c.board == board)


def _place(connection: Connection, query: Select[bytes, bytes, bytes]) -> Place:
    row = connection.execute(query).first()
    if row is None:
        return START
    header = rows.decode_header(row[0])
    return Place(header.position, row[2], header.at)


def after(connection: Connection, board: BoardId, place: Place, keys: Keys) -> Iterator[Recorded]:
    """The events after `place`, each checked against the chain. Raises `StoreDamaged`."""
    query = _of(board).where(events.c.position > place.position).order_by(events.c.position)
    position, head = place.position, place.head
    for raw, ciphertext, stored in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        position, head = position + 1, chain.link(head, chain.leaf(raw, ciphertext))
        header = rows.decode_header(raw)
        if head != stored or header.position != position or header.board != board:
            raise StoreDamaged(f"The chain breaks at event {position}.")
        yield rows.decrypt(header, raw, ciphertext, keys.by_id(header.key))


class Writer:
    """Adds events of one board to the log."""

    def __init__(self, board: BoardId, keys: KeyRing, entropy: Entropy) -> None:
        self._board = board
        self._keys = keys
        self._entropy = entropy

    def write(
        self,
        connection: Connection,
        head: bytes,
        recorded: Iterable[tuple[Recorded, CommandId]],
    ) -> bytes:
        """Encrypt, chain and insert in order; the new head. Each stream has its key already."""
        written: list[tuple[object, ...]] = []
        for one, command in recorded:
            key = self._keys.for_writing(one.stream)
            header = rows.header_of(self._board, one, command, key)
            raw = rows.encode_header(header)
            ciphertext = rows.encrypt(one.event, key, self._entropy.bytes(rows.NONCE), raw)
            head = chain.link(head, chain.leaf(raw, ciphertext))
            written.append((*rows.columns(header), raw, ciphertext, head))
        if written:
            connection.exec_driver_sql(_INSERT, written)
        return head
