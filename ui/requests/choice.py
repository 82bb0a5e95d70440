"""A word that one changes by a menu: dense as a table, with a key and a name as any button."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour

_HEIGHT, _MARK, _GAP = 26, 8, 6


class Choice(QPushButton):
    """Shows words; a press, Space or Down opens its menu of (key, words)."""

    picked = Signal(str)
    """The key, by the person alone."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = "ink-2"
        self.setFont(text_font("meta"))
        self.setProperty("radius", 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        menu = QMenu(self)
        menu.setFont(text_font("body"))
        for key, words in options:
            menu.addAction(words).setData(key)
        menu.triggered.connect(lambda action: self.picked.emit(action.data()))
        self.setMenu(menu)

    def say(self, words: str, name: str, ink: str = "ink-2") -> None:
        """Show `words`; a screen reader hears `name` before them."""
        self._ink = ink
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(f"{name}: {words}")

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + _MARK + _GAP + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_HEIGHT, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = QFontMetrics(self.font())
        room = self.width() - _MARK - _GAP
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            painter.setPen(colour(self._ink))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, words)
            if self.isEnabled():
                self._paint_mark(painter, metrics.horizontalAdvance(words) + _GAP)

    def _paint_mark(self, painter: QPainter, left: float) -> None:
        middle = self.height() / 2
        painter.setPen(QPen(colour("ink" if self.underMouse() else "control"), 1.5))
        points = (QPointF(left, middle - 1.5), QPointF(left + 3.5, middle + 2))
        painter.drawLine(*points)
        painter.drawLine(points[1], QPointF(left + 7, middle - 1.5))
