"""Keeps words on the shelf while they are typed."""

from PySide6.QtCore import QObject, QTimer

from app.domain.values import Line
from ui.session_bridge import SessionBridge

_AFTER = 300


class Keeper(QObject):
    """Saves the latest words of each key when typing rests for a moment, ms `_AFTER`."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: dict[Line, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.flush)
        bridge.closing.connect(self.flush)

    def keep(self, key: Line, text: str) -> None:
        self._waiting[key] = text
        self._timer.start()

    def kept(self, key: Line) -> str:
        """The latest words of `key`, saved yet or not."""
        return self._waiting.get(key, self._bridge.draft(key))

    def drop(self, key: Line) -> None:
        """The board has them."""
        self.keep(key, "")
        self.flush()

    def flush(self) -> None:
        """Save at once."""
        self._timer.stop()
        for key, text in self._waiting.items():
            self._bridge.save_draft(key, text)
        self._waiting.clear()
