"""Words that are being written, kept on the Shelf until the hub has them."""

import msgspec
from PySide6.QtCore import QObject, QTimer

from app.domain.values import Line
from ui.session_bridge import SessionBridge

Values = dict[str, str]
_PAUSE = 300
"""Milliseconds after the last key."""


class Keeper(QObject):
    """Saves the latest words of each key when typing rests for a moment, or the window goes."""

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: dict[Line, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        bridge.closing.connect(self.flush)

    def keep(self, key: Line, text: str) -> None:
        """Save these soon."""
        self._waiting[key] = text
        self._timer.start()

    def kept(self, key: Line) -> str:
        """The latest words of `key`, saved yet or not."""
        return self._waiting.get(key, self._bridge.draft(key))

    def drop(self, key: Line) -> None:
        """The board has them."""
        self._waiting.pop(key, None)
        if self._bridge.draft(key):
            self._bridge.save_draft(key, "")

    def flush(self) -> None:
        """Save at once."""
        self._timer.stop()
        for key, text in self._waiting.items():
            self._bridge.save_draft(key, text)
        self._waiting.clear()


class Draft(QObject):
    """Named words under one key. What is still on its way is written when `keep` is called."""

    def __init__(self, bridge: SessionBridge, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper, self._key = Keeper(bridge, self), key

    def load(self) -> Values:
        """What was kept; nothing where it cannot be read any more."""
        text = self._keeper.kept(self._key)
        try:
            return msgspec.json.decode(text, type=Values) if text else {}
        except msgspec.DecodeError:
            return {}

    def write(self, values: Values) -> None:
        """Keep these soon."""
        written = any(value.strip() for value in values.values())
        self._keeper.keep(self._key, msgspec.json.encode(values).decode() if written else "")

    def keep(self) -> None:
        """Keep now what was to be kept soon."""
        self._keeper.flush()

    def drop(self) -> None:
        """The hub has it."""
        self._keeper.drop(self._key)
