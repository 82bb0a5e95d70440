"""Drawing words in a box: one line, cut short where it does not fit."""

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.fonts import font, text_font
from ui.theme import colour

Align = Qt.AlignmentFlag
Cut = Qt.TextElideMode
LEFT = Align.AlignLeft | Align.AlignVCenter
CENTRE = Align.AlignHCenter | Align.AlignVCenter
HEAVY_SMALL = "heavy-small"
"""As "small", in the weight of what is late."""


@cache
def pen(face: str) -> tuple[QFont, QFontMetricsF]:
    """A font and its measures, made once."""
    made = font(12, 650) if face == HEAVY_SMALL else text_font(face)
    return made, QFontMetricsF(made)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    face: str,
    ink: str,
    align: Align = LEFT,
    cut: Cut = Cut.ElideRight,
) -> float:
    """Draw `text` on one line in `rect`; gives the width it took."""
    short, taken = _fitted(text, face, int(rect.width()), cut)
    painter.setFont(pen(face)[0])
    painter.setPen(colour(ink))
    painter.drawText(rect, int(align), short)
    return taken


@lru_cache(maxsize=4096)
def _fitted(text: str, face: str, room: int, cut: Cut) -> tuple[str, float]:
    """The words as they fit, and the width that takes."""
    measures = pen(face)[1]
    short = measures.elidedText(text, cut, room)
    return short, measures.horizontalAdvance(short)


def width(text: str, face: str) -> float:
    return pen(face)[1].horizontalAdvance(text)
