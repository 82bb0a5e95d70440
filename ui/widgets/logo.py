"""The mark of the program: three rows of a board, Red, Amber, Green."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import colour, radius

_SIDE = 38
_BARS = ((3, 20, "red"), (9.7, 15, "amber"), (16.4, 10, "green"))


class Logo(QWidget):
    """The mark, 38 px square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)
        self.setAccessibleName("mashboard")

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_logo(painter, QRectF(self.rect()))


def paint_logo(painter: QPainter, rect: QRectF) -> None:
    """Draw the mark in `rect`, a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _SIDE, rect.width() / _SIDE)
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(colour("logo"))
    box = QRectF(0.5, 0.5, _SIDE - 1, _SIDE - 1)
    painter.drawRoundedRect(box, radius("xl"), radius("xl"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(7, 7)
    for top, width, name in _BARS:
        painter.setBrush(colour(name))
        painter.drawRoundedRect(QRectF(2, top, width, 4.6), 2, 2)
    painter.restore()
