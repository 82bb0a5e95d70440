"""Whole streams as frames, encoded once for each version and audience."""

from collections import OrderedDict
from collections.abc import Iterator

from app.codec import encode as encode_state
from app.domain.board import Board, Stream, stream_of
from app.domain.case.state import Case
from app.domain.disclosure import Audience, Sight, Viewer, audience_on, view_part
from app.domain.meeting.state import Meeting
from app.domain.values import Rating, StreamId
from sync.protocol import MAX_PART, Part, Piece, encode

Frames = tuple[bytes, ...]
CACHE_BYTES = 64 * 1024 * 1024
PIECE_BYTES = MAX_PART // 2 - 1024
"""Of encoded state in each piece: within a JSON string it may grow to twice as much."""

URGENCY = (Rating.RED, Rating.AMBER, Rating.UNRATED, Rating.GREEN, Rating.BLUE)


_Key = tuple[StreamId, int, Audience | None]
"""A stream, its version, and who sees it so; None for all from whom nothing is kept back."""


class PartCache:
    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._frames: OrderedDict[_Key, Frames] = OrderedDict()

    def frames(self, board: Board, viewer: Viewer, stream: StreamId) -> Frames:
        """The frames of one stream; none where it does not exist for the viewer."""
        return self.frames_for(board.streams.get(stream), audience_on(board, viewer, stream))

    def frames_for(self, part: Stream | None, audience: Audience) -> Frames:
        if part is None or audience.sight is Sight.NONE:
            return ()
        stream = stream_of(part)
        return self._found((stream, part.version, audience)) or self._made(part, stream, audience)

    def _made(self, part: Stream, stream: StreamId, audience: Audience) -> Frames:
        seen = view_part(part, audience)
        key = (stream, part.version, None if seen is part else audience)
        found = self._found(key)
        if found is None:
            found = _frames(seen)
            self._put(key, found)
        return found

    def _found(self, key: _Key) -> Frames | None:
        found = self._frames.get(key)
        if found is not None:
            self._frames.move_to_end(key)
        return found

    @property
    def full(self) -> bool:
        """What is added now may push out what is needed."""
        return self._bytes > self._limit // 2

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0

    def _put(self, key: _Key, frames: Frames) -> None:
        self._frames[key] = frames
        self._bytes += _size(frames)
        while self._bytes > self._limit:
            self._bytes -= _size(self._frames.popitem(last=False)[1])


def in_order(board: Board, viewer: Viewer) -> tuple[tuple[Stream, Audience], ...]:
    """The streams that exist for a viewer, and as whom they see each; needed first first."""
    seen = ((part, audience_on(board, viewer, s)) for s, part in board.streams.items())
    there = (one for one in seen if one[1].sight is not Sight.NONE)
    return tuple(sorted(there, key=lambda one: _urgency(one[0])))


class Orders:
    """`in_order` of one board, worked out once for all viewers of the same rights."""

    def __init__(self) -> None:
        self._board: Board | None = None
        self._orders: dict[str, tuple[tuple[Stream, Audience], ...]] = {}

    def of(self, board: Board, viewer: Viewer, rights: str) -> tuple[tuple[Stream, Audience], ...]:
        if board is not self._board:
            self._board, self._orders = board, {}
        if rights not in self._orders:
            self._orders[rights] = in_order(board, viewer)
        return self._orders[rights]


def _urgency(part: Stream) -> int:
    if isinstance(part, Case):
        return 2 + URGENCY.index(part.rating)
    return 1 if isinstance(part, Meeting) else 0


def _frames(part: Stream | None) -> Frames:
    if part is None:
        return ()
    whole = encode(Part(part))
    return (whole,) if len(whole) <= MAX_PART else tuple(_pieces(part))


def _pieces(part: Stream) -> Iterator[bytes]:
    texts = list(_slices(encode_state(part), PIECE_BYTES))
    for index, text in enumerate(texts):
        yield encode(Piece(stream_of(part), index, len(texts), text))


def _slices(data: bytes, size: int) -> Iterator[str]:
    """Pieces of UTF-8, none longer than `size`, none ending within a letter."""
    start = 0
    while start < len(data):
        end = min(start + size, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        yield data[start:end].decode()
        start = end


def _size(frames: Frames) -> int:
    return sum(map(len, frames))
