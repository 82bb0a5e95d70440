"""Words that are being written, kept on the Shelf until the hub has them."""

import msgspec
from PySide6.QtCore import QObject, QTimer

from ui.session_bridge import SessionBridge

Values = dict[str, str]
_PAUSE = 300
"""Milliseconds after the last key."""


class Draft(QObject):
    """Named words under one key. What is still on its way is written when `keep` is called."""

    def __init__(self, bridge: SessionBridge, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._key = bridge, key
        self._values: Values = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._save)
        bridge.closing.connect(self.keep)

    def load(self) -> Values:
        """What was kept; nothing where it cannot be read any more."""
        text = self._bridge.draft(self._key)
        try:
            return msgspec.json.decode(text, type=Values) if text else {}
        except msgspec.DecodeError:
            return {}

    def write(self, values: Values) -> None:
        """Keep these soon."""
        self._values = values
        self._timer.start()

    def keep(self) -> None:
        """Keep now what was to be kept soon."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def drop(self) -> None:
        """The hub has it."""
        self._timer.stop()
        if self._bridge.draft(self._key):
            self._bridge.save_draft(self._key, "")

    def _save(self) -> None:
        written = any(value.strip() for value in self._values.values())
        text = msgspec.json.encode(self._values).decode() if written else ""
        self._bridge.save_draft(self._key, text)
