"""What one person sees, and finds to do something with."""

from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

from app.domain.board import Board
from app.domain.case.feedback import Message, MessageState
from app.domain.case.state import Case, Request
from app.domain.meeting.state import ItemState, Meeting, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import CaseId, Instant, Role, Stage
from app.ports import Here

T = TypeVar("T")
UNDECIDED = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY)


class Desk:
    def __init__(
        self, board: Board, seat: Seat, now: Instant, draw: Random, fresh: Callable[[], str]
    ) -> None:
        self.board = board
        self.seat = seat
        self.now = now
        self.draw = draw
        self.fresh = fresh

    def has(self, *roles: Role) -> bool:
        return any(role in self.seat.roles for role in roles)

    def pick(self, found: Iterable[T]) -> T | None:
        """One of them, whichever order they came in."""
        some = list(found)
        return self.draw.choice(some) if some else None

    def cases(self) -> list[Case]:
        """Sorted, since a board that was welcomed holds its streams in another order."""
        return sorted(self.board.cases(), key=lambda case: case.id)

    def case(self, *stages: Stage) -> Case | None:
        return self.pick(c for c in self.cases() if not stages or c.stage in stages)

    def called(self) -> Case | None:
        """The one under the spotlight."""
        sitting = self.sitting(SittingState.OPEN)
        case: CaseId | None = sitting.spotlight if sitting else None
        return self.board.case(case) if case else None

    def sitting(self, *states: SittingState) -> Meeting | None:
        meetings = sorted(self.board.meetings(), key=lambda meeting: meeting.id)
        return self.pick(m for m in meetings if m.state in states)

    def waiting(self) -> tuple[Meeting, CaseId] | None:
        """A case that an open sitting has not come to."""
        sitting = self.sitting(SittingState.OPEN)
        if sitting is None:
            return None
        item = self.pick(i for i in sitting.agenda if i.state is ItemState.WAITING)
        return (sitting, item.case) if item else None

    def asked(self) -> tuple[Case, Request] | None:
        """A request that waits for this person's agency."""
        return self._request(lambda r: r.open and r.agency == self.seat.agency)

    def any_request(self, fits: Callable[[Request], bool]) -> tuple[Case, Request] | None:
        return self._request(lambda r: r.open and fits(r))

    def _request(self, fits: Callable[[Request], bool]) -> tuple[Case, Request] | None:
        return self.pick((case, r) for case in self.cases() for r in case.requests if fits(r))

    def message(self, *states: MessageState) -> tuple[Case, Message] | None:
        return self.pick((c, m) for c in self.cases() for m in c.messages if m.state in states)

    def words(self, *about: str) -> str:
        """No two are alike, so that a command that took effect twice is seen."""
        said = self.draw.choice(about) if about else "Said at the board."
        return f"{said} ({self.fresh()[:8]}, made up)"


def somewhere(board: Board, draw: Random) -> Here:
    """Where a person is who sees that board."""
    cases = sorted(board.cases(), key=lambda case: case.id)
    hand = draw.random() < 0.4
    if not cases or draw.random() < 0.2:
        return Here(hand=hand)
    case = draw.choice(cases)
    writing = draw.choice(case.requests).id if case.requests and draw.random() < 0.5 else None
    return Here(case.id, writing, hand)
