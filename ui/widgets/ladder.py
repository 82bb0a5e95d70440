"""A ladder on its side: the steps a challenge can climb, and on which of them it stands."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour

_NODE, _TOP, _GAP = 8, 12, 6
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)


class Standing(StrEnum):
    PASSED = "passed"
    HERE = "here"
    TO_COME = "to come"


class Rung(msgspec.Struct, frozen=True):
    """One step. `detail` is who is named for it and by when; `late`: that has passed."""

    label: str
    standing: Standing
    detail: str = ""
    late: bool = False


class Ladder(QWidget):
    """Passed steps have a tick, the one it stands on is full, those to come are hollow."""

    def __init__(self, rungs: Sequence[Rung], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rungs = tuple(rungs)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = [", ".join(filter(None, (r.label, r.standing.value, r.detail))) for r in self._rungs]
        self.setAccessibleName(f"Ladder: {'; '.join(said)}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 2 * _TOP + max((self._below(r, width) for r in self._rungs), default=0)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * _TOP + 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for n, rung in enumerate(self._rungs):
                self._paint_rung(painter, n, rung)

    def _paint_rung(self, painter: QPainter, n: int, rung: Rung) -> None:
        place = self._place(n)
        node = QPointF(place.center().x(), _TOP)
        if n:
            before = self._place(n - 1).center().x()
            passed = rung.standing is not Standing.TO_COME
            painter.setPen(QPen(colour("ink-2" if passed else "line-strong"), 2))
            painter.drawLine(QPointF(before + _NODE, _TOP), QPointF(node.x() - _NODE, _TOP))
        _paint_node(painter, node, rung)
        here = rung.standing is Standing.HERE
        top = 2 * _TOP
        height = _height(rung.label, "label", place.width())
        painter.setFont(text_font("label"))
        painter.setPen(colour("ink" if here else "ink-3"))
        painter.drawText(QRect(place.left(), top, place.width(), height), _WRAP, rung.label)
        painter.setFont(text_font("small"))
        painter.setPen(colour("red-ink" if rung.late else "ink-2"))
        below = QRect(place.left(), top + height, place.width(), self.height())
        painter.drawText(below, _WRAP, rung.detail)

    def _place(self, n: int) -> QRect:
        wide = self.width() / max(len(self._rungs), 1)
        return QRect(round(n * wide) + _GAP // 2, 0, round(wide) - _GAP, self.height())

    def _below(self, rung: Rung, width: int) -> int:
        wide = round(width / max(len(self._rungs), 1)) - _GAP
        return _height(rung.label, "label", wide) + _height(rung.detail, "small", wide)


def _height(text: str, face: str, width: int) -> int:
    room = QRect(0, 0, max(width, 1), 9999)
    return QFontMetrics(text_font(face)).boundingRect(room, _WRAP, text).height() if text else 0


def _paint_node(painter: QPainter, at: QPointF, rung: Rung) -> None:
    full = rung.standing is not Standing.TO_COME
    ink = "red" if rung.late else "answer" if full else "idle"
    painter.setPen(QPen(colour(ink), 1.6))
    painter.setBrush(colour(ink) if full else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, _NODE - 1, _NODE - 1)
    if rung.standing is Standing.PASSED:
        painter.setPen(QPen(colour("answer-on"), 1.8, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([at + QPointF(-3, 0), at + QPointF(-1, 2.5), at + QPointF(3.2, -2.6)])
    elif rung.standing is Standing.HERE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("answer-on"))
        painter.drawEllipse(at, 2.6, 2.6)
