"""The state of one board: a frozen value with one map, from stream to its state."""

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from app.domain.case.state import Case
from app.domain.meeting.state import Meeting
from app.domain.partnership.state import Partnership
from app.domain.values import BoardId, CaseId, Instant, MeetingId, StreamId

Stream = Case | Meeting | Partnership


class Board(Struct, frozen=True):
    """One partnership's log, folded up to `position`. The map is never changed in place."""

    id: BoardId
    streams: dict[StreamId, Stream]
    position: int = 0
    at: Instant | None = None
    """Time of the last event."""

    @property
    def partnership(self) -> Partnership | None:
        found = self.streams.get(StreamId(self.id))
        return found if isinstance(found, Partnership) else None

    def case(self, case: CaseId) -> Case | None:
        found = self.streams.get(cast(StreamId, case))
        return found if isinstance(found, Case) else None

    def meeting(self, meeting: MeetingId) -> Meeting | None:
        found = self.streams.get(cast(StreamId, meeting))
        return found if isinstance(found, Meeting) else None

    def cases(self) -> Iterator[Case]:
        return (s for s in self.streams.values() if isinstance(s, Case))

    def meetings(self) -> Iterator[Meeting]:
        return (s for s in self.streams.values() if isinstance(s, Meeting))

    def cases_since(self, before: "Board") -> list[CaseId]:
        """Those that differ, and those that are gone: a restriction needs no event to take one."""
        old, new = before.streams, self.streams
        there = [s.id for at, s in new.items() if s is not old.get(at) and isinstance(s, Case)]
        gone = [s.id for at, s in old.items() if at not in new and isinstance(s, Case)]
        return [*there, *gone]


def empty(board: BoardId) -> Board:
    return Board(board, {})


def stream_of(part: Stream) -> StreamId:
    return cast(StreamId, part.id)
