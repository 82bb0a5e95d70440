"""The state of each stream as it stood, so that a start need not fold everything.

A shortcut only: each opens with a key of its own stream and is gone with it, and all are made
again where the shape of the state has changed. A state that holds working papers is written with
the key of the working papers.
"""

import hashlib
from collections.abc import Collection, Iterable

import msgspec
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app import codec
from app.domain.board import Board, Stream, stream_of
from app.domain.case.compartments import compartment_of
from app.domain.events import Recorded
from app.domain.values import BoardId, StreamId
from app.persistence.errors import StoreDamaged
from app.persistence.keys import RECORD, KeyRing, Keys
from app.persistence.rows import NONCE, StreamKey
from app.persistence.tables import boards, snapshots
from app.ports import Entropy

FOLDING = 1
"""Raised when `evolve` makes another state of the same events."""
EVERY = 5_000
"""Events after which the states that changed are stored again."""

_FORGET = delete(snapshots).where(
    snapshots.c.board == bindparam("of"), snapshots.c.stream == bindparam("gone")
)


def _format() -> str:
    shape = msgspec.json.encode(msgspec.json.schema(Stream), order="deterministic")
    return hashlib.sha256(shape + b"%d" % FOLDING).hexdigest()


FORMAT = _format()


def read(connection: Connection, board: BoardId, keys: Keys) -> tuple[int, dict[StreamId, Stream]]:
    """Where they stand, and each stream that can still be read. Raises `StoreDamaged`."""
    position = _position(connection, board)
    if position == 0:
        return 0, {}
    found = connection.execute(select(snapshots).where(snapshots.c.board == board))
    opened = [(row, keys.by_id(row.key)) for row in found]
    if keys.living([row.stream for row, key in opened if key is None], RECORD):
        # Written before its papers were destroyed, as an older copy of the store holds one.
        return 0, {}
    return position, {
        StreamId(row.stream): _open(board, row.stream, row.version, row.ciphertext, key)
        for row, key in opened
        if key is not None
    }


class Snapshots:
    """Keeps one board's snapshots; all of them together give the state at one position."""

    def __init__(self, board: BoardId, keys: KeyRing, entropy: Entropy) -> None:
        self._id = board
        self._keys = keys
        self._entropy = entropy
        self._changed: set[StreamId] = set()
        self._position = 0

    def read(self, connection: Connection) -> tuple[int, dict[StreamId, Stream]]:
        self._changed.clear()
        self._position, streams = read(connection, self._id, self._keys)
        return self._position, streams

    def note(self, recorded: Iterable[Recorded]) -> None:
        """These streams have changed, or may have: one too many does no harm."""
        self._changed.update(one.stream for one in recorded)

    def due(self, board: Board) -> bool:
        return board.position - self._position >= EVERY

    def write(self, connection: Connection, board: Board) -> None:
        """Bring all of them to `board`; call `written` once that is committed.

        Nothing where another hub has brought them further: they all stand at one position.
        """
        stored = _position(connection, self._id)
        if stored > board.position:
            return
        if stored < self._position:
            # Another version's hub wrote them meanwhile, in a form of its own.
            self._changed.update(board.streams)
        changed = (board.streams.get(stream) for stream in sorted(self._changed))
        rows = [self._row(s) for s in changed if s and not self._keys.destroyed(stream_of(s))]
        forget(connection, self._id, self._changed)
        if rows:
            connection.execute(insert(snapshots), rows)
        connection.execute(
            update(boards)
            .where(boards.c.board == self._id)
            .values(snapshot_position=board.position, snapshot_format=FORMAT)
        )

    def written(self, board: Board) -> None:
        self._changed.clear()
        self._position = board.position

    def _row(self, stream: Stream) -> dict[str, object]:
        key = self._keys.for_writing(stream_of(stream), compartment_of(stream))
        nonce = self._entropy.bytes(NONCE)
        place = _place(self._id, stream.id, stream.version, key)
        return {
            "board": self._id,
            "stream": stream.id,
            "version": stream.version,
            "key": key.id,
            "ciphertext": nonce + key.cipher.encrypt(nonce, codec.encode(stream), place),
        }


def forget(connection: Connection, board: BoardId, streams: Collection[StreamId]) -> None:
    if streams:
        connection.execute(_FORGET, [{"of": board, "gone": stream} for stream in streams])


def _position(connection: Connection, board: BoardId) -> int:
    where = boards.c.board == board, boards.c.snapshot_format == FORMAT
    return connection.scalar(select(boards.c.snapshot_position).where(*where)) or 0


def _open(board: str, stream: str, version: int, ciphertext: bytes, key: StreamKey) -> Stream:
    place = _place(board, stream, version, key)
    try:
        plain = key.cipher.decrypt(ciphertext[:NONCE], ciphertext[NONCE:], place)
    except InvalidTag as error:
        raise StoreDamaged(f"The snapshot of stream {stream} does not open.") from error
    return codec.decode_stream(plain)


def _place(board: str, stream: str, version: int, key: StreamKey) -> bytes:
    return msgspec.json.encode(["snapshot", board, stream, version, key.id, key.commitment])
