"""Commands on their way, told by what they say, never by a remembered id."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.commands import Command
from app.ports import Pending, PendingState, RefusedCommand
from ui.session_bridge import SessionBridge
from ui.words import Said, pending_words


class Sending(QObject):
    """What one form or dock submitted, until the hub has answered all of it."""

    moved = Signal()
    """`said` may differ."""
    accepted = Signal()
    """All of it is on the board."""
    refused = Signal(object)
    """RefusedCommand."""

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sent: list[Command] = []
        self._refusals = 0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._settled)
        bridge.pending_changed.connect(self._moved)
        bridge.refused.connect(self._refused)

    def send(self, commands: Iterable[Command]) -> None:
        self._refusals = 0
        self._sent = list(commands)
        for command in tuple(self._sent):
            self._bridge.submit(command)
        self._moved()

    @property
    def under_way(self) -> bool:
        return bool(self._sent)

    @property
    def waiting(self) -> bool:
        """Whether some of it is saved here and not sent."""
        return any(p.state is PendingState.WAITING for p in self._mine())

    @property
    def said(self) -> Said | None:
        mine = self._mine()
        first = next((p for p in mine if p.state is PendingState.WAITING), None)
        return pending_words(first or mine[0]) if mine else None

    def _mine(self) -> list[Pending]:
        return [p for p in self._bridge.pending if p.command in self._sent]

    def _moved(self) -> None:
        """What left the pending is judged a little later: a refusal is told just after."""
        if self._sent:
            self._settle.start(0)
            self.moved.emit()

    def _settled(self) -> None:
        waiting = [p.command for p in self._bridge.pending]
        self._sent = [command for command in self._sent if command in waiting]
        if not self._sent and not self._refusals:
            self.accepted.emit()
        else:
            self.moved.emit()

    def _refused(self, refused: RefusedCommand) -> None:
        if refused.command in self._sent:
            self._refusals += 1
            self._sent.remove(refused.command)
            self.refused.emit(refused)
