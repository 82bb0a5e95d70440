"""The wall's small picture in the dock, with an edge that says whether the wall is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme

_SIZE = (96, 54)
_EDGE = 2
_ROUND = 3


class WallFrame(QWidget):
    """Green when open, amber when shut; the words beside it say the same."""

    def __init__(self, preview: QWidget) -> None:
        super().__init__()
        self._shut = False
        preview.setFixedSize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(preview)
        self.setFixedSize(_SIZE[0] + 2 * _EDGE, _SIZE[1] + 2 * _EDGE)

    def show_shut(self, shut: bool) -> None:
        if shut is not self._shut:
            self._shut = shut
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("dock-call" if self._shut else "dock-live"))
            painter.drawRoundedRect(self.rect(), _ROUND, _ROUND)
