"""What a screen is to the window that holds it."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget


class Head(Struct, frozen=True):
    """What the bar says while the screen is shown. Without a title it is today's date."""

    title: str = ""
    detail: str = ""
    """After the clock, such as "11 cases · 10:00 meeting in 22 min"."""


class Screen(Protocol):
    """One place of the rail. A QWidget that returns itself as `widget` will do."""

    @property
    def widget(self) -> QWidget:
        """Its focus proxy gets the keyboard when one comes to it."""

    @property
    def head(self) -> Head: ...

    @property
    def tools(self) -> Sequence[QWidget]:
        """Buttons at the right of the bar, the main one last; there while the screen is shown."""

    @property
    def waiting(self) -> int:
        """How much waits there, as the rail says it."""

    @property
    def head_changed(self) -> SignalInstance:
        """Without arguments: read `head` again."""

    @property
    def waiting_changed(self) -> SignalInstance:
        """Without arguments: read `waiting` again."""


class ScreenWidget(QWidget):
    """A widget that is its own screen: what is the same for most. Its `head` makes it one."""

    head_changed, waiting_changed = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting = 0

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def tools(self) -> Sequence[QWidget]:
        return ()

    @property
    def waiting(self) -> int:
        return self._waiting

    def show_waiting(self, count: int) -> None:
        """Tell the rail, where it is another count."""
        if count != self._waiting:
            self._waiting = count
            self.waiting_changed.emit()
