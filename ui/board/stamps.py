"""Shapes drawn once and stamped from then on: a board shows hundreds of the same few."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import current
from ui.widgets import paint_answer, paint_rating

Draw = Callable[[QPainter, QRectF, str], None]
_KINDS: dict[str, Draw] = {"answer": paint_answer, "rating": paint_rating}
_AIR = 1
"""Round the shape, for what smooth edges need beyond it."""


def stamp(painter: QPainter, rect: QRectF, kind: str, name: str) -> None:
    """Draw the answer or rating called `name` in `rect`, whole pixels wide."""
    ratio = painter.device().devicePixelRatioF()
    drawn = _drawn(kind, name, round(rect.width()), ratio, current().name)
    painter.drawPixmap(rect.topLeft().toPoint() - QPoint(_AIR, _AIR), drawn)


@lru_cache(maxsize=256)
def _drawn(kind: str, name: str, side: int, ratio: float, _look: str) -> QPixmap:
    whole = side + 2 * _AIR
    drawn = QPixmap(round(whole * ratio), round(whole * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        _KINDS[kind](painter, QRectF(_AIR, _AIR, side, side), name)
    return drawn
