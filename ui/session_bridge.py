"""A session as Qt signals: the one thing of the hub that a screen is given."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.board import Board
from app.domain.commands import Command
from app.domain.partnership.state import Partnership, Seat
from app.domain.values import AccountId, CommandId, Instant, Line
from app.ports import Change, Connection, Here, Pending, Present, RefusedCommand, Session

_SECOND = 1_000


class SessionBridge(QObject):
    """Signals what a session hears and passes on what a screen asks.

    `pending_changed` and `refused` speak of commands: tell yours by what they name (case, request,
    decision), never by a remembered id, since those submitted before a restart are among them.
    """

    welcomed = Signal(object)
    """Board: everything afresh; the only time for a model to reset."""
    changed = Signal(object)
    """Change."""
    connection_changed = Signal(object)
    """Connection."""
    pending_changed = Signal(object)
    """Tuple of Pending."""
    refused = Signal(object)
    """RefusedCommand."""
    presence_changed = Signal(object)
    """Tuple of Present."""
    tick = Signal()
    """Each second, for countdowns."""
    closing = Signal()
    """Keep now what is to be kept soon: the window goes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.here = Here()
        """What was told last, before it comes back among `present`."""
        self._silence = session.listen(_Ear(self))
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def close(self) -> None:
        """Hear and tick no more, once what is being written is kept."""
        self.closing.emit()
        self._timer.stop()
        self._silence()

    @property
    def account(self) -> AccountId:
        return self._session.account

    @property
    def board(self) -> Board | None:
        """What the hub confirmed; None before the first welcome."""
        return self._session.board

    @property
    def partnership(self) -> Partnership | None:
        return self.board.partnership if self.board else None

    @property
    def seat(self) -> Seat | None:
        """The seat of whoever is signed in."""
        return self.partnership.seat(self.account) if self.partnership else None

    @property
    def connection(self) -> Connection:
        return self._session.connection

    @property
    def pending(self) -> tuple[Pending, ...]:
        return self._session.pending

    @property
    def present(self) -> tuple[Present, ...]:
        return self._session.present

    def now(self) -> Instant:
        """The hub's time."""
        return self._session.now()

    def fresh_id(self) -> str:
        return self._session.fresh_id()

    def submit(self, command: Command) -> CommandId:
        """Keep it, then send it. Nothing is done before `changed` says so."""
        return self._session.submit(command)

    def be(self, here: Here) -> None:
        """Tell the others where I am."""
        self.here = here
        self._session.be(here)

    def save_draft(self, key: Line, text: str) -> None:
        self._session.save_draft(key, text)

    def draft(self, key: Line) -> str:
        return self._session.draft(key)


class _Ear:
    """A listener whose every call is a signal; apart, since both go by the same names."""

    def __init__(self, bridge: SessionBridge) -> None:
        self._bridge = bridge

    def welcomed(self, board: Board) -> None:
        self._bridge.welcomed.emit(board)

    def changed(self, change: Change) -> None:
        self._bridge.changed.emit(change)

    def connection_changed(self, connection: Connection) -> None:
        self._bridge.connection_changed.emit(connection)

    def pending_changed(self, pending: tuple[Pending, ...]) -> None:
        self._bridge.pending_changed.emit(pending)

    def refused(self, refused: RefusedCommand) -> None:
        self._bridge.refused.emit(refused)

    def presence_changed(self, present: tuple[Present, ...]) -> None:
        self._bridge.presence_changed.emit(present)
