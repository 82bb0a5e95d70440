"""The state of one agency's answer on one case, in a box of 18. An answer is ink, never green."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ui.theme import Theme, current
from ui.widgets.glyphs import letter_path
from ui.widgets.pencil import BOX, Pencil
from ui.widgets.ratings import enter_box


def paint_answer(
    painter: QPainter, rect: QRectF, state: str, *, theme: Theme | None = None
) -> None:
    """Draw an answer's state in the largest square in the middle of `rect`."""
    painter.save()
    enter_box(painter, rect, BOX)
    _PAINT[state](Pencil(painter, theme or current()))
    painter.restore()


def _answered(pencil: Pencil) -> None:
    pencil.disc("answer")
    pencil.stroke("answer-on", 1.9, (5.2, 9.3), (7.8, 11.9), (12.8, 6.6))


def _late(pencil: Pencil) -> None:
    _answered(pencil)
    pencil.disc("surface", 3.9, QPointF(14.6, 3.6))
    pencil.disc("red", 3, QPointF(14.6, 3.6))


def _nil(pencil: Pencil) -> None:
    pencil.ring("answer", "surface")
    pencil.stroke("answer", 1.9, (5.6, 9), (12.4, 9))


def _asked(pencil: Pencil) -> None:
    pencil.ring("idle")
    pencil.stroke("idle-mark", 1.6, (9, 5.2), (9, 9), (11.6, 10.7))


def _seen(pencil: Pencil) -> None:
    pencil.ring("idle")
    pencil.disc("idle-mark", 2.6)


def _writing(pencil: Pencil) -> None:
    pencil.disc("accent")
    for x in (5.6, 9, 12.4):
        pencil.disc("accent-on", 1.2, QPointF(x, 9))


def _overdue(pencil: Pencil) -> None:
    pencil.box("red", (1, 1, 16, 16), 3)
    pencil.stroke("red-on", 2, (9, 4.6), (9, 9.8))
    pencil.disc("red-on", 1.2, QPointF(9, 12.9))


def _paused(pencil: Pencil) -> None:
    pencil.ring("idle", "surface")
    for x in (7, 11):
        pencil.stroke("idle-mark", 1.8, (x, 6), (x, 12))


def _locked(pencil: Pencil) -> None:
    pencil.padlock("amber-ink")


def _declined(pencil: Pencil) -> None:
    pencil.ring("red-edge", "surface")
    pencil.stroke("red-edge", 1.7, (4.6, 13.4), (13.4, 4.6))


def _sealed(pencil: Pencil) -> None:
    pencil.disc("answer")
    pencil.box("answer-on", (5.4, 8.2, 7.2, 5), 1)
    pencil.shackle("answer-on", 1.4, 6.8, 11.2, 7)


def _corrected(pencil: Pencil) -> None:
    pencil.disc("answer")
    nib = QPainterPath(QPointF(5.6, 12.4))
    for point in ((6.2, 10), (11.1, 5.1), (12.9, 6.9), (8, 11.8)):
        nib.lineTo(QPointF(*point))
    nib.closeSubpath()
    pencil.fill(nib, "answer-on")


def _second_trawl(pencil: Pencil) -> None:
    pencil.ring("accent-text", "surface")
    pencil.fill(letter_path("2", 9, 12.6, 10), "accent-text")


def _not_asked(pencil: Pencil) -> None:
    pencil.stroke("idle", 1.6, (6.4, 9), (11.6, 9))


_PAINT: dict[str, Callable[[Pencil], None]] = {
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
