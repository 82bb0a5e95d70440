"""What went out of one block, until the board has it or says no."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.commands import Command
from app.ports import Pending
from ui.session_bridge import SessionBridge


class Sending(QObject):
    """`same`: whether a command says what the block would say, whoever sent it."""

    moved = Signal()
    """Something is on its way, or is no more."""
    taken = Signal(object)
    """The command that the board now holds."""

    def __init__(
        self, bridge: SessionBridge, same: Callable[[Command], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._same = bridge, same
        self._sent: Command | None = None
        self._refused = False
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._settled)
        bridge.pending_changed.connect(self._moved)

    @property
    def pending(self) -> list[Pending]:
        return [one for one in self._bridge.pending if self.is_mine(one.command)]

    @property
    def going(self) -> bool:
        """Whether something of the block is on its way."""
        return bool(self.pending)

    def take_up(self) -> None:
        """What went out before the block was shown is followed from here on."""
        self._sent = next((one.command for one in self.pending), None)

    def is_mine(self, command: Command) -> bool:
        """What was sent here stays so, whatever the board says by now."""
        return self.has_sent(command) or self._same(command)

    def has_sent(self, command: Command) -> bool:
        return command == self._sent

    def send(self, command: Command) -> None:
        self._refused, self._sent = False, command
        self._bridge.submit(command)

    def refuse(self) -> None:
        """The board said no."""
        self._refused = True

    def let_go(self) -> None:
        """What was sent is somebody else's to follow."""
        self._settle.stop()
        self._bridge.pending_changed.disconnect(self._moved)

    def _moved(self) -> None:
        """What left the pending is judged a little later: a refusal is told just after."""
        self._settle.start(0)
        self.moved.emit()

    def _settled(self) -> None:
        if self._sent is None or self.going:
            return
        command, self._sent = self._sent, None
        refused, self._refused = self._refused, False
        if not refused:
            self.taken.emit(command)
