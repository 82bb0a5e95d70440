"""Tables of rules read aloud: `given(case()).when(command, by=seat).then(events)` or `.refused`.

Rights are judged too where `app.domain.decide` judges them. `then` gives what follows, so that a
story goes on: `given(...).when(...).accepted().when(...)`.
"""

from datetime import datetime

import pytest
from msgspec import Struct

from app.domain.board import Board, Stream
from app.domain.case.state import Case
from app.domain.commands import CaseCommand, Command, MeetingCommand
from app.domain.context import Context
from app.domain.errors import Code, Refusal, Refused
from app.domain.events import CaseEvent, Event, Recorded
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership, Seat
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
        return Given(folded(self.board, writes, self.context))


def given(*streams: Stream | Board) -> Given:
    """A whole board, or streams to stand beside the usual partnership."""
    whole = [part for part in streams if isinstance(part, Board)]
    return Given(whole[0] if whole else board(*(s for s in streams if not isinstance(s, Board))))


def folded(board: Board, writes: Writes, context: Context) -> Board:
    """The board after `writes`, numbered and folded as a turn does it."""
    streams = dict(board.streams)
    position = board.position
    for position, (stream, event) in enumerate(writes, board.position + 1):
        before = streams.get(stream)
        version = before.version + 1 if before else 1
        actor = context.actor.account
        after = evolve(before, Recorded(position, stream, version, context.now, actor, event))
        if after is not None:
            streams[stream] = after
    return Board(board.id, streams, position, context.now if writes else board.at)


def decide(board: Board, command: Command, context: Context) -> Writes:
    if isinstance(command, CaseCommand):
        from app.domain.case import decide as case

        return case.decide(board, command, context)
    if isinstance(command, MeetingCommand):
        from app.domain.meeting import decide as meeting

        return meeting.decide(board, command, context)
    from app.domain.partnership import decide as partnership

    return partnership.decide(board, command, context)


def evolve(before: Stream | None, recorded: Recorded) -> Stream | None:
    if isinstance(recorded.event, CaseEvent):
        from app.domain.case.evolve import evolve as evolve_case

        return evolve_case(before if isinstance(before, Case) else None, recorded.event, recorded)
    from app.domain.evolve import evolve

    return evolve(before, recorded)
