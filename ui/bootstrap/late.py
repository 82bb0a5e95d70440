"""A screen that is made when one first comes to it, or soon after the window stands."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screen import Head, Screen

S = TypeVar("S", bound=Screen)
_GAP = 10
_BETWEEN = 50
"""Milliseconds, so that what a person does meanwhile comes between two of them."""


class LateScreen(QWidget, Generic[S]):
    """A Screen. Until it is made it says its name, and that nothing waits there."""

    head_changed = Signal()
    waiting_changed = Signal()

    def __init__(self, name: str, make: Callable[[], S]) -> None:
        super().__init__()
        self._name, self._make = name, make
        self._made: S | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._holder = QWidget()
        self._row = QHBoxLayout(self._holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)

    @property
    def made(self) -> S:
        """The screen itself, made now if it was not yet."""
        if self._made is None:
            self._made = screen = self._make()
            self._column.addWidget(screen.widget)
            # A child that comes while its parent is being shown stays hidden otherwise.
            screen.widget.show()
            self.setFocusProxy(screen.widget)
            for tool in screen.tools:
                self._row.addWidget(tool)
            screen.head_changed.connect(self.head_changed)
            screen.waiting_changed.connect(self.waiting_changed)
            self.head_changed.emit()
            self.waiting_changed.emit()
        return self._made

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def head(self) -> Head:
        return self._made.head if self._made else Head(self._name)

    @property
    def tools(self) -> Sequence[QWidget]:
        return (self._holder,)

    @property
    def waiting(self) -> int:
        return self._made.waiting if self._made else 0

    def showEvent(self, event: QShowEvent) -> None:
        _ = self.made
        super().showEvent(event)


class OneByOne(QObject):
    """Makes screens while nobody waits for them: the rail is to say what waits there."""

    def __init__(self, parent: QObject, screens: Sequence[LateScreen[Any]]) -> None:
        super().__init__(parent)
        self._left = list(screens)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._next)

    @property
    def done(self) -> bool:
        return not self._left

    def begin(self) -> None:
        if not self._timer.isActive() and self._left:
            self._timer.start()

    def end(self) -> None:
        """Nobody comes any more."""
        self._timer.stop()

    def _next(self) -> None:
        _ = self._left.pop(0).made
        if not self._left:
            self._timer.stop()
