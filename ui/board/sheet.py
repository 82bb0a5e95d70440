"""The white sheet that the board lies on: as tall as its lines, with round corners."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.board.table import BoardTable
from ui.theme import colour, radius

_EDGE = 1
_ROUND = 6
"""Below the last line, so that no row is cut by the corners."""


class Sheet(QWidget):
    """Grows with the table in it, up to the room there is."""

    def __init__(self, table: BoardTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE + _ROUND)
        column.addWidget(table)

    def sizeHint(self) -> QSize:
        return QSize(640, self._table.height_needed() + 2 * _EDGE + _ROUND)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("line"), _EDGE))
            painter.setBrush(colour("surface"))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, radius("xl"), radius("xl"))
