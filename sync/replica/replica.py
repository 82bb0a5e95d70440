"""One client: frames from the hub and wishes of its person in, effects out."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.errors import Code, Refusal
from app.domain.values import AccountId, CommandId, Instant
from app.ports import (
    Change,
    Connection,
    Here,
    Pending,
    PendingState,
    Present,
    RefusedCommand,
)
from sync.protocol import (
    MAX_FRAME_FROM_CLIENT,
    Accepted,
    Batch,
    Be,
    Bye,
    Checkpoint,
    CloseCode,
    Forget,
    HubFrame,
    Later,
    NotNow,
    Part,
    Piece,
    Presence,
    RefusedFrame,
    Resumed,
    Submit,
    Welcome,
    decode_hub_frame,
    encode,
)
from sync.replica.copy import Copy, Gap
from sync.replica.effects import (
    Changed,
    ConnectionChanged,
    Drop,
    Effect,
    HandedBack,
    HubTime,
    Keep,
    PendingChanged,
    PresenceChanged,
    Reconnect,
    Retry,
    Send,
    Welcomed,
)
from sync.replica.line import FINAL, Line
from sync.replica.outbox import Outbox

TOO_BIG = Refusal(Code.BAD_COMMAND, (("problem", "too_big"),))


class Replica:
    def __init__(self, account: AccountId) -> None:
        self.account = account
        self.present: tuple[Present, ...] = ()
        self.checkpoint: Checkpoint | None = None
        """The latest that the hub signed."""
        self._copy = Copy()
        self._outbox = Outbox()
        self._line = Line()
        self._here = Here()
        self._handlers: dict[type, Callable[[Any], list[Effect]]] = {
            Welcome: self._on_welcome,
            Resumed: self._on_resumed,
            Part: self._on_part,
            Piece: self._on_part,
            Forget: self._on_part,
            Batch: self._on_batch,
            Accepted: self._on_accepted,
            RefusedFrame: self._on_refused,
            NotNow: self._on_not_now,
            Presence: self._on_presence,
            Checkpoint: self._on_checkpoint,
            Bye: lambda _: [],
        }

    @property
    def board(self) -> Board | None:
        """The confirmed view; None before the first welcome."""
        return self._copy.board

    @property
    def connection(self) -> Connection:
        return self._line.connection

    @property
    def pending(self) -> tuple[Pending, ...]:
        return self._outbox.all()

    # The line

    def connected(self) -> list[Effect]:
        """A line is open: say where we stand."""
        self._copy.restart()
        self._line.opened()
        return [Send(encode(self._copy.hello)), *self._tell_line()]

    def lost(self, code: int | None, since: Instant | None) -> list[Effect]:
        """The line is gone, or could not be had: `code` is the close code where there was one,
        `since` the hub's time at its last sign of life."""
        self._line.lost(FINAL.get(code or 0, ""), since)
        self._outbox.lost()
        self.present = ()
        return [*self._tell_line(), PendingChanged(self.pending), PresenceChanged(())]

    def silent(self, since: Instant | None) -> list[Effect]:
        """The line is open and nothing comes: what is shown may be old."""
        self._line.silent(since)
        return self._tell_line()

    def heard(self) -> list[Effect]:
        """A sign of life."""
        self._line.heard()
        return self._tell_line()

    def received(self, raw: bytes) -> list[Effect]:
        """One frame of the hub; what still comes of a line that is gone says nothing."""
        if not self._line.open:
            return []
        try:
            frame: HubFrame = decode_hub_frame(raw)
            effects = self._handlers[type(frame)](frame)
        except Gap:
            return [Reconnect(CloseCode.OUT_OF_ORDER)]
        except (msgspec.MsgspecError, UnicodeDecodeError):
            # Also of a stream in pieces, which is read when the last of them is here.
            return [Reconnect(CloseCode.UNKNOWN_KIND)]
        self._line.heard()
        self._line.behind = self._copy.behind
        return [*effects, *self._tell_line()]

    # Wishes

    def submit(self, command_id: CommandId, command: Command, now: Instant) -> list[Effect]:
        pending = Pending(command_id, command, PendingState.KEEPING, now)
        if len(_submit(pending)) > MAX_FRAME_FROM_CLIENT:
            return [HandedBack(RefusedCommand(command_id, command, TOO_BIG))]
        self._outbox.add(pending)
        return [Keep(pending), PendingChanged(self.pending)]

    def restore(self, kept: Iterable[Pending]) -> list[Effect]:
        """What the Shelf still held of an earlier run, once it is read."""
        self._outbox.restore(kept)
        return [PendingChanged(self.pending)]

    def kept(self, command: CommandId) -> list[Effect]:
        """The Shelf has it: now it may go out."""
        return self._send(command) if self._is(command, PendingState.KEEPING) else []

    def retry(self, command: CommandId) -> list[Effect]:
        """The time that the hub asked for is over."""
        return self._send(command) if self._is(command, PendingState.WAITING) else []

    def be(self, here: Here) -> list[Effect]:
        self._here = here
        return [Send(encode(Be(here)))] if self._line.linked else []

    def _is(self, command: CommandId, state: PendingState) -> bool:
        return self._outbox.state(command) is state

    def _send(self, command: CommandId) -> list[Effect]:
        linked = self._line.linked
        pending = self._outbox.mark(
            command, PendingState.SENDING if linked else PendingState.WAITING
        )
        sent: list[Effect] = [Send(_submit(pending))] if linked and pending else []
        return [*sent, PendingChanged(self.pending)]

    # Frames

    def _on_welcome(self, frame: Welcome) -> list[Effect]:
        first = self._linked(frame.at)
        return [*first, *self._welcomed(self._copy.welcome(frame))]

    def _on_resumed(self, frame: Resumed) -> list[Effect]:
        self._copy.resume(frame)
        return self._linked(frame.at)

    def _on_part(self, frame: Part | Piece | Forget) -> list[Effect]:
        return self._welcomed(self._copy.add(frame))

    def _on_batch(self, batch: Batch) -> list[Effect]:
        live = not self._copy.behind
        before = self._copy.board
        after = self._copy.apply(batch)
        self._line.read_only = ""
        by_me = any(one.actor == self.account for one in batch.events)
        change = Change(before or after, after, batch.events, by_me)
        now: list[Effect] = [HubTime(batch.at)] if live else []
        return [*now, Changed(change), *self._settle()]

    def _on_accepted(self, frame: Accepted) -> list[Effect]:
        self._line.read_only = ""
        self._outbox.mark(frame.id, PendingState.ACCEPTED, frame.position)
        return self._settle() or [PendingChanged(self.pending)]

    def _on_refused(self, frame: RefusedFrame) -> list[Effect]:
        self._line.read_only = ""
        pending = self._outbox.remove(frame.id)
        if pending is None:
            return []
        refusal = Refusal(frame.code, frame.facts)
        back = HandedBack(RefusedCommand(frame.id, pending.command, refusal))
        return [back, PendingChanged(self.pending), Drop(frame.id)]

    def _on_not_now(self, frame: NotNow) -> list[Effect]:
        if frame.code == Later.STORE_FULL:
            self._line.read_only = frame.code
        self._outbox.mark(frame.id, PendingState.WAITING)
        return [PendingChanged(self.pending), Retry(frame.id, frame.retry_after)]

    def _on_presence(self, frame: Presence) -> list[Effect]:
        self.present = frame.present
        return [PresenceChanged(frame.present)]

    def _on_checkpoint(self, frame: Checkpoint) -> list[Effect]:
        self.checkpoint = frame
        return []

    def _linked(self, at: Instant) -> list[Effect]:
        """The hub knows where we stand: what waits may go out, in order."""
        if self._line.linked:
            return [HubTime(at)]
        self._line.linked = True
        again = [Send(_submit(one)) for one in self._outbox.resend()]
        here = [] if self._here == Here() else [Send(encode(Be(self._here)))]
        return [HubTime(at), *here, *again, PendingChanged(self.pending)]

    def _welcomed(self, board: Board | None) -> list[Effect]:
        return [] if board is None else [Welcomed(board), *self._settle()]

    def _settle(self) -> list[Effect]:
        """Let go of what was accepted and is now in the view."""
        seen = self._outbox.applied(self._copy.position)
        if not seen:
            return []
        return [PendingChanged(self.pending), *(Drop(one.id) for one in seen)]

    def _tell_line(self) -> list[Effect]:
        changed = self._line.changed()
        return [ConnectionChanged(changed)] if changed else []


def _submit(pending: Pending) -> bytes:
    return encode(Submit(pending.id, pending.command))
