"""The demo's morning as a board, lived by the real rules: 17 cases at 09:38."""

import hashlib
from datetime import UTC, datetime
from functools import cache
from itertools import count

from msgspec import Struct

from app.domain import turn
from app.domain.board import Board, empty
from app.domain.partnership.state import Seat
from app.domain.submission import Submission
from app.domain.values import BoardId, CaseId, CommandId
from sync.demo.morning import day
from sync.demo.script import load
from tests.helpers.builders import uid
from tests.helpers.local_session import LocalHub

_READ_OUT = "34679ACDEFGHJKMNPQRTUVWXY"
MORNING = datetime(2026, 11, 23, 9, 38, tzinfo=UTC)


class Demo(Struct, frozen=True):
    """The board as it stands in the morning; seats and cases by their key in the script."""

    board: Board
    seats: dict[str, Seat]
    cases: dict[str, CaseId]

    def hub(self) -> LocalHub:
        """A fresh hub at that moment."""
        return LocalHub(self.board, MORNING)


@cache
def demo() -> Demo:
    numbers = count(1)
    told = day(load(), MORNING, lambda: uid(next(numbers), 77))
    board = empty(BoardId(uid(1)))
    for n, entry in enumerate(told.entries):
        command = CommandId(uid(n, 9))
        one = Submission(entry.account, command, b"", entry.command, (_letters(n),))
        taken = turn.take(board, (one,), {}, entry.at)
        assert taken.answers[0].refusal is None, (entry.command, taken.answers[0].refusal)
        board = taken.board
    return Demo(board, told.seats, told.cases)


def _letters(n: int) -> str:
    """Like those the hub draws, and the same at each run."""
    digest = hashlib.sha256(str(n).encode()).digest()
    return "".join(_READ_OUT[byte % len(_READ_OUT)] for byte in digest[:5])
