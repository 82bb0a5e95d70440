"""What was written in a block, kept with what stood on the board when it was begun."""

import msgspec
from msgspec import Struct, field
from PySide6.QtCore import QObject

from ui.drafts import Draft
from ui.forms.parts import Values
from ui.session_bridge import SessionBridge
from ui.settings.parts import YES

_STOOD, _SENT = "_stood", "_sent"


class Kept(Struct, frozen=True):
    """Empty where nothing was kept."""

    values: Values = field(default_factory=dict)
    stood: Values | None = None
    """What the board said when the person began to write, where that was kept."""
    sent: bool = False
    """It went out, and the answer was not heard here."""


class KeptWords:
    def __init__(self, bridge: SessionBridge, key: str, parent: QObject) -> None:
        self._draft = Draft(bridge, key, parent)
        self.keep, self.drop = self._draft.keep, self._draft.drop

    def load(self) -> Kept:
        values = self._draft.load()
        stood, sent = values.pop(_STOOD, ""), values.pop(_SENT, "")
        return Kept(values, msgspec.json.decode(stood, type=Values) if stood else None, bool(sent))

    def write(self, values: Values, stands: Values, *, sent: bool = False) -> None:
        """Keep these soon. `stands`: what the board says now."""
        stood = msgspec.json.encode(stands, order="deterministic").decode()
        self._draft.write({**values, _STOOD: stood, _SENT: YES if sent else ""})
