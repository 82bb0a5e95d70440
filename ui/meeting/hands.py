"""Whose hand is up, and who was called: this window's own note, since hands are not kept."""

from app.domain.values import AccountId
from ui.hands import queue
from ui.meeting.view_model import Hand, hands
from ui.session_bridge import SessionBridge
from ui.widgets import Pill, announce


class HandPill(Pill):
    """The first hand that was not called yet; gone when no hand is up."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__("", "warn")
        self._bridge = bridge
        self._chairs = False
        self._first: Hand | None = None
        self._order: tuple[AccountId, ...] = ()
        self._called: set[str] = set()
        self.activated.connect(self._call)
        self.hide()

    def show_hands(self, *, open_now: bool, chairs: bool) -> None:
        """Only whoever chairs calls."""
        self._chairs = chairs
        present = self._bridge.present
        self._order = queue(self._order, present)
        raised = hands(self._bridge.partnership, present, self._order)
        self._called &= {hand.account for hand in raised}
        waiting = [hand for hand in raised if hand.account not in self._called]
        first = waiting[0] if waiting else None
        if first is not None and first != self._first:
            announce(self, f"Hand up: {first.words}")
        self._first = first
        self.setVisible(open_now and first is not None)
        if first is not None:
            more = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
            self.show_state(f"Hand up: {first.words}{more}", "warn", "Call" if chairs else "")

    def _call(self) -> None:
        if self._first is not None:
            self._called.add(self._first.account)
            self.show_hands(open_now=True, chairs=self._chairs)
