"""Shapes drawn once and stamped from then on: a board shows hundreds of the same few."""

from collections.abc import Callable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.theme import current
from ui.widgets import Tone, chip_size, paint_answer, paint_chip, paint_rating

Draw = Callable[[QPainter, QRectF, str], None]
_KINDS: dict[str, Draw] = {"answer": paint_answer, "rating": paint_rating}
_AIR = 1
"""Round the shape, for what smooth edges need beyond it."""


def stamp(painter: QPainter, rect: QRectF, kind: str, name: str) -> None:
    """Draw the answer or rating called `name` in `rect`, whole pixels wide."""
    ratio = painter.device().devicePixelRatioF()
    drawn = _drawn(kind, name, round(rect.width()), ratio, current().name)
    painter.drawPixmap(rect.topLeft().toPoint() - QPoint(_AIR, _AIR), drawn)


def stamp_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone) -> None:
    """As `paint_chip`; one that has to be cut short is drawn anew each time."""
    size = chip_size(text)
    if size.width() > rect.width():
        paint_chip(painter, rect, text, tone)
        return
    ratio = painter.device().devicePixelRatioF()
    top = rect.center().y() - size.height() / 2
    at = QPointF(rect.left(), top).toPoint() - QPoint(_AIR, _AIR)
    painter.drawPixmap(at, _chip(text, tone, ratio, current().name))


@lru_cache(maxsize=256)
def _chip(text: str, tone: Tone, ratio: float, _look: str) -> QPixmap:
    size = chip_size(text)
    drawn = _blank(ceil(size.width()) + 2 * _AIR, ceil(size.height()) + 2 * _AIR, ratio)
    with QPainter(drawn) as painter:
        paint_chip(painter, QRectF(QPointF(_AIR, _AIR), size), text, tone)
    return drawn


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    return drawn


@lru_cache(maxsize=256)
def _drawn(kind: str, name: str, side: int, ratio: float, _look: str) -> QPixmap:
    whole = side + 2 * _AIR
    drawn = _blank(whole, whole, ratio)
    with QPainter(drawn) as painter:
        _KINDS[kind](painter, QRectF(_AIR, _AIR, side, side), name)
    return drawn
