"""Where one is and whether one's hand is up, as the others see it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.values import AccountId, CaseId
from app.ports import Here
from ui.hands import queue
from ui.session_bridge import SessionBridge
from ui.widgets import Button, key_words

_KEY = "Ctrl+H"


def hand_words(order: Sequence[AccountId], me: AccountId) -> str:
    """ "Hand up · you are next", "Hand up · 2 before you"; while not seen by the hub, going up."""
    if me not in order:
        return "Hand going up …"
    if order[0] == me:
        return "Hand up · you are next"
    return f"Hand up · {order.index(me)} before you"


class HandUp(QObject):
    """Two buttons of which one shows: put the hand up, or take it down."""

    def __init__(self, bridge: SessionBridge, window: QWidget) -> None:
        """Ctrl+H does either while `window` is shown."""
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._up = self._seen = self._sits = False
        self._case: CaseId | None = None
        self._order: tuple[AccountId, ...] = ()
        self._raise, self._lower = Button("Put hand up"), Button("", "main")
        self.buttons: tuple[QWidget, ...] = (self._raise, self._lower)
        self._raise.clicked.connect(lambda: self._set(up=True))
        self._lower.clicked.connect(lambda: self._set(up=False))
        bridge.presence_changed.connect(self._show)
        bridge.connection_changed.connect(self.tell)
        self._lower.setToolTip("Take the hand down")
        self._lower.setAccessibleDescription("Takes the hand down")
        self._lower.hide()
        for button in (self._raise, self._lower):
            button.set_key(key_words(_KEY))
        shortcut = QShortcut(QKeySequence(_KEY), window)
        shortcut.activated.connect(self._toggle)
        self._show()

    def go_to(self, case: CaseId | None) -> None:
        """The meeting is on that case, and so is one's attention."""
        self._case = case
        self.tell()

    def offer(self, *, sits: bool) -> None:
        """Only in an open meeting is there anyone who would call one up."""
        if not sits and self._up:
            self._up = False
            self.tell()
        self._sits = sits
        self._raise.setEnabled(sits)
        self._raise.setToolTip("" if sits else "No meeting is open.")
        self._show()

    def tell(self) -> None:
        """Only while this screen is shown: elsewhere one is at what one does there."""
        if self._window.isVisible():
            self._bridge.be(Here(case=self._case, hand=self._up))

    def _toggle(self) -> None:
        if self._sits:
            self._set(up=not self._up)

    def _set(self, *, up: bool) -> None:
        self._up, self._seen = up, False
        self.tell()
        self._show()
        (self._lower if up else self._raise).setFocus()

    def _show(self) -> None:
        """What the others see holds: a hand that was lowered elsewhere is down here too."""
        present, me = self._bridge.present, self._bridge.account
        self._order = queue(self._order, present)
        if self._seen and me not in self._order and any(one.account == me for one in present):
            self._up = False
        self._seen = me in self._order
        self._lower.setText(hand_words(self._order, me))
        if self._lower.isHidden() == self._up:
            self._raise.setVisible(not self._up)
            self._lower.setVisible(self._up)
