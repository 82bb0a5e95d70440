"""A chip: a word or two on a quiet ground, such as the stage of a case."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour, radius
from ui.widgets.tones import CHIP, Tone

_PADDING, _HEIGHT = 7, 20


@lru_cache(maxsize=512)
def chip_size(text: str) -> QSizeF:
    """The room a chip takes; a board's rows say the same few words again and again."""
    words = QFontMetricsF(text_font("chip")).horizontalAdvance(text)
    return QSizeF(words + 2 * _PADDING, _HEIGHT)


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone = "neutral") -> None:
    """Draw a chip at the left of `rect`, in its middle, cut short where it does not fit."""
    size = chip_size(text)
    width = min(size.width(), rect.width())
    box = QRectF(rect.left(), rect.center().y() - _HEIGHT / 2, width, _HEIGHT)
    tint = CHIP[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint.ground))
    painter.drawRoundedRect(box, radius("s"), radius("s"))
    painter.setPen(colour(tint.ink))
    painter.setFont(text_font("chip"))
    inner = box.adjusted(_PADDING, 0, 2 - _PADDING, 0)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, _fitted(painter, text, size, inner))
    painter.restore()


def _fitted(painter: QPainter, text: str, size: QSizeF, inner: QRectF) -> str:
    if size.width() <= inner.width() + 2 * _PADDING - 2:
        return text
    short = QFontMetricsF(painter.font())
    return short.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())


class Chip(QLabel):
    """A chip that stands by itself."""

    def __init__(self, text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone = "neutral") -> None:
        """Show other words, in a tone."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = chip_size(self.text())
        return QSize(int(size.width()) + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_chip(painter, QRectF(self.rect()), self.text(), self._tone)
