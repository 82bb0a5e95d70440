"""From a session to the wall: one value, sent on when it is another."""

from PySide6.QtCore import QObject, Signal

from app.domain.board import Board
from app.domain.case.state import Case
from app.domain.values import AccountId
from ui.hands import queue
from ui.projector.compose import shown, ticked, wall
from ui.projector.disclosed import WallCopy
from ui.projector.listing import Rows
from ui.projector.view_model import Wall
from ui.session_bridge import SessionBridge
from ui.words import clock_time


class WallFeed(QObject):
    """Follows the open sitting. A second changes the timer and clock; a minute, what is overdue.

    While nobody looks it sleeps, and what comes costs nothing.
    """

    changed = Signal(object)
    """Wall."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._copy = WallCopy()
        self._rows = Rows()
        self._awake = True
        self._seen: Board | None = None
        self._board: Board | None = None
        self._case: Case | None = None
        self._hands: tuple[AccountId, ...] = ()
        self.wall: Wall | None = None
        for signal in (
            bridge.welcomed,
            bridge.changed,
            bridge.connection_changed,
            bridge.presence_changed,
        ):
            signal.connect(self._refresh)
        bridge.tick.connect(self._tick)
        self._refresh()

    def set_awake(self, awake: bool) -> None:
        self._awake = awake
        self._refresh()

    def _refresh(self) -> None:
        if not self._awake:
            return
        board = self._disclosed()
        if board is None:
            return
        present = self._bridge.present
        self._hands = queue(self._hands, present)
        now = self._bridge.now()
        self._case = shown(board, now)
        self._show(wall(board, present, self._hands, self._bridge.connection, now, self._rows))

    def _tick(self) -> None:
        if not self._awake or self.wall is None or self._board is None:
            return
        now = self._bridge.now()
        if clock_time(now) != self.wall.foot.clock or shown(self._board, now) is not self._case:
            self._refresh()
        else:
            self._show(ticked(self.wall, self._board, now))

    def _disclosed(self) -> Board | None:
        board = self._bridge.board
        if board is not self._seen:
            self._seen = board
            self._board = self._copy.of(board) if board else None
        return self._board

    def _show(self, now_so: Wall) -> None:
        if now_so != self.wall:
            self.wall = now_so
            self.changed.emit(now_so)
