"""Commands that the hub has not shown back yet, in the order in which they were submitted."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import structs

from app.domain.values import CommandId
from app.ports import Pending, PendingState


class Outbox:
    def __init__(self) -> None:
        self._pending: dict[CommandId, Pending] = {}

    def __iter__(self) -> Iterator[Pending]:
        return iter(self._pending.values())

    def __contains__(self, command: object) -> bool:
        return command in self._pending

    def all(self) -> tuple[Pending, ...]:
        return tuple(self._pending.values())

    def restore(self, kept: Iterable[Pending]) -> None:
        """What a shelf held goes before what was submitted while it was read."""
        waiting = (structs.replace(one, state=PendingState.WAITING, position=0) for one in kept)
        self._pending = {one.id: one for one in waiting} | self._pending

    def add(self, pending: Pending) -> None:
        self._pending[pending.id] = pending

    def mark(self, command: CommandId, state: PendingState, position: int = 0) -> Pending | None:
        """The command in its new state; None where it is settled already."""
        known = self._pending.get(command)
        if known is None:
            return None
        marked = structs.replace(known, state=state, position=position or known.position)
        self._pending[command] = marked
        return marked

    def state(self, command: CommandId) -> PendingState | None:
        known = self._pending.get(command)
        return known.state if known else None

    def remove(self, command: CommandId) -> Pending | None:
        return self._pending.pop(command, None)

    def resend(self) -> tuple[Pending, ...]:
        """Everything kept and not settled goes out (again), in order."""
        again = self._where(lambda one: one.state is not PendingState.KEEPING)
        for one in again:
            # What was accepted may have been undone by a restored backup: the hub says again.
            self.add(structs.replace(one, state=PendingState.SENDING, position=0))
        return again

    def lost(self) -> None:
        """No line: what was on its way waits."""
        for one in self._where(lambda one: one.state is PendingState.SENDING):
            self.mark(one.id, PendingState.WAITING)

    def applied(self, position: int) -> tuple[Pending, ...]:
        """The view has reached `position`: take off what was accepted up to there."""
        seen = self._where(lambda one: 0 < one.position <= position)
        for one in seen:
            del self._pending[one.id]
        return seen

    def _where(self, test: Callable[[Pending], bool]) -> tuple[Pending, ...]:
        return tuple(one for one in self if test(one))
