"""A key as people see it on a keyboard: the hint on a button or in a search box."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QPen

from ui.fonts import text_font

_SIGNS = {"Return": "↵", "Enter": "↵", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def key_words(keys: QKeySequence | str) -> str:
    """`Ctrl+Return` as `Ctrl ↵`; no keys, no words."""
    words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return " ".join(_SIGNS.get(word, word) for word in words)


def key_size(words: str) -> QSizeF:
    """The room a key takes."""
    return QSizeF(QFontMetricsF(text_font("key")).horizontalAdvance(words) + 9, 17)


def paint_key(
    painter: QPainter, corner: QPointF, words: str, edge: QColor, ink: QColor, ground: QColor | None
) -> None:
    """Draw a key with its left top at `corner`; its lower edge is thicker, as keys are."""
    box = QRectF(corner, key_size(words))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.drawLine(box.bottomLeft() + QPointF(4, -1.5), box.bottomRight() + QPointF(-4, -1.5))
    painter.setPen(ink)
    painter.setFont(text_font("key"))
    painter.drawText(box.adjusted(0, -0.5, 0, -1), Qt.AlignmentFlag.AlignCenter, words)
