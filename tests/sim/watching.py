"""What was on people's screens at moments that would be lost: just before a line breaks."""

from msgspec import Struct

from app.codec import board_hash
from app.domain.values import AccountId
from tests.sim.people import Person


class Seen(Struct, frozen=True):
    account: AccountId
    position: int
    hash: str


class Watch:
    def __init__(self) -> None:
        self.seen: dict[Seen, None] = {}
        self._open = True

    def look(self, *people: Person) -> None:
        """Later these are held against the record as it was at that position."""
        for person in people:
            board = person.session.board if person.session else None
            if self._open and board is not None:
                self.seen[Seen(person.account, board.position, board_hash(board))] = None

    def close_eyes(self) -> None:
        """Something is erased: what was there is not in the record any more."""
        self._open = False
        self.seen.clear()
