"""An action within words, underlined as people know it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour

_TARGET = 24


class LinkButton(QPushButton):
    """An underlined action; at least 24 px to hit. Signals: clicked."""

    def __init__(
        self, text: str, face: str = "meta", ink: str = "accent-text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._ink = ink
        line = QFont(text_font(face))
        line.setUnderline(True)
        self.setFont(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", 4)

    def set_ink(self, ink: str) -> None:
        """Draw in the colour of that name from now on."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(max(_TARGET, words + 2), _TARGET)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(colour(self._ink if self.isEnabled() else "ink-3"))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, self.text())
