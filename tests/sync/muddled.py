"""A client whose shell hands it the hub's frames late, twice and out of turn, as no line can.

What belongs together comes together: a batch with the parts that take effect with it, a welcome
with all of its parts. A replica cannot tell a part of yesterday from one of today by itself.
"""

from collections import deque
from collections.abc import Iterable

from app.codec import board_hash
from app.domain.disclosure import view
from app.domain.partnership.state import Seat
from app.domain.submission import Submission
from app.domain.turn import seat_of
from app.ports import LineState
from sync.protocol import Batch, Forget, Part, Piece, Resumed, Welcome, decode_hub_frame
from sync.replica import effects as client
from tests.sync.table import Client, Table

Unit = tuple[bytes, ...]
REMEMBERED = 12
SURE = (LineState.LIVE, LineState.READ_ONLY, LineState.NOT_LIVE)


class Units:
    """Frames as they come off one line, put together where they belong together."""

    def __init__(self) -> None:
        self._open: list[bytes] = []
        self._missing = 0
        """Parts of a welcome that are still to come."""

    def add(self, raw: bytes) -> Unit | None:
        """The unit that this frame completes."""
        match decode_hub_frame(raw):
            case Welcome(parts=parts):
                self._open, self._missing = [raw], parts
                return self._done() if parts == 0 else None
            case Part():
                return self._part(raw, whole=True)
            case Piece(index=index, count=count):
                return self._part(raw, whole=index == count - 1)
            case Forget():
                return self._part(raw, whole=False)
            case Batch():
                self._open.append(raw)
                return self._done()
        return (raw,)

    def _part(self, raw: bytes, *, whole: bool) -> Unit | None:
        self._open.append(raw)
        welcoming = self._missing > 0
        self._missing -= welcoming and whole
        return self._done() if welcoming and self._missing == 0 else None

    def _done(self) -> Unit:
        unit, self._open = tuple(self._open), []
        return unit


class Muddled(Client):
    def __init__(self, table: Table, seat: Seat) -> None:
        super().__init__(table, seat)
        self.holds_back = False
        self.held: deque[Unit] = deque()
        self.past: deque[Unit] = deque(maxlen=REMEMBERED)
        self._units = Units()
        self._target = 0

    @property
    def sure(self) -> bool:
        """Shows its board as what stood at one moment, and not as something on its way there."""
        caught_up = self.board.position >= self._target
        return caught_up and self.replica.connection.line in SURE

    def connect(self) -> Client:
        self._units = Units()
        return super().connect()

    def _do(self, effect: client.Effect) -> None:
        """A line that is to end brings what is on its way before it does."""
        if isinstance(effect, client.Reconnect):
            self.closed = effect.code
        else:
            super()._do(effect)

    def receive(self, raw: bytes) -> None:
        unit = self._units.add(raw)
        if unit is not None and self.holds_back:
            self.held.append(unit)
        elif unit is not None:
            self.hand([unit])

    def hand(self, units: Iterable[Unit]) -> None:
        for unit in tuple(units):
            self.past.append(unit)
            for raw in unit:
                self._note(raw)
                super().receive(raw)

    def _note(self, raw: bytes) -> None:
        match decode_hub_frame(raw):
            case Resumed(upto=upto):
                self._target = max(self._target, upto)
            case Welcome():
                self._target = 0

    def let_go(self, units: Iterable[Unit]) -> None:
        """Nothing is held back any more; of what was, these come now, in their order."""
        coming = tuple(units)
        self.held.clear()
        self.holds_back = False
        self.hand(coming)


class Remembering(Table):
    """Knows of each position what each of these seats could see there."""

    def __init__(self, *seats: Seat) -> None:
        super().__init__()
        self._seats = seats
        self.seen: dict[tuple[Seat, int], str] = {}
        self.remember()

    def remember(self) -> None:
        board = self.room.board
        for seat in self._seats:
            seen = view(board, seat_of(board, seat.account))
            self.seen[seat, board.position] = board_hash(seen)

    def _take(self, taken: tuple[Submission, ...]) -> None:
        super()._take(taken)
        self.remember()
