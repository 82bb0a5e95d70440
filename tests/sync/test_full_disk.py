"""A disk that is full for a while."""

from collections.abc import Sequence

import pytest
from structlog.testing import capture_logs

from app.domain.board import Board
from app.domain.context import OPERATOR
from app.domain.partnership.commands import FoundPartnership
from app.domain.submission import Submission
from app.domain.values import Instant
from app.persistence.errors import StoreFull
from app.ports import Committed
from sync.hub import turns
from sync.room import Failure
from tests.helpers.builders import BOARD
from tests.helpers.memory_store import MemoryEventStore
from tests.sync.sockets import serving


class FullForAWhile(MemoryEventStore):
    """Has no room the first three times."""

    tries = 0

    def turn(self, board: Board, submissions: Sequence[Submission], now: Instant) -> Committed:
        self.tries += 1
        if self.tries <= 3:
            raise StoreFull("There is no room.")
        return super().turn(board, submissions, now)


async def test_it_is_logged_once_and_its_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(turns.PAUSE, Failure.FULL, 0.01)
    with capture_logs() as logged:
        async with serving(FullForAWhile(BOARD)) as hub:
            answer = await hub.submit(OPERATOR, FoundPartnership("Testbridge", "TB"))
    assert answer.refusal is None
    assert [line["event"] for line in logged] == ["turn.read_only", "turn.writing_again"]
