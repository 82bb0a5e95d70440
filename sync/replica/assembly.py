"""Parts on their way in: whole or in pieces, held until all that belong together are here."""

from msgspec import Struct

from app.codec import decode_stream
from app.domain.board import Stream, stream_of
from app.domain.values import StreamId
from sync.protocol import Forget, Part, Piece


class Staged(Struct, frozen=True):
    """What replaces streams of the board, or takes them off it."""

    parts: dict[StreamId, Stream]
    forgotten: frozenset[StreamId]


class Assembly:
    def __init__(self) -> None:
        self._parts: dict[StreamId, Stream] = {}
        self._forgotten: set[StreamId] = set()
        self._pieces: dict[StreamId, dict[int, str]] = {}

    def __len__(self) -> int:
        """How many whole parts are here."""
        return len(self._parts)

    def add(self, frame: Part | Piece | Forget) -> None:
        match frame:
            case Part(stream=stream):
                self._put(stream)
            case Piece():
                self._add_piece(frame)
            case Forget(stream=id):
                self._parts.pop(id, None)
                self._forgotten.add(id)

    def take(self) -> Staged:
        """All that is here; what comes next begins anew."""
        staged = Staged(self._parts, frozenset(self._forgotten))
        self._parts, self._forgotten = {}, set()
        return staged

    def _put(self, stream: Stream) -> None:
        self._forgotten.discard(stream_of(stream))
        self._parts[stream_of(stream)] = stream

    def _add_piece(self, piece: Piece) -> None:
        pieces = self._pieces.setdefault(piece.id, {})
        pieces[piece.index] = piece.text
        if len(pieces) == piece.count:
            text = "".join(pieces[index] for index in range(piece.count))
            del self._pieces[piece.id]
            self._put(decode_stream(text.encode()))
