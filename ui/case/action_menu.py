"""The menu of what may be done now, with its keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.case.actions import Offer
from ui.fonts import text_font

Open = Callable[[str], None]


class ActionMenu(QMenu):
    """Its keys work in the whole window while the panel is shown."""

    def __init__(self, panel: QWidget, open_form: Open) -> None:
        super().__init__(panel)
        self._panel, self._open = panel, open_form
        self._shown: tuple[Offer, ...] = ()
        self.setFont(text_font("body"))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Make it anew only where it differs."""
        if offers == self._shown:
            return
        self._shown = offers
        for action in self.actions():
            self.removeAction(action)
            self._panel.removeAction(action)
            action.deleteLater()
        for offer in offers:
            self._add(offer)

    def _add(self, offer: Offer) -> None:
        words = f"{offer.label} ({offer.hindered})" if offer.hindered else offer.label
        action = QAction(words, self)
        action.setEnabled(not offer.hindered)
        action.setShortcut(QKeySequence(offer.key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self._open(offer.name))
        self.addAction(action)
        self._panel.addAction(action)
