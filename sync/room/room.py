"""The hub's core: who is connected, what waits, what was committed, and what each is told."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import takewhile
from typing import cast

from msgspec import structs

from app.domain.board import Board
from app.domain.case.events import CaseRestricted, RestrictionLifted
from app.domain.commands import Command
from app.domain.disclosure import Sight, Viewer, audience_on
from app.domain.errors import Refused
from app.domain.events import PartnershipEvent
from app.domain.turn import seat_of
from app.domain.values import AccountId, CaseId, CommandId, StreamId
from app.ports import Checkpoint, Clock, Committed, Entropy, Here
from sync import protocol
from sync.protocol import Be, CloseCode, Hello, RawSubmit, encode
from sync.room import presence
from sync.room.answers import close, refuse
from sync.room.batches import TurnFrames
from sync.room.effects import ConnId, Deliver, Effect, Send
from sync.room.history import Taken
from sync.room.intake import BadFrame, own_submission, read_frame, read_submission
from sync.room.neighbours import Neighbours, OwnPeople
from sync.room.peer import Peer, Phase
from sync.room.telling import Place, Teller
from sync.room.writing import Failure, Writing

CHANGES_RIGHTS = (CaseRestricted, RestrictionLifted, PartnershipEvent)
MOST_CONNECTIONS = 16
"""Of one account."""
NOTHING: Mapping[ConnId, str] = {}
Group = tuple[Peer, tuple[ConnId, ...]]


class Room:
    """One board's connections. Each method returns what its shell is to do, in order."""

    def __init__(self, place: Place, release: str, clock: Clock, entropy: Entropy) -> None:
        self.place = place
        self.presence_due = False
        """Somebody moved: call `tell_presence` soon, not at once."""
        self._release = release
        self._clock = clock
        self._entropy = entropy
        self._peers: dict[ConnId, Peer] = {}
        self._writing = Writing()
        self._teller = Teller()
        self._neighbours = Neighbours()
        self._own_people = OwnPeople()

    @property
    def board(self) -> Board:
        return self.place.board

    @property
    def waiting(self) -> int:
        """Commands that have no answer yet."""
        return len(self._writing.queue)

    @property
    def read_only(self) -> bool:
        return self._writing.read_only

    @property
    def present(self) -> frozenset[AccountId]:
        """The people whose clients have what there is to see, with whichever hub."""
        others = (account for account, _ in self._neighbours.people())
        return frozenset((*others, *(peer.account for peer in self._people())))

    def warm(self) -> Iterator[None]:
        """For a shell with time to spare, such as one that has just started: see `Teller.warm`."""
        return self._teller.warm(self.place)

    # Connections

    def joined(self, conn: ConnId, account: AccountId) -> list[Effect]:
        """A connection whose token is good."""
        peer = Peer(conn, account, self.board, self._release)
        if not peer.seat.roles:
            return close(conn, CloseCode.REMOVED, "this account has no seat at this board")
        if sum(other.account == account for other in self._peers.values()) >= MOST_CONNECTIONS:
            return close(conn, CloseCode.TOO_MANY, "too many connections of one account")
        self._peers[conn] = peer
        return []

    def left(self, conn: ConnId) -> None:
        if self._peers.pop(conn, None) is not None:
            self._writing.queue.left(conn)
            self.presence_due = True

    def received(self, conn: ConnId, raw: bytes) -> list[Effect]:
        """One message of a client."""
        peer = self._peers.get(conn)
        if peer is None:
            return []
        try:
            frame = read_frame(raw)
        except BadFrame as bad:
            return self._end(peer, CloseCode.BAD_FRAME, str(bad))
        if isinstance(frame, Hello) is not (peer.phase is Phase.NEW):
            return self._end(peer, CloseCode.OUT_OF_ORDER, "Hello comes first, and once")
        if isinstance(frame, Hello):
            return self._hello(peer, frame)
        if isinstance(frame, Be):
            return self._be(peer, frame.here)
        return self._submit(peer, frame, len(raw))

    def delivered(self, conn: ConnId) -> list[Effect]:
        """All frames of a `Deliver` are written: on with what happened meanwhile."""
        peer = self._peers.get(conn)
        if peer is None:
            return []
        if (peer.upto, peer.head) == (self.board.position, self.place.head) and not peer.stale:
            peer.phase = Phase.LIVE
            self.presence_due = True
            return []
        missed = None
        if not peer.stale:
            missed = self._teller.missed(peer.viewer, peer.upto, peer.head, self.place)
        if missed is None:
            return self._welcome(peer, peer.upto)
        return self._deliver(peer, missed)

    def silent(self, conn: ConnId) -> list[Effect]:
        """The time to say Hello is over."""
        peer = self._peers.get(conn)
        if peer is None or peer.phase is not Phase.NEW:
            return []
        return self._end(peer, CloseCode.OUT_OF_ORDER, "no Hello came")

    # Commands

    def submit(self, account: AccountId, command_id: CommandId, command: Command) -> list[Effect]:
        """From this process; its answer is an `Answered`. Raises `Refused` for a bad command."""
        return self._writing.offer_here(
            own_submission(account, command_id, command, self._entropy), 0
        )

    def committed(self, done: Committed) -> Iterator[Effect]:
        """The turn is on the disk: now, and not before, it is told.

        The next turn comes first, and the rest is made as it is asked for: so the store works
        while the room tells.
        """
        before = self._move_to(done)
        yield from self._writing.committed(done)
        yield from self._told(before, done)

    def turn_failed(self, why: Failure) -> list[Effect]:
        """Nothing of the turn was written. Wait a moment, then `try_again`."""
        return self._writing.failed(why)

    def try_again(self) -> list[Effect]:
        return self._writing.try_again()

    # Other hubs of the board

    def followed(self, done: Committed) -> Iterator[Effect]:
        """What others wrote, read between two turns: told like what was written here."""
        return self._told(self._move_to(done), done)

    def neighbour(self, hub: str, people: str) -> None:
        """Another hub says who is with it."""
        if self._neighbours.hear(hub, people, self._clock.now()):
            self.presence_due = True

    def forget_silent(self) -> None:
        """Those of whom no other hub says that they are still there."""
        if self._neighbours.forget(self._clock.now()):
            self.presence_due = True

    def people_to_tell(self, *, all_of_them: bool = False) -> tuple[str, ...]:
        """Who is with this hub, in words for the others: what changed, or everyone."""
        here = {peer.account: peer.here for peer in self._people()}
        own = self._own_people
        return own.everyone(here) if all_of_them else own.changes(here)

    # What everyone hears

    def tell_presence(self) -> list[Effect]:
        """Who is here, to each as they may know it."""
        self.presence_due = False
        others = ((seat_of(self.board, a), here) for a, here in self._neighbours.people())
        elsewhere = ((seat, here) for seat, here in others if seat.roles)
        present = presence.whole((*elsewhere, *((peer.seat, peer.here) for peer in self._people())))
        effects: list[Effect] = []
        for peer, conns in self._groups():
            seen = presence.seen_by(present, partial(self._sees, peer.viewer))
            effects.append(Send(conns, encode(seen)))
        return effects

    def checkpointed(self, made: Checkpoint) -> list[Effect]:
        conns = tuple(p.conn for p in self._peers.values() if p.phase is Phase.LIVE)
        frame = protocol.Checkpoint(made.position, made.epoch, made.head, made.signature)
        return [Send(conns, encode(frame))] if conns else []

    def erased(self, streams: Collection[StreamId], epoch: str) -> list[Effect]:
        """These are unreadable for good: everyone starts afresh without them, in a new epoch."""
        kept = {s: part for s, part in self.board.streams.items() if s not in streams}
        board = structs.replace(self.board, streams=kept)
        self.place = structs.replace(self.place, board=board, epoch=epoch)
        return self._afresh()

    def stop(self) -> list[Effect]:
        return [
            effect
            for conn in tuple(self._peers)
            for effect in close(conn, CloseCode.GOING_AWAY, "the hub is stopping")
        ]

    # Frames of clients

    def _hello(self, peer: Peer, hello: Hello) -> list[Effect]:
        self.presence_due = True
        missed = self._teller.resume(peer, hello, self.place, self._clock.now())
        if missed is not None:
            return self._deliver(peer, missed)
        known = hello.position if hello.epoch == self.place.epoch else 0
        return self._welcome(peer, known)

    def _be(self, peer: Peer, here: Here) -> list[Effect]:
        peer.be(here, here.case is not None and self._sees(peer.viewer, here.case))
        self.presence_due = True
        return []

    def _submit(self, peer: Peer, frame: RawSubmit, size: int) -> list[Effect]:
        try:
            submission = read_submission(frame, peer.account, self._entropy)
        except Refused as no:
            return [refuse(peer.conn, frame.id, no.refusal)]
        return self._writing.offer(submission, size, peer.conn)

    # Telling

    def _move_to(self, done: Committed) -> Place:
        """Gives the place that was left."""
        before, self.place = self.place, Place(done.board, done.epoch, done.head)
        return before

    def _told(self, before: Place, done: Committed) -> Iterator[Effect]:
        if done.epoch != before.epoch:
            # Another hub destroyed something that clients of this one hold.
            yield from self._afresh()
        elif done.recorded:
            last, after = done.recorded[-1], before.board.position
            turn = Taken(after, last.position, last.at, before.head, done.head, done.recorded)
            self._teller.remember(turn)
            yield from self._tell(before.board, turn)

    def _afresh(self) -> list[Effect]:
        """Nothing that was told before may be told again: everyone is welcomed anew."""
        self._teller.forget()
        effects = self._reseat()
        for peer in self._peers.values():
            if peer.phase is Phase.LIVE:
                effects += self._welcome(peer, self.board.position)
            elif peer.phase is Phase.CATCHING_UP:
                peer.stale = True
        return effects

    def _tell(self, before: Board, turn: Taken) -> list[Effect]:
        effects: list[Effect] = []
        was: dict[ConnId, str] = {}
        if any(isinstance(one.event, CHANGES_RIGHTS) for one in turn.recorded):
            was = {peer.conn: peer.rights for peer in self._peers.values()}
            effects += self._reseat()
        frames = TurnFrames(self.board, turn)
        for peer, conns in self._groups(was):
            rights = peer.rights if was.get(peer.conn, peer.rights) != peer.rights else ""
            told = self._teller.turn(before, self.board, frames, peer.viewer, rights)
            effects += (Send(conns, frame) for frame in told)
        return effects

    def _reseat(self) -> list[Effect]:
        """Give everyone the rights they have now, and a new start where a Batch would not do."""
        effects: list[Effect] = []
        for peer in tuple(self._peers.values()):
            standing, rights = peer.viewer.standing, peer.rights
            peer.sit(self.board)
            if not peer.seat.roles:
                effects += self._end(peer, CloseCode.REMOVED, "the seat was taken away")
            elif peer.phase is Phase.CATCHING_UP:
                peer.stale = peer.stale or peer.rights != rights
            elif peer.phase is Phase.LIVE and peer.viewer.standing != standing:
                effects += self._welcome(peer, self.board.position)
        return effects

    def _welcome(self, peer: Peer, known: int) -> list[Effect]:
        behind = self.board.position - known
        peer.stale = False
        frames = self._teller.welcome(peer, self.place, self._clock.now(), behind)
        return self._deliver(peer, frames)

    def _deliver(self, peer: Peer, frames: Iterator[bytes]) -> list[Effect]:
        peer.phase = Phase.CATCHING_UP
        peer.brought_to(self.board.position, self.place.head)
        # What was made for other rights, or held what is erased now, ends where it stands.
        return [Deliver(peer.conn, takewhile(lambda _: not peer.stale, frames))]

    def _groups(self, was: Mapping[ConnId, str] = NOTHING) -> Iterator[Group]:
        """The live connections by what they may know: one of them, for all."""
        groups = defaultdict[tuple[str, str], list[Peer]](list)
        for peer in self._peers.values():
            if peer.phase is Phase.LIVE:
                groups[was.get(peer.conn, ""), peer.rights].append(peer)
        for peers in groups.values():
            yield peers[0], tuple(peer.conn for peer in peers)

    def _people(self) -> Iterator[Peer]:
        return (p for p in self._peers.values() if p.person and p.phase is not Phase.NEW)

    def _sees(self, viewer: Viewer, case: CaseId) -> bool:
        stream = cast(StreamId, case)
        return audience_on(self.board, viewer, stream).sight is not Sight.NONE

    def _end(self, peer: Peer, code: CloseCode, reason: str) -> list[Effect]:
        self.left(peer.conn)
        return close(peer.conn, code, reason)
