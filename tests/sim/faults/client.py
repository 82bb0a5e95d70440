"""What was typed let go too early or sent as something else; what was heard applied askew."""

from collections.abc import Iterable

from msgspec import structs

from app.domain.values import CommandId
from app.ports import Pending
from sync.protocol import Accepted, Batch
from sync.replica.copy import Copy
from sync.replica.effects import Drop, Effect
from sync.replica.outbox import Outbox
from sync.replica.replica import Replica
from tests.sim.faults.planting import Plant, instead


def resent_with_a_fresh_id() -> Plant:
    """What goes out again goes out as something new."""
    resend = Outbox.resend

    def anew(self: Outbox) -> tuple[Pending, ...]:
        again = tuple(structs.replace(one, id=_fresh(one.id)) for one in resend(self))
        for one in self.all():
            self.remove(one.id)
        for one in again:
            self.add(one)
        return again

    return instead(Outbox, "resend", anew)


def _fresh(name: CommandId) -> CommandId:
    """Another each time, and the same in every process."""
    return CommandId(
        f"{int(name[:8], 16) ^ 0x5A5A5A5A:08x}{name[8:-1]}{(int(name[-1], 16) + 1) % 16:x}"
    )


def shelf_drops_when_sent() -> Plant:
    """What left is taken off the shelf, as if it had arrived."""
    kept = Replica.kept

    def and_gone(self: Replica, command: CommandId) -> list[Effect]:
        return [*kept(self, command), Drop(command)]

    return instead(Replica, "kept", and_gone)


def shelf_drops_before_shown() -> Plant:
    """What was accepted is taken off the shelf before its author sees it on the board."""

    def on_accepted(self: Replica, frame: Accepted) -> list[Effect]:
        return [*accepted(self, frame), Drop(frame.id)]

    accepted = Replica._on_accepted
    return instead(Replica, "_on_accepted", on_accepted)


def waiting_is_forgotten() -> Plant:
    """A program that starts again does not look what it kept."""

    def restore(self: Outbox, kept: Iterable[Pending]) -> None:
        """Nothing."""

    return instead(Outbox, "restore", restore)


def one_event_too_few() -> Plant:
    """The last event of a turn of several is not applied."""
    apply = Copy.apply

    def but_the_last(self: Copy, batch: Batch) -> object:
        events = batch.events[:-1] if len(batch.events) > 1 else batch.events
        return apply(self, structs.replace(batch, events=events))

    return instead(Copy, "apply", but_the_last)


FAULTS = {
    "resent with a fresh id": resent_with_a_fresh_id,
    "shelf drops when sent": shelf_drops_when_sent,
    "shelf drops before shown": shelf_drops_before_shown,
    "waiting is forgotten": waiting_is_forgotten,
    "last event of a turn lost": one_event_too_few,
}
