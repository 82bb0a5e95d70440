"""Turns as frames: what each audience may know of an event is disclosed and encoded once."""

from msgspec import Raw, structs

from app.domain.board import Board
from app.domain.disclosure import Audience, Sight, Viewer, alike, audience_on, disclose
from app.domain.events import Recorded
from app.domain.values import StreamId
from sync.protocol import RawBatch, encode
from sync.room.history import Taken


class TurnFrames:
    """One turn, seen from `board`: the one it left, or any later one."""

    def __init__(self, board: Board, turn: Taken) -> None:
        self._board = board
        self._turn = turn
        self.recorded = turn.recorded
        self._plain: dict[int, Raw] = {}
        streams = board.streams
        self._alike = {o.position for o in turn.recorded if alike(o.event, streams.get(o.stream))}
        self._shown: dict[tuple[int, Audience], Raw | None] = {}

    def batch(
        self, viewer: Viewer, without: frozenset[StreamId] = frozenset(), rights: str = ""
    ) -> bytes:
        """The Batch for a viewer; events of streams that are sent whole beside it are left out."""
        turn = self._turn
        shown = (self._show(one, viewer) for one in turn.recorded if one.stream not in without)
        events = tuple(raw for raw in shown if raw is not None)
        return encode(RawBatch(turn.after, turn.upto, turn.head, turn.at, events, rights))

    def _show(self, one: Recorded, viewer: Viewer) -> Raw | None:
        if viewer.standing.sight is Sight.FULL and one.position in self._alike:
            return self._whole(one)
        audience = audience_on(self._board, viewer, one.stream, one.event)
        key = (one.position, audience)
        if key not in self._shown:
            self._shown[key] = self._disclosed(one, audience)
        return self._shown[key]

    def _disclosed(self, one: Recorded, audience: Audience) -> Raw | None:
        event = disclose(one.event, audience, self._board.streams.get(one.stream))
        if event is None:
            return None
        if event is not one.event:
            return Raw(encode(structs.replace(one, event=event)))
        return self._whole(one)

    def _whole(self, one: Recorded) -> Raw:
        if one.position not in self._plain:
            self._plain[one.position] = Raw(encode(one))
        return self._plain[one.position]
