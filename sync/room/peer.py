"""One connection as the room knows it."""

import hashlib
from enum import Enum, auto

from app.domain.board import Board
from app.domain.context import BUILT_IN
from app.domain.disclosure import rights, viewer
from app.domain.partnership.state import Seat
from app.domain.turn import seat_of
from app.domain.values import AccountId, CaseId
from app.ports import Here
from sync.room.effects import ConnId


class Phase(Enum):
    NEW = auto()
    """Has not said Hello."""
    CATCHING_UP = auto()
    """Is being sent what it lacks; hears of no turn meanwhile."""
    LIVE = auto()


class Peer:
    """A connection, its seat, and how far it was brought."""

    def __init__(self, conn: ConnId, account: AccountId, board: Board, release: str) -> None:
        self.conn = conn
        self.account = account
        self.phase = Phase.NEW
        self.here = Here()
        self.upto = 0
        self.head = ""
        self.stale = False
        """Rights changed while catching up: only a Welcome will do."""
        self._release = release
        self.sit(board)

    @property
    def person(self) -> bool:
        return self.account not in BUILT_IN

    def sit(self, board: Board) -> None:
        """Take the seat, and the rights, that the board gives now."""
        self.seat: Seat = seat_of(board, self.account)
        self.viewer = viewer(self.seat)
        # A new release may show the same state otherwise, so its name is part of the rights.
        digest = f"{self._release} {rights(board, self.viewer)}"
        self.rights = hashlib.sha256(digest.encode()).hexdigest()

    def brought_to(self, position: int, head: str) -> None:
        self.upto, self.head = position, head

    def be(self, here: Here, visible: bool) -> None:
        """Nobody is near a case that does not exist for them, or writes where there is none."""
        case: CaseId | None = here.case if visible else None
        self.here = Here(case, here.writing if case else None, here.hand)
