"""What one person of the demo does next: the form that every part gives its plan in."""

from collections.abc import Callable

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.commands import Command
from app.domain.meeting.state import Meeting, SittingState
from app.domain.partnership.state import Seat
from app.domain.values import Instant
from app.ports import Here


class Step(Struct, frozen=True):
    """One command; `here` is where others see this person meanwhile, for `takes` beats."""

    command: Command
    here: Here = Here()
    takes: int = 1


class Scene(Struct, frozen=True):
    """What a person sees, and a way to name what is new."""

    board: Board
    seat: Seat
    now: Instant
    fresh: Callable[[], str]

    @property
    def sitting(self) -> Meeting | None:
        """The sitting that is open, if there is one."""
        return next((m for m in self.board.meetings() if m.state is SittingState.OPEN), None)

    @property
    def spotlight(self) -> Case | None:
        """The case that is being discussed."""
        sitting = self.sitting
        return self.board.case(sitting.spotlight) if sitting and sitting.spotlight else None


Part = Callable[[Scene], Step | None]
"""How someone is played: what they do next, or None to wait. Looks only at what they see."""
