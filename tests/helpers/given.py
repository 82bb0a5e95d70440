"""Tables of rules read aloud: `given(case()).when(command, by=seat).then(events)` or `.refused`.

Rights are judged too. What follows is given back, so that a story goes on:
`given(...).when(...).accepted().when(...)`.
"""

from datetime import datetime

import pytest
from msgspec import Struct, structs

from app.domain.board import Board, Stream
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.context import Context
from app.domain.decide import decide
from app.domain.errors import Code, Refusal, Refused
from app.domain.events import Event
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership, Seat
from app.domain.turn import record
from app.domain.values import CaseId, MeetingId, Name
from app.domain.writes import Writes
from tests.helpers.builders import AT, CASE, CHAIR, FRESH, SITTING, board


class Given(Struct, frozen=True):
    """A board on which something is asked."""

    board: Board

    def when(
        self, command: Command, by: Seat = CHAIR, at: datetime = AT, fresh: tuple[Name, ...] = FRESH
    ) -> "Asked":
        return Asked(self.board, command, Context(by, at, fresh))

    def case(self, case: CaseId = CASE) -> Case:
        found = self.board.case(case)
        assert found is not None
        return found

    def meeting(self, meeting: MeetingId = SITTING) -> Meeting:
        found = self.board.meeting(meeting)
        assert found is not None
        return found

    def partnership(self) -> Partnership:
        found = self.board.partnership
        assert found is not None
        return found


class Asked(Struct, frozen=True):
    """A command on its way: say what must come of it."""

    board: Board
    command: Command
    context: Context

    def then(self, *events: Event) -> Given:
        """Exactly these events, in this order, on whichever streams."""
        writes = self.writes()
        assert tuple(event for _, event in writes) == events
        return self._after(writes)

    def then_on(self, *writes: Writes) -> Given:
        """Exactly these events, each on its stream; write them with `app.domain.writes.on`."""
        expected = tuple(write for one in writes for write in one)
        assert self.writes() == expected
        return self._after(expected)

    def accepted(self) -> Given:
        """Whatever events; what matters is the state they leave."""
        return self._after(self.writes())

    def refused(self, code: Code, **facts: str) -> None:
        """Refused with exactly this code and these facts."""
        with pytest.raises(Refused) as no:
            self.writes()
        assert no.value.refusal == Refusal(code, tuple(sorted(facts.items())))

    def writes(self) -> Writes:
        return decide(self.board, self.command, self.context)

    def _after(self, writes: Writes) -> Given:
        board = structs.replace(self.board, streams=dict(self.board.streams))
        return Given(record(board, writes, self.context.now, self.context.actor.account)[0])


def given(*streams: Stream | Board) -> Given:
    """A whole board, or streams to stand beside the usual partnership."""
    whole = [part for part in streams if isinstance(part, Board)]
    return Given(whole[0] if whole else board(*(s for s in streams if not isinstance(s, Board))))
