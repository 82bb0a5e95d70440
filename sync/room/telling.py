"""What each viewer is sent: the whole view, what it missed, or the turn just taken."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from app.domain.board import Board
from app.domain.disclosure import Viewer, reparted, viewer
from app.domain.events import Recorded
from app.domain.values import AccountId, Instant, StreamId
from sync.protocol import MAX_FRAME_FROM_HUB, Forget, Hello, Resumed, Welcome, encode
from sync.room.batches import TurnFrames
from sync.room.history import History, Taken
from sync.room.parts import Orders, PartCache, in_order
from sync.room.peer import Peer


class Place(Struct, frozen=True):
    """Where the record stands, and what it says there."""

    board: Board
    epoch: str
    head: str


class Teller:
    def __init__(self) -> None:
        self._history = History()
        self._parts = PartCache()
        self._orders = Orders()

    def remember(self, turn: Taken) -> None:
        self._history.add(turn)

    def forget(self) -> None:
        """Something was erased: nothing that was encoded before may go out again."""
        self._history.forget()
        self._parts.clear()

    def welcome(self, peer: Peer, place: Place, at: Instant, behind: int) -> Iterator[bytes]:
        """The whole view, made as it is asked for."""
        board = place.board
        streams = self._orders.of(board, peer.viewer, peer.rights)
        yield encode(
            Welcome(
                board.id,
                peer.account,
                board.position,
                place.epoch,
                place.head,
                peer.rights,
                at,
                len(streams),
                behind,
            )
        )
        for part, audience in streams:
            yield from self._parts.frames_for(part, audience)

    def warm(self, place: Place) -> Iterator[None]:
        """Encode what anyone who sits at the board would be welcomed with, bit by bit."""
        seats = place.board.partnership.seats if place.board.partnership else ()
        for known in dict.fromkeys(viewer(seat).standing for seat in seats):
            for part, audience in in_order(place.board, Viewer(AccountId(""), known)):
                if self._parts.full:
                    return
                self._parts.frames_for(part, audience)
                yield

    def resume(self, peer: Peer, hello: Hello, place: Place, at: Instant) -> Iterator[bytes] | None:
        """What was missed; None where only a Welcome will do."""
        if (hello.epoch, hello.rights) != (place.epoch, peer.rights):
            return None
        missed = self.missed(peer.viewer, hello.position, hello.head, place)
        if missed is None:
            return None
        upto = place.board.position
        behind = upto - hello.position
        return chain([encode(Resumed(upto, place.epoch, peer.rights, at, behind))], missed)

    def missed(
        self, viewer: Viewer, position: int, head: str, place: Place
    ) -> Iterator[bytes] | None:
        """The turns after a position, as that viewer may know them now."""
        if (position, head) == (place.board.position, place.head):
            return iter(())
        turns = self._history.since(position, head)
        if turns is None or _whole(turns, place.board, viewer):
            return None
        return (TurnFrames(place.board, turn).batch(viewer) for turn in turns)

    def turn(
        self, before: Board, after: Board, turn: TurnFrames, viewer: Viewer, rights: str
    ) -> list[bytes]:
        """The frames of the turn just taken; what stands before its Batch takes effect with it.

        `rights` where the turn changed them.
        """
        whole = frozenset(reparted(before, after, turn.recorded, viewer, viewer))
        batch = turn.batch(viewer, whole, rights)
        if len(batch) > MAX_FRAME_FROM_HUB:
            whole = frozenset(one.stream for one in turn.recorded)
            batch = turn.batch(viewer, whole, rights)
        return [*self._whole(after, viewer, whole), batch]

    def _whole(self, board: Board, viewer: Viewer, streams: Iterable[StreamId]) -> Iterator[bytes]:
        for stream in sorted(streams):
            yield from self._parts.frames(board, viewer, stream) or (encode(Forget(stream)),)


def _whole(turns: Iterable[Taken], board: Board, viewer: Viewer) -> bool:
    """Whether some event of those turns says nothing to the viewer by itself."""
    recorded: list[Recorded] = [one for turn in turns for one in turn.recorded]
    return bool(reparted(board, board, recorded, viewer, viewer))
