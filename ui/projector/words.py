"""Words on the wall, laid out at any size: runs of inks and weights, wrapped to a width."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.fonts import font
from ui.projector.view_model import Line, Words
from ui.theme import light

_LEADING = 1.26


class Face:
    """A size in px of the wall and two weights, the usual and that of strong words."""

    def __init__(self, px: float, weight: int = 400, strong: int = 660) -> None:
        self.px, self.weight, self.strong = max(1, round(px)), weight, strong

    @property
    def leading(self) -> float:
        return self.px * _LEADING


class Paragraph:
    """Words laid out in `width` px; `height` says what they took."""

    def __init__(self, line: Line, face: Face, width: float) -> None:
        text = "".join(words.text for words in line).rstrip()
        self._layout = QTextLayout(text, _prose(face.px, face.weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(line, face))
        self.height = _lay(self._layout, face, width)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        painter.setPen(light().colour("ink"))
        self._layout.draw(painter, QPointF(left, top))


def one(text: str, ink: str = "ink") -> Line:
    """A line of words in one ink."""
    return (Words(text, ink),)


def _prose(px: int, weight: int) -> QFont:
    """With tabular figures Inter sets hyphens as wide as figures."""
    return font(px, weight, tabular=False)


def _lay(layout: QTextLayout, face: Face, width: float) -> float:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (face.leading - line.height()) / 2))
        top += face.leading
    layout.endLayout()
    return top


def _formats(line: Sequence[Words], face: Face) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for words in line:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, len(words.text.encode("utf-16-le")) // 2
        span.format = QTextCharFormat()
        span.format.setFont(_prose(face.px, face.strong if words.strong else face.weight))
        span.format.setForeground(light().colour(words.ink))
        ranges.append(span)
        start += span.length
    return ranges
