"""The menu behind "Filter": boxes to tick, which stay ticked between starts."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import structs
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.partnership.state import Agency
from app.domain.values import Rating, Stage
from ui.board.filters import Filter
from ui.fonts import text_font
from ui.widgets import Button
from ui.words import word

_KEPT_AT = "board/filter"
_TICKED_BY = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAGES = (Stage.NEW, Stage.SCREENING, Stage.GATHERING, Stage.READY, Stage.DECIDED, Stage.CLOSING)
_RATINGS = (Rating.UNRATED, Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
_ALONE = {
    "overdue": "Answers overdue",
    "incomplete": "To be completed",
    "closed": "Closed cases too",
}


class FilterMenu(QObject):
    """Holds the filter; kept in `settings` without a name or reference in it."""

    changed = Signal()

    def __init__(self, button: Button, settings: QSettings) -> None:
        super().__init__(button)
        self._button = button
        self._settings = settings
        self.filter = _kept(settings)
        self._agencies: tuple[Agency, ...] = ()
        button.clicked.connect(self.pop_up)

    def show_agencies(self, agencies: Sequence[Agency]) -> None:
        """Who may be waited for."""
        self._agencies = tuple(agencies)

    def clear(self) -> None:
        """Let everything through."""
        self._set(Filter())

    def pop_up(self) -> QMenu:
        """Open below the button."""
        menu = _menu("Filter", self._button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words in _ALONE.items():
            self._tick(menu, words, name)
        self._ticks(menu, "Stage", "stages", [(s, word(s)) for s in _STAGES])
        self._ticks(menu, "Rating", "ratings", [(r, word(r)) for r in _RATINGS])
        self._ticks(menu, "Waiting for", "waiting", [(a.id, a.name) for a in self._agencies])
        menu.addSeparator()
        clear = menu.addAction("Clear filters")
        clear.setEnabled(self.filter.count > 0)
        clear.triggered.connect(self.clear)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        return menu

    def _tick(self, menu: QMenu, words: str, name: str) -> None:
        def set_to(on: bool) -> None:
            self._set(structs.replace(self.filter, **{name: on}))

        _ticked(menu, words, set_to, on=bool(getattr(self.filter, name)))

    def _ticks(
        self, menu: QMenu, title: str, name: str, choices: Sequence[tuple[Any, str]]
    ) -> None:
        inner = _menu(title, menu)
        menu.addMenu(inner)
        for key, words in choices:
            _ticked(inner, words, self._adder(name, key), on=key in getattr(self.filter, name))

    def _adder(self, name: str, key: object) -> Callable[[bool], None]:
        def set_to(on: bool) -> None:
            held = getattr(self.filter, name)
            self._set(structs.replace(self.filter, **{name: held | {key} if on else held - {key}}))

        return set_to

    def _set(self, wanted: Filter) -> None:
        self.filter = wanted
        self._settings.setValue(_KEPT_AT, msgspec.json.encode(wanted).decode())
        self.changed.emit()


def _kept(settings: QSettings) -> Filter:
    """As it was left; what an older or newer version wrote otherwise is let go."""
    try:
        return msgspec.json.decode(str(settings.value(_KEPT_AT, "{}")), type=Filter)
    except msgspec.MsgspecError:
        return Filter()


class _StayingMenu(QMenu):
    """Stays open while boxes are ticked, since several often are."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _TICKED_BY or not self._ticked():
            super().keyPressEvent(event)

    def _ticked(self) -> bool:
        action = next((a for a in self.actions() if a is self.activeAction()), None)
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


def _menu(title: str, parent: QWidget) -> QMenu:
    menu = _StayingMenu(title, parent)
    menu.setFont(text_font("meta"))
    return menu


def _ticked(menu: QMenu, words: str, set_to: Callable[[bool], None], *, on: bool) -> None:
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.toggled.connect(set_to)
    menu.addAction(action)
