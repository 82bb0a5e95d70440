"""The meeting as it is for this person: in the room, or virtual."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from app.domain.values import SeatMode
from ui.screen import Head, Screen
from ui.session_bridge import SessionBridge

_GAP = 10


class MeetingPlace(QWidget):
    """A Screen: one of two, by the seat's mode, which the partnership may change at any time.

    The room's is made when one first comes to it, since a window is to start at once; the virtual
    one says from the beginning how much waits there.
    """

    head_changed = Signal()
    waiting_changed = Signal()

    def __init__(
        self,
        bridge: SessionBridge,
        in_the_room: Callable[[], Screen],
        virtual: Callable[[], Screen],
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._make = {False: in_the_room, True: virtual}
        self._sides: dict[bool, _Side] = {}
        self._pages = QStackedLayout(self)
        self._holder = QWidget()
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(0, 0, 0, 0)
        self._virtual: bool | None = None
        bridge.welcomed.connect(self._moved)
        bridge.changed.connect(self._moved)
        self._moved()

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def head(self) -> Head:
        return self._shown.head if self._shown else Head("Meeting")

    @property
    def tools(self) -> Sequence[QWidget]:
        return (self._holder,)

    @property
    def waiting(self) -> int:
        return self._shown.waiting if self._shown else 0

    @property
    def _shown(self) -> Screen | None:
        return None if self._virtual is None else self._sides[self._virtual].screen

    def showEvent(self, event: QShowEvent) -> None:
        self._choose(visible=True)
        super().showEvent(event)

    def _moved(self) -> None:
        self._choose(visible=self.isVisible())

    def _choose(self, *, visible: bool) -> None:
        seat = self._bridge.seat
        virtual = seat is not None and seat.mode is SeatMode.VIRTUAL
        needed = virtual or visible or self._virtual is not None
        if virtual is self._virtual or not needed:
            return
        self._virtual = virtual
        side = self._sides.get(virtual) or self._add(virtual)
        self._pages.setCurrentWidget(side.screen.widget)
        self.setFocusProxy(side.screen.widget)
        for one in self._sides.values():
            one.tools.setVisible(one is side)
        self.head_changed.emit()
        self.waiting_changed.emit()

    def _add(self, virtual: bool) -> "_Side":
        side = self._sides[virtual] = _Side(self._make[virtual]())
        self._pages.addWidget(side.screen.widget)
        layout = self._holder.layout()
        assert layout is not None  # noqa: S101 - it was made above
        layout.addWidget(side.tools)
        side.screen.head_changed.connect(self.head_changed)
        side.screen.waiting_changed.connect(self.waiting_changed)
        return side


class _Side:
    """One of the two, with its buttons side by side."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for tool in screen.tools:
            row.addWidget(tool)
