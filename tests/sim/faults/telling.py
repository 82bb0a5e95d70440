"""Told too little, too late, or to somebody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from msgspec import structs

from app.domain.submission import Outcome
from app.ports import Committed
from sync.protocol import Welcome, decode_hub_frame, encode
from sync.room import writing
from sync.room.answers import answer
from sync.room.effects import Effect, Send
from sync.room.history import History, Taken
from sync.room.peer import Peer, Phase
from sync.room.queue import Waiting
from sync.room.room import Room
from sync.room.telling import Place, Teller
from tests.sim.faults.planting import Plant, instead


def subscribe_gap() -> Plant:
    """What happens while somebody is welcomed is told to nobody."""

    def delivered(self: Room, conn: int) -> list[Effect]:
        peer = self._peers.get(conn)
        if peer is not None:
            peer.phase = Phase.LIVE
            self.presence_due = True
        return []

    return instead(Room, "delivered", delivered)


@contextmanager
def cursor_ahead() -> Iterator[None]:
    """Whoever is welcomed is told to be where it is not yet: one turn on."""
    committed, welcome = Room.committed, Teller.welcome
    before = WeakKeyDictionary[Teller, Place]()

    def noted(self: Room, done: Committed) -> Iterator[Effect]:
        before[self._teller] = self.place
        yield from committed(self, done)

    def welcomed(self: Teller, peer: Peer, place: Place, *rest: Any) -> Iterator[bytes]:
        first, *parts = welcome(self, peer, before.get(self, place), *rest)
        said = decode_hub_frame(first)
        assert isinstance(said, Welcome)
        yield encode(structs.replace(said, upto=place.board.position, head=place.head))
        yield from parts

    with instead(Room, "committed", noted), instead(Teller, "welcome", welcomed):
        yield


def resume_skips_one_turn() -> Plant:
    since = History.since

    def but_one(self: History, position: int, head: str) -> tuple[Taken, ...] | None:
        turns = since(self, position, head)
        if not turns or len(turns) == 1:
            return turns
        first, second, *rest = turns
        return (structs.replace(second, after=first.after), *rest)

    return instead(History, "since", but_one)


def lost_presence_leave() -> Plant:
    """Whoever goes is still said to be there, until somebody else moves."""

    def left(self: Room, conn: int) -> None:
        if self._peers.pop(conn, None) is not None:
            self._writing.queue.left(conn)

    return instead(Room, "left", left)


def ack_to_the_wrong_connection() -> Plant:
    def to_the_next(entry: Waiting, outcome: Outcome) -> list[Effect]:
        return [
            Send(tuple(conn + 1 for conn in e.conns), e.data) if isinstance(e, Send) else e
            for e in answer(entry, outcome)
        ]

    return instead(writing, "answer", to_the_next)


FAULTS = {
    "subscribe gap": subscribe_gap,
    "cursor ahead": cursor_ahead,
    "resume skips a turn": resume_skips_one_turn,
    "lost presence leave": lost_presence_leave,
    "ack to the wrong connection": ack_to_the_wrong_connection,
}
