"""The real rules in this process: a hub without sockets and the sessions at it.

`LocalHub` takes each command through the real turn and shows every seat its own view, at once.
Hands on it: `hold` and `release` (commands stay "sending"), `offline` and `online`, `wait` (time
passes), `act` (someone else does something), `arrive` (someone else is here).
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from msgspec import ValidationError, structs

from app.codec import decode_command, encode
from app.domain.board import Board
from app.domain.case.commands import ReceiveReferral
from app.domain.commands import Command
from app.domain.disclosure import audience_on, disclose, view, viewer
from app.domain.errors import Code, Refusal
from app.domain.events import Event, Recorded
from app.domain.partnership.state import Seat
from app.domain.submission import Outcome, Submission
from app.domain.turn import seat_of, take
from app.domain.values import AccountId, CommandId, Instant, Line
from app.ports import (
    Change,
    Connection,
    Here,
    LineState,
    Listener,
    Pending,
    PendingState,
    Present,
    RefusedCommand,
)
from tests.helpers import builders

Who = Seat | AccountId
LIVE = Connection(LineState.LIVE)


class LocalHub:
    """A board that runs in this process. `board` is the whole truth, unseen by any session."""

    def __init__(self, board: Board | None = None, now: datetime = builders.AT) -> None:
        self.board = board or builders.board()
        self.now = now
        self.held = False
        self._known: dict[tuple[AccountId, CommandId], Outcome] = {}
        self._ids = 0
        self._sessions: list[LocalSession] = []
        self._present: dict[AccountId, Present] = {}

    def session(self, who: Who = builders.COORDINATOR) -> "LocalSession":
        """A new window of that person, live and with its board."""
        account = _account(who)
        session = LocalSession(self, account)
        self._sessions.append(session)
        self.be(account, Here())
        return session

    def act(self, who: Who, *commands: Command) -> None:
        """Someone does this elsewhere. A refusal is an error of the test."""
        account = _account(who)
        for command in commands:
            answer = self.take(account, CommandId(self.fresh_id()), command)
            assert answer.refusal is None, (command, answer.refusal)

    def wait(self, **lapse: float) -> None:
        """Let time pass: `hub.wait(minutes=5)`. Nothing ticks by itself."""
        self.now += timedelta(**lapse)

    def hold(self) -> None:
        """Take commands in and answer nothing until `release`."""
        self.held = True

    def release(self) -> None:
        self.held = False
        for session in self._sessions:
            session.send()

    def offline(self, who: Who) -> None:
        """That person's line drops; what they submit waits at their side."""
        self._line(who, Connection(LineState.NOT_LIVE, since=self.now))

    def online(self, who: Who) -> None:
        """The line is back: they catch up, and what waited goes out."""
        self._line(who, LIVE)

    def show_line(self, who: Who, connection: Connection) -> None:
        """Any state of the line, such as read-only or refused."""
        self._line(who, connection)

    def arrive(self, *who: Seat, here: Here | None = None) -> None:
        """Others are here too, without a window of their own in this process."""
        for seat in who:
            self.be(seat.account, here or Here())

    def leave(self, who: Who) -> None:
        account = _account(who)
        self._present.pop(account, None)
        self._show_presence()

    # What sessions call

    def be(self, account: AccountId, here: Here) -> None:
        name = self.seat(account).name
        self._present[account] = Present(account, name, here)
        self._show_presence()

    def present(self) -> tuple[Present, ...]:
        return tuple(self._present.values())

    def fresh_id(self) -> str:
        self._ids += 1
        return builders.uid(self._ids, 0xF)

    def take(self, account: AccountId, command_id: CommandId, command: Command) -> Outcome:
        """One turn with one command; everyone who is live hears of it."""
        raw = encode(command)
        try:
            decode_command(raw)
        except ValidationError as bad:
            problem = ("problem", str(bad))
            return Outcome(raw, self.board.position, Refusal(Code.BAD_COMMAND, (problem,)))
        submission = Submission(account, command_id, raw, command, _letters(command))
        turn = take(self.board, (submission,), self._known, self.now)
        self.board = turn.board
        self._known[account, command_id] = turn.answers[0]
        for session in self._sessions:
            session.hear(turn.writes)
        return turn.answers[0]

    def seat(self, account: AccountId) -> Seat:
        return seat_of(self.board, account)

    def view(self, account: AccountId) -> Board:
        """The board as that account's seat may know it."""
        return view(self.board, self.seat(account))

    def disclosed(self, events: Iterable[Recorded], account: AccountId) -> tuple[Recorded, ...]:
        """The events as that account's seat may know them; none of what does not exist for it."""
        seen = ((one, self._disclosed(one, account)) for one in events)
        return tuple(structs.replace(one, event=event) for one, event in seen if event is not None)

    def _disclosed(self, one: Recorded, account: AccountId) -> Event | None:
        audience = audience_on(self.board, viewer(self.seat(account)), one.stream, one.event)
        return disclose(one.event, audience, self.board.streams.get(one.stream))

    def _line(self, who: Who, connection: Connection) -> None:
        for session in self._sessions:
            if session.account == _account(who):
                session.move_line(connection)

    def _show_presence(self) -> None:
        for session in self._sessions:
            session.show_presence()


class LocalSession:
    """Implements `app.ports.Session` at a LocalHub; made by `LocalHub.session`."""

    def __init__(self, hub: LocalHub, account: AccountId) -> None:
        self._hub = hub
        self._account = account
        self._board = hub.view(account)
        self._connection = LIVE
        self._missed: list[Recorded] = []
        self._pending: tuple[Pending, ...] = ()
        self._drafts: dict[Line, str] = {}
        self._listeners: list[Listener] = []

    @property
    def account(self) -> AccountId:
        return self._account

    @property
    def board(self) -> Board | None:
        return self._board

    @property
    def connection(self) -> Connection:
        return self._connection

    @property
    def pending(self) -> tuple[Pending, ...]:
        return self._pending

    @property
    def present(self) -> tuple[Present, ...]:
        return self._hub.present() if self._live else ()

    def now(self) -> Instant:
        return self._hub.now

    def fresh_id(self) -> str:
        return self._hub.fresh_id()

    def submit(self, command: Command) -> CommandId:
        command_id = CommandId(self._hub.fresh_id())
        state = PendingState.SENDING if self._live else PendingState.WAITING
        self._set_pending((*self._pending, Pending(command_id, command, state, self._hub.now)))
        self.send()
        return command_id

    def be(self, here: Here) -> None:
        self._hub.be(self._account, here)

    def save_draft(self, key: Line, text: str) -> None:
        self._drafts[key] = text

    def draft(self, key: Line) -> str:
        return self._drafts.get(key, "")

    def listen(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # What the hub calls

    def send(self) -> None:
        """Send what is pending, in order, while the line is live and the hub answers."""
        while self._pending and self._live and not self._hub.held:
            first = self._pending[0]
            self._answered(first, self._hub.take(self._account, first.id, first.command))

    def hear(self, events: Iterable[Recorded]) -> None:
        self._missed.extend(events)
        if self._live:
            self._catch_up()

    def show_presence(self) -> None:
        for listener in tuple(self._listeners):
            listener.presence_changed(self.present)

    def move_line(self, connection: Connection) -> None:
        self._connection = connection
        for listener in tuple(self._listeners):
            listener.connection_changed(connection)
        state = PendingState.SENDING if self._live else PendingState.WAITING
        self._set_pending(tuple(structs.replace(p, state=state) for p in self._pending))
        self.show_presence()
        if self._live:
            self._catch_up()
            self.send()

    @property
    def _live(self) -> bool:
        return self._connection.line is LineState.LIVE

    def _catch_up(self) -> None:
        before, self._board = self._board, self._hub.view(self._account)
        missed, self._missed = tuple(self._missed), []
        if not missed:
            return
        mine = any(one.actor == self._account for one in missed)
        events = self._hub.disclosed(missed, self._account)
        change = Change(before, self._board, events, mine)
        for listener in tuple(self._listeners):
            listener.changed(change)

    def _answered(self, pending: Pending, answer: Outcome) -> None:
        self._set_pending(tuple(p for p in self._pending if p.id != pending.id))
        if answer.refusal is None:
            return
        refused = RefusedCommand(pending.id, pending.command, answer.refusal)
        for listener in tuple(self._listeners):
            listener.refused(refused)

    def _set_pending(self, pending: tuple[Pending, ...]) -> None:
        if pending == self._pending:
            return
        self._pending = pending
        for listener in tuple(self._listeners):
            listener.pending_changed(pending)


def _account(who: Who) -> AccountId:
    return who if isinstance(who, str) else who.account


def _letters(command: Command) -> tuple[str, ...]:
    """For a reference that is the same at each run."""
    if not isinstance(command, ReceiveReferral):
        return ()
    digest = hashlib.sha256(command.case.encode()).hexdigest().upper()
    return tuple(digest[i : i + 5] for i in range(0, 40, 5))
