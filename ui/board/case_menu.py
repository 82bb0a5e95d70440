"""The menu of a row and its keys: the same actions, offered as rights and stage allow."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.board.offers import OFFERS, Do
from ui.fonts import text_font

_AFTER = (Do.OPEN, Do.SCREEN, Do.RATE_BLUE, Do.DEFER)
"""A line stands below these."""


class CaseMenu(QObject):
    """`done(name)` by menu or key; Return is the table's own."""

    done = Signal(str)

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._actions = {do: self._action(do) for do in Do}
        self.offer(())

    def offer(self, dos: Iterable[Do]) -> None:
        """From now on these can be done."""
        wanted = frozenset(dos)
        for do, action in self._actions.items():
            action.setVisible(do in wanted)
            action.setEnabled(do in wanted)

    def offered(self) -> list[str]:
        """The words now in the menu."""
        return [action.text() for action in self._actions.values() if action.isVisible()]

    def pop_up(self, at: QPoint) -> QMenu:
        """Show the menu at that place of the screen."""
        menu = QMenu(self._table)
        menu.setFont(text_font("meta"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for do, action in self._actions.items():
            menu.addAction(action)
            if do in _AFTER:
                menu.addSeparator()
        menu.popup(at)
        return menu

    def _action(self, do: Do) -> QAction:
        offer = OFFERS[do]
        action = QAction(offer.words, self._table)
        action.setShortcut(QKeySequence(offer.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.done.emit(do))
        if do is not Do.OPEN:
            self._table.addAction(action)
        return action
