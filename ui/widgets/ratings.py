"""A rating, never by colour alone: octagon R, triangle A, circle G, square B, dashed circle."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from ui.theme import Theme, current
from ui.widgets.glyphs import letter_path

_BOX = 24
_OCTAGON = ((7, 1), (17, 1), (23, 7), (23, 17), (17, 23), (7, 23), (1, 17), (1, 7))
_TRIANGLE = ((12, 1.2), (23.4, 22), (0.6, 22))
# Letter, its size and the line it stands on, in a box of 24.
_LETTERS = {"red": ("R", 12, 16.3), "amber": ("A", 11, 19), "green": ("G", 12, 16.3)}
_LETTERS["blue"] = ("B", 12, 16.3)


def paint_rating(
    painter: QPainter,
    rect: QRectF,
    rating: str,
    *,
    theme: Theme | None = None,
    inverted: bool = False,
) -> None:
    """Draw a rating in the largest square in the middle of `rect`.

    `inverted` swaps shape and letter, for a ground that already has the rating's colour.
    """
    painter.save()
    enter_box(painter, rect, _BOX)
    _paint(painter, rating, theme or current(), inverted=inverted)
    painter.restore()


@cache
def rating_outline(rating: str) -> QPainterPath:
    """The outline of a rating's shape in a box of 24 by 24."""
    path = QPainterPath()
    if rating == "red":
        path.addPolygon(_polygon(_OCTAGON))
    elif rating == "amber":
        path.addPolygon(_polygon(_TRIANGLE))
    elif rating == "blue":
        path.addRoundedRect(QRectF(2, 2, 20, 20), 3, 3)
    else:
        edge = 11 if rating == "green" else 10
        path.addEllipse(QPointF(12, 12), edge, edge)
    path.closeSubpath()
    return path


def enter_box(painter: QPainter, rect: QRectF, box: int) -> None:
    """Move and scale `painter` so that 0 to `box` fills the middle square of `rect`."""
    side = min(rect.width(), rect.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / box, side / box)


def _paint(painter: QPainter, rating: str, theme: Theme, *, inverted: bool) -> None:
    if rating not in _LETTERS:
        pen = QPen(theme.colour("wall-unrated-on" if inverted else "idle"), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 1.5])
        painter.strokePath(rating_outline(rating), pen)
        return
    shape, letter = theme.colour(rating), theme.colour(f"{rating}-on")
    if inverted:
        shape, letter = theme.colour(f"wall-{rating}-on"), theme.colour(f"wall-{rating}")
    painter.fillPath(rating_outline(rating), shape)
    if rating == "amber" and not inverted:
        pen = QPen(theme.colour("amber-edge"), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(rating_outline(rating), pen)
    glyph, size, baseline = _LETTERS[rating]
    painter.fillPath(letter_path(glyph, 12, baseline, size), letter)


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
