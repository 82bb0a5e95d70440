"""Whether an agency may be asked about a person, in a box of 18: open, owed, locked, dispensed."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ui.theme import Theme, current
from ui.widgets.pencil import BOX, Pencil
from ui.widgets.ratings import enter_box


def paint_gate(painter: QPainter, rect: QRectF, state: str, *, theme: Theme | None = None) -> None:
    """Draw a gate's state in the largest square in the middle of `rect`."""
    painter.save()
    enter_box(painter, rect, BOX)
    _PAINT[state](Pencil(painter, theme or current()))
    painter.restore()


def _open(pencil: Pencil) -> None:
    """A way through: an arrow to the right through an open ring."""
    path = QPainterPath(QPointF(14.2, 4.4))
    path.arcTo(QRectF(1.8, 1.8, 14.4, 14.4), 40, 280)
    pencil.draw(path, "idle-mark", 1.6)
    pencil.stroke("idle-mark", 1.6, (6.4, 9), (16.2, 9))
    pencil.stroke("idle-mark", 1.6, (13.2, 6), (16.2, 9), (13.2, 12))


def _owed(pencil: Pencil) -> None:
    """A sheet of paper that somebody is still to write, with a mark on it."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(3.2, 1.6, 11.6, 14.8), 1.8, 1.8)
    pencil.draw(path, "amber-ink", 1.6)
    pencil.stroke("amber-ink", 1.9, (9, 5.2), (9, 9.6))
    pencil.disc("amber-ink", 1.15, QPointF(9, 12.6))


def _locked(pencil: Pencil) -> None:
    pencil.padlock("amber-ink")


def _dispensed(pencil: Pencil) -> None:
    """A key: somebody named opened it."""
    path = QPainterPath()
    path.addEllipse(QPointF(5.6, 9), 3.5, 3.5)
    pencil.draw(path, "answer", 1.8)
    pencil.stroke("answer", 1.8, (9.2, 9), (16.2, 9), (16.2, 12.2))
    pencil.stroke("answer", 1.8, (13.2, 9), (13.2, 11.6))


_PAINT: dict[str, Callable[[Pencil], None]] = {
    "open": _open,
    "owed": _owed,
    "locked": _locked,
    "dispensed": _dispensed,
}
