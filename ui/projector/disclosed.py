"""A board as the wall may know it, made from any seat's board.

The display's own seat is sent no more than this by the hub. The chair's thumbnail is drawn from
the chair's board and must show the very same wall; it is the same function that says so.
"""

from msgspec import structs

from app.domain.board import Board, Stream
from app.domain.case.state import Case
from app.domain.disclosure import Sight, Standing, Viewer, audience_on, view_part
from app.domain.values import AccountId, StreamId

_WALL = Viewer(AccountId(""), Standing(Sight.WALL, member=True))


class WallCopy:
    """Keeps each case's copy while the case is the same, so that one change costs one copy."""

    def __init__(self) -> None:
        self._copies: dict[StreamId, tuple[Stream, Stream | None]] = {}

    def of(self, board: Board) -> Board:
        copies = {stream: self._copy(board, stream, part) for stream, part in board.streams.items()}
        self._copies = {
            stream: (part, copies[stream])
            for stream, part in board.streams.items()
            if isinstance(part, Case)
        }
        streams = {stream: copy for stream, copy in copies.items() if copy is not None}
        return structs.replace(board, streams=streams)

    def _copy(self, board: Board, stream: StreamId, part: Stream) -> Stream | None:
        kept = self._copies.get(stream)
        if kept is not None and kept[0] is part:
            return kept[1]
        return view_part(part, audience_on(board, _WALL, stream))
