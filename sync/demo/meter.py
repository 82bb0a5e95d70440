"""From submit to seen on every client: what the demo measures of itself."""

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec import Struct

from app.domain.board import Board
from app.domain.values import CommandId
from app.ports import Change, Connection, Pending, Present, RefusedCommand
from sync.demo.cast import Person

MILLISECONDS = 1_000.0


class Accepted(Struct, frozen=True):
    submitted: float
    position: int


class Watch:
    """Listens to one client: which position it reached when, and how its commands ended."""

    def __init__(self, person: Person, time: Callable[[], float]) -> None:
        self.person = person
        self.accepted: list[Accepted] = []
        self.refusals: list[RefusedCommand] = []
        self._time = time
        self._positions: list[int] = []
        self._times: list[float] = []
        self._waiting: dict[CommandId, float] = {}
        person.session.listen(self)

    @property
    def position(self) -> int:
        """Where this client stands."""
        return self._positions[-1] if self._positions else 0

    def submitted(self, command: CommandId) -> None:
        self._waiting[command] = self._time()

    def seen(self, position: int) -> float:
        """When this client had reached `position`; infinite where it has not."""
        place = bisect_left(self._positions, position)
        return self._times[place] if place < len(self._times) else math.inf

    # What a session says

    def welcomed(self, board: Board) -> None:
        self._reached(board.position)

    def changed(self, change: Change) -> None:
        self._reached(change.after.position)

    def refused(self, refused: RefusedCommand) -> None:
        self._waiting.pop(refused.id, None)
        self.refusals.append(refused)

    def pending_changed(self, pending: tuple[Pending, ...]) -> None:
        at = {one.id: one.position for one in pending}
        for command, since in tuple(self._waiting.items()):
            position = at.get(command, self.position)
            if position:
                del self._waiting[command]
                self.accepted.append(Accepted(since, position))

    def connection_changed(self, connection: Connection) -> None: ...

    def presence_changed(self, present: tuple[Present, ...]) -> None: ...

    def _reached(self, position: int) -> None:
        self._positions.append(position)
        self._times.append(self._time())


def latencies(watches: Sequence[Watch]) -> list[float]:
    """Milliseconds from each accepted command's submit to the last client that saw it, sorted."""
    taken = (
        (max(watch.seen(one.position) for watch in watches) - one.submitted) * MILLISECONDS
        for author in watches
        for one in author.accepted
    )
    return sorted(taken)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that `share` of them do not exceed; 0.0 where there are none."""
    place = math.ceil(share * len(ordered)) - 1
    return ordered[max(place, 0)] if ordered else 0.0
