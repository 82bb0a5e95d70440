"""Letters as outlines, so that a shape with its letter is sharp at any size."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from ui.fonts import font

_CUT = 200


@cache
def _outline(letter: str, weight: int) -> QPainterPath:
    path = QPainterPath()
    path.addText(QPointF(0, 0), font(_CUT, weight, tabular=False), letter)
    path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a variable letter overlap
    return path


def letter_path(
    letter: str, centre_x: float, baseline: float, size: float, weight: int = 800
) -> QPainterPath:
    """`letter` at `size`, centred on `centre_x`, standing on `baseline`."""
    path = _outline(letter, weight)
    box: QRectF = path.boundingRect()
    scale = size / _CUT
    place = QTransform.fromTranslate(centre_x, baseline).scale(scale, scale)
    return place.map(path.translated(-box.center().x(), 0))
