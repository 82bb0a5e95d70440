"""What the small shapes are drawn with, in a box of 18: discs, rings, strokes, a padlock."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme import Theme

BOX = 18
MIDDLE = QPointF(9, 9)


class Pencil:
    """A painter and the colours it takes by name."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._colour: Callable[[str], QColor] = theme.colour

    def disc(self, ground: str, radius: float = 8, centre: QPointF = MIDDLE) -> None:
        path = QPainterPath()
        path.addEllipse(centre, radius, radius)
        self._painter.fillPath(path, self._colour(ground))

    def ring(self, line: str, ground: str = "", radius: float = 7.2) -> None:
        if ground:
            self.disc(ground, radius)
        path = QPainterPath()
        path.addEllipse(MIDDLE, radius, radius)
        self._painter.strokePath(path, QPen(self._colour(line), 1.6))

    def box(self, ground: str, rect: tuple[float, float, float, float], radius: float) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(*rect), radius, radius)
        self._painter.fillPath(path, self._colour(ground))

    def stroke(self, line: str, width: float, *points: tuple[float, float]) -> None:
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        self.draw(path, line, width)

    def shackle(self, line: str, width: float, left: float, right: float, top: float) -> None:
        """A padlock's bow, down to 8.2, its round part beginning at `top`."""
        half = (right - left) / 2
        path = QPainterPath(QPointF(left, 8.2))
        path.lineTo(left, top)
        path.arcTo(QRectF(left, top - half, 2 * half, 2 * half), 180, -180)
        path.lineTo(right, 8.2)
        self.draw(path, line, width)

    def draw(self, path: QPainterPath, line: str, width: float) -> None:
        pen = QPen(self._colour(line), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, pen)

    def fill(self, path: QPainterPath, ground: str) -> None:
        self._painter.fillPath(path, self._colour(ground))

    def padlock(self, ground: str) -> None:
        self.box(ground, (3.4, 8, 11.2, 7.6), 1.8)
        self.shackle(ground, 1.7, 5.8, 12.2, 6.2)
