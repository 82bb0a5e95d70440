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


class PartCache:
    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._frames: OrderedDict[tuple[StreamId, int, Audience], Frames] = OrderedDict()

    def frames(self, board: Board, viewer: Viewer, stream: StreamId) -> Frames:
        """The frames of one stream; none where it does not exist for the viewer."""
        part = board.streams.get(stream)
        audience = audience_on(board, viewer, stream)
        if part is None or audience.sight is Sight.NONE:
            return ()
        key = (stream, part.version, audience)
        found = self._frames.get(key)
        if found is None:
            found = _frames(view_part(part, audience))
            self._put(key, found)
        else:
            self._frames.move_to_end(key)
        return found

    def clear(self) -> None:
        self._frames.clear()
        self._bytes = 0

    def _put(self, key: tuple[StreamId, int, Audience], frames: Frames) -> None:
        self._frames[key] = frames
        self._bytes += _size(frames)
        while self._bytes > self._limit:
            self._bytes -= _size(self._frames.popitem(last=False)[1])


def in_order(board: Board, viewer: Viewer) -> tuple[StreamId, ...]:
    """The streams that exist for a viewer, what is needed first first."""
    there = (s for s in board.streams if audience_on(board, viewer, s).sight is not Sight.NONE)
    return tuple(sorted(there, key=lambda stream: _urgency(board.streams[stream])))


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
