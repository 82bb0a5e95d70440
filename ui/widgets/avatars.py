"""Who is here, as initials: a full circle in the room, a dashed one for those who are virtual."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import font
from ui.theme import colour

_SIDE, _STEP = 30, 23


class Person(msgspec.Struct, frozen=True):
    """Someone at the table."""

    initials: str
    name: str
    virtual: bool = False


class Avatars(QWidget):
    """A row of initials, at most `room` of them and then how many more."""

    def __init__(
        self,
        people: Sequence[Person] = (),
        *,
        ground: Literal["surface", "dock"] = "surface",
        room: int = 9,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground, self._room = ground, room
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_people(people)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        more = len(people) - self._room
        self._people = list(people)
        if more > 0:
            self._people[self._room - 1 :] = [Person(f"+{more + 1}", "")]
        names = "; ".join(f"{one.name}{', virtual' if one.virtual else ''}" for one in people)
        self.setAccessibleName(f"Here: {names}" if names else "Nobody here yet")
        self.setToolTip(names.replace("; ", "\n"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._people)
        return QSize(_SIDE + _STEP * (count - 1) if count else 0, _SIDE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, person in enumerate(self._people):
                self._paint(painter, QRectF(place * _STEP, 0, _SIDE, _SIDE), person)

    def _paint(self, painter: QPainter, box: QRectF, person: Person) -> None:
        docked = self._ground == "dock"
        ground, ink = colour("avatar"), colour("avatar-ink")
        if person.virtual:
            ground, ink = colour(self._ground), colour("dock-ink" if docked else "answer")
        painter.setPen(QPen(colour(self._ground), 2))
        painter.setBrush(ground)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if person.virtual:
            dashes = QPen(colour("dock-ink-2" if docked else "idle"), 2)
            dashes.setCapStyle(Qt.PenCapStyle.FlatCap)
            dashes.setDashPattern([2.4, 1.7])
            painter.setPen(dashes)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        painter.setPen(ink)
        painter.setFont(font(10, 650))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, person.initials)
