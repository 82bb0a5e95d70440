"""The state of one agency's answer on one case, in a box of 18. An answer is ink, never green."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme import Theme, current
from ui.widgets.glyphs import letter_path
from ui.widgets.ratings import enter_box

_BOX = 18
_MIDDLE = QPointF(9, 9)


def paint_answer(
    painter: QPainter, rect: QRectF, state: str, *, theme: Theme | None = None
) -> None:
    """Draw an answer's state in the largest square in the middle of `rect`."""
    painter.save()
    enter_box(painter, rect, _BOX)
    _PAINT[state](_Pencil(painter, theme or current()))
    painter.restore()


class _Pencil:
    """A painter and the colours it takes by name."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._colour: Callable[[str], QColor] = theme.colour

    def disc(self, ground: str, radius: float = 8, centre: QPointF = _MIDDLE) -> None:
        path = QPainterPath()
        path.addEllipse(centre, radius, radius)
        self._painter.fillPath(path, self._colour(ground))

    def ring(self, line: str, ground: str = "", radius: float = 7.2) -> None:
        if ground:
            self.disc(ground, radius)
        path = QPainterPath()
        path.addEllipse(_MIDDLE, radius, radius)
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


def _answered(pencil: _Pencil) -> None:
    pencil.disc("answer")
    pencil.stroke("answer-on", 1.9, (5.2, 9.3), (7.8, 11.9), (12.8, 6.6))


def _late(pencil: _Pencil) -> None:
    _answered(pencil)
    pencil.disc("surface", 3.9, QPointF(14.6, 3.6))
    pencil.disc("red", 3, QPointF(14.6, 3.6))


def _nil(pencil: _Pencil) -> None:
    pencil.ring("answer", "surface")
    pencil.stroke("answer", 1.9, (5.6, 9), (12.4, 9))


def _asked(pencil: _Pencil) -> None:
    pencil.ring("idle")
    pencil.stroke("idle-mark", 1.6, (9, 5.2), (9, 9), (11.6, 10.7))


def _seen(pencil: _Pencil) -> None:
    pencil.ring("idle")
    pencil.disc("idle-mark", 2.6)


def _writing(pencil: _Pencil) -> None:
    pencil.disc("accent")
    for x in (5.6, 9, 12.4):
        pencil.disc("accent-on", 1.2, QPointF(x, 9))


def _overdue(pencil: _Pencil) -> None:
    pencil.box("red", (1, 1, 16, 16), 3)
    pencil.stroke("red-on", 2, (9, 4.6), (9, 9.8))
    pencil.disc("red-on", 1.2, QPointF(9, 12.9))


def _paused(pencil: _Pencil) -> None:
    pencil.ring("idle", "surface")
    for x in (7, 11):
        pencil.stroke("idle-mark", 1.8, (x, 6), (x, 12))


def _locked(pencil: _Pencil) -> None:
    pencil.box("amber-ink", (3.4, 8, 11.2, 7.6), 1.8)
    pencil.shackle("amber-ink", 1.7, 5.8, 12.2, 6.2)


def _declined(pencil: _Pencil) -> None:
    pencil.ring("red-edge", "surface")
    pencil.stroke("red-edge", 1.7, (4.6, 13.4), (13.4, 4.6))


def _sealed(pencil: _Pencil) -> None:
    pencil.disc("answer")
    pencil.box("answer-on", (5.4, 8.2, 7.2, 5), 1)
    pencil.shackle("answer-on", 1.4, 6.8, 11.2, 7)


def _corrected(pencil: _Pencil) -> None:
    pencil.disc("answer")
    nib = QPainterPath(QPointF(5.6, 12.4))
    for point in ((6.2, 10), (11.1, 5.1), (12.9, 6.9), (8, 11.8)):
        nib.lineTo(QPointF(*point))
    nib.closeSubpath()
    pencil.fill(nib, "answer-on")


def _second_trawl(pencil: _Pencil) -> None:
    pencil.ring("accent-text", "surface")
    pencil.fill(letter_path("2", 9, 12.6, 10), "accent-text")


def _not_asked(pencil: _Pencil) -> None:
    pencil.stroke("idle", 1.6, (6.4, 9), (11.6, 9))


_PAINT: dict[str, Callable[[_Pencil], None]] = {
    "answered": _answered,
    "late": _late,
    "nil": _nil,
    "asked": _asked,
    "seen": _seen,
    "writing": _writing,
    "overdue": _overdue,
    "paused": _paused,
    "locked": _locked,
    "declined": _declined,
    "sealed": _sealed,
    "corrected": _corrected,
    "second_trawl": _second_trawl,
    "not_asked": _not_asked,
}
