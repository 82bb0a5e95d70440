"""The confirmed board as this client holds it, moved by what the hub sends and by nothing else."""

from msgspec import structs

from app.domain.board import Board, stream_of
from app.domain.turn import fold
from sync.protocol import Batch, Forget, Hello, Part, Piece, Resumed, Welcome
from sync.replica.assembly import Assembly


class Gap(Exception):
    """What came does not follow where we stand: ask again from there."""


class Copy:
    def __init__(self) -> None:
        self.board: Board | None = None
        self.hello = Hello()
        """Where we stand, as the next line's first frame says it."""
        self._welcome: Welcome | None = None
        self._assembly = Assembly()
        self._target = 0
        self._astray = False
        """Something did not follow: until a fresh start no part can be told to be in its place."""

    @property
    def position(self) -> int:
        return self.hello.position

    @property
    def behind(self) -> int:
        """Changes still to come, or parts while a welcome is under way."""
        if self._welcome is not None:
            return max(self._welcome.behind, self._welcome.parts - len(self._assembly))
        return max(0, self._target - self.position)

    def restart(self) -> None:
        """A new line: nothing of the last one is half here."""
        self._welcome, self._assembly, self._target = None, Assembly(), 0
        self._astray = False

    def welcome(self, frame: Welcome) -> Board | None:
        """The new board where nothing more belongs to it, else None; the old one stays."""
        self.restart()
        self._welcome = frame
        return self._welcomed()

    def resume(self, frame: Resumed) -> None:
        self._target = frame.upto
        self.hello = structs.replace(self.hello, rights=frame.rights)

    def add(self, frame: Part | Piece | Forget) -> Board | None:
        """The new board when this was the last part of a welcome.

        Otherwise it takes effect with the batch that follows.
        """
        self._assembly.add(frame)
        return self._welcomed()

    def apply(self, batch: Batch) -> Board:
        """The board after one turn. Raises `Gap`."""
        follows = self._welcome is None and batch.after == self.position
        if self.board is None or self._astray or not follows:
            self._astray = True
            raise Gap
        staged = self._assembly.take()
        after = fold(self.board, batch.events)
        streams = {**after.streams, **staged.parts} if staged.parts else dict(after.streams)
        for gone in staged.forgotten:
            streams.pop(gone, None)
        self.board = Board(after.id, streams, batch.upto, batch.at)
        rights = batch.rights or self.hello.rights
        self.hello = structs.replace(
            self.hello, position=batch.upto, head=batch.head, rights=rights
        )
        return self.board

    def _welcomed(self) -> Board | None:
        welcome = self._welcome
        if welcome is None or len(self._assembly) < welcome.parts:
            return None
        parts = self._assembly.take().parts
        streams = {stream_of(part): part for part in parts.values()}
        self.board = Board(welcome.board, streams, welcome.upto, welcome.at)
        self.hello = Hello(welcome.upto, welcome.epoch, welcome.head, welcome.rights)
        self._welcome = None
        return self.board
