"""A board that strangers may ask anything of, by the real room, record and replicas."""

from collections import Counter
from random import Random

from app.codec import board_hash
from app.domain.context import BUILT_IN
from app.domain.partnership.state import Seat
from app.domain.turn import seat_of
from app.domain.values import AccountId
from sync.protocol import CloseCode
from tests.app.domain.disclosure.asking import BUSY
from tests.fuzz.mornings import begun
from tests.helpers.builders import CHAIR, DISPLAY, NURSE, OBSERVER, OFFICER, SEATS, case_id, stream
from tests.sync.table import Client, Table, agree

ANSWERS = ("Accepted", "Refused")
EVERYONE = (*BUSY * 14, *SEATS, *BUILT_IN.values())
"""Who asks; most often those who may do anything."""
LOOKING_ON = (CHAIR, NURSE, OFFICER, OBSERVER, DISPLAY, BUSY[1])
ENDS = {CloseCode.BAD_FRAME, CloseCode.OUT_OF_ORDER, CloseCode.REMOVED}
"""With which the line of whoever sends anything at all may be ended."""
CASES = tuple(stream(case_id(n)) for n in (1, 2, 3))


class Wrong(AssertionError):
    """The hub did what it never should; what, is the message."""


class Diverged(Wrong):
    """The hub's board, a client's and the record do not say the same."""


class Doubled(Wrong):
    """What was said twice took effect twice, or was answered in two ways."""


class Stranger(Client):
    """Sends bytes of any kind, and counts what comes back by its kind."""

    def __init__(self, table: Table, seat: Seat) -> None:
        super().__init__(table, seat)
        self.heard = Counter[str]()

    def receive(self, raw: bytes) -> None:
        self.heard[raw[9 : raw.index(b'"', 9)].decode()] += 1

    def ask(self, raw: bytes) -> str:
        """The kind of the answer, or the code with which the line was ended."""
        before = self.heard.copy()
        self.send(raw)
        self.table.settle()
        if self.closed is not None:
            return self._ended(self.closed)
        came = self.heard - before
        answers = [kind for kind in ANSWERS for _ in range(came[kind])]
        if len(answers) != 1 or came["NotNow"]:
            raise Wrong(f"it was answered by {dict(came)}")
        return answers[0]

    def _ended(self, code: CloseCode) -> str:
        if code not in ENDS:
            raise Wrong(f"the line was ended with {code.name}")
        return code.name


class Crowd:
    """Everyone at one board: some ask, and some hold a replica and look on."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self.table = begun(rng)
        self._strangers: dict[AccountId, Stranger] = {}
        self._looking_on = [self.table.client(seat) for seat in rng.sample(LOOKING_ON, 3)]

    def somebody(self) -> Stranger:
        """One whose line is open, or is opened now."""
        seat = self._rng.choice(EVERYONE)
        while not self._seated(seat):
            seat = self._rng.choice(EVERYONE)
        known = self._strangers.get(seat.account)
        if known is None or known.closed is not None:
            known = self._strangers[seat.account] = Stranger(self.table, seat)
            known.connect()
        return known

    def live_on(self) -> None:
        """Time passes; at times a hub's own business is done."""
        rng = self._rng
        self.table.clock.tick(seconds=rng.choice((0, 0, 1, 60, 3_600, 90_000)))
        if rng.random() < 0.01:
            rng.choice((self._erase, self.table.destroy_papers, self._reconnect, self._reopen))()

    def check(self) -> None:
        """Raises `Diverged` unless the record, the hub and every replica say the same."""
        recorded, _ = self.table.store.load()
        if board_hash(recorded) != board_hash(self.table.room.board):
            raise Diverged("the record folds to another board than the hub's")
        for one in self._looking_on:
            if one.closed not in {None, CloseCode.REMOVED}:
                raise Diverged(f"{one.seat.name}'s line was ended with {one.closed}")
            if self._seated(one.seat):
                newcomer = self.table.client(one.seat)
                self._same(*(client for client in (one, newcomer) if client.closed is None))

    def _same(self, *clients: Client) -> None:
        try:
            agree(self.table, *clients)
        except AssertionError as error:
            raise Diverged(f"{clients[0].seat.name} is shown another board") from error

    def _seated(self, seat: Seat) -> bool:
        return bool(seat_of(self.table.room.board, seat.account).roles)

    def _erase(self) -> None:
        self.table.erase(self._rng.choice(CASES))

    def _reconnect(self) -> None:
        one = self._rng.choice(self._looking_on)
        if one.closed is None:
            one.restart()

    def _reopen(self) -> None:
        """The hub starts again, from its record."""
        self.table.reopen()
        self._strangers.clear()
        for one in self._looking_on:
            if one.closed is None:
                one.connect()
