"""The event table: rows read back into events along their chain, and events written as rows."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Row, bindparam, desc, select

from app.domain.case.compartments import compartment
from app.domain.events import Recorded
from app.domain.values import BoardId, CommandId, Instant
from app.persistence import chain, rows
from app.persistence.bulk import insert_rows
from app.persistence.errors import StoreDamaged
from app.persistence.keys import KeyRing, Keys
from app.persistence.tables import events
from app.ports import Entropy

_STORED = select(events.c.header, events.c.ciphertext, events.c.head).where(
    events.c.board == bindparam("board")
)
_LAST = _STORED.order_by(desc(events.c.position)).limit(1)
_FROM = _STORED.where(events.c.position >= bindparam("position")).order_by(events.c.position)
_LONG = _FROM.execution_options(yield_per=2_000)

_Stored = Row[bytes, bytes, bytes]


class Place(NamedTuple):
    """How far the log goes."""

    position: int
    head: bytes
    at: Instant | None


class Read(NamedTuple):
    """What follows a place, and where that ends."""

    start: Place
    events: tuple[Recorded, ...]
    end: Place


START = Place(0, chain.GENESIS, None)


def last(connection: Connection, board: BoardId) -> Place:
    row = connection.execute(_LAST, {"board": board}).first()
    return START if row is None else _place(row)


def after(
    connection: Connection, board: BoardId, position: int, keys: Keys, *, long: bool = False
) -> Read:
    """The events after `position`, each checked against the chain. Raises `StoreDamaged`.

    A `long` read takes them little by little, which a server answers in more steps.
    """
    query = _LONG if long else _FROM
    found = iter(connection.execute(query, {"board": board, "position": position}))
    start = START if position == 0 else _start(next(found, None), position)
    end, read = start, []
    for row in found:
        end, one = _follow(end, row, board, keys)
        read.append(one)
    return Read(start, tuple(read), end)


def _start(row: _Stored | None, position: int) -> Place:
    place = START if row is None else _place(row)
    if place.position != position:
        raise StoreDamaged(f"Event {position} is not there any more.")
    return place


def _place(row: _Stored) -> Place:
    header = rows.decode_header(row[0])
    return Place(header.position, row[2], header.at)


def _follow(before: Place, row: _Stored, board: BoardId, keys: Keys) -> tuple[Place, Recorded]:
    raw, ciphertext, head = row
    header = rows.decode_header(raw)
    expected = board, before.position + 1, chain.link(before.head, chain.leaf(raw, ciphertext))
    if (header.board, header.position, head) != expected:
        raise StoreDamaged(f"The chain breaks at event {before.position + 1}.")
    one = rows.decrypt(header, raw, ciphertext, keys.by_id(header.key))
    return Place(header.position, head, header.at), one


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
        """Encrypt, chain and insert in order; the new head. Their keys are made already."""
        written = list(self._rows(head, recorded))
        if not written:
            return head
        insert_rows(connection, events, written)
        return written[-1].head

    def _rows(
        self, head: bytes, recorded: Iterable[tuple[Recorded, CommandId]]
    ) -> Iterator[rows.Row]:
        for one, command in recorded:
            key = self._keys.for_writing(one.stream, compartment(one.event))
            header = rows.header_of(self._board, one, command, key)
            raw = rows.encode_header(header)
            ciphertext = rows.encrypt(one.event, key, self._entropy.bytes(rows.NONCE), raw)
            head = chain.link(head, chain.leaf(raw, ciphertext))
            yield rows.Row(*rows.columns(header), raw, ciphertext, head)
