"""A paragraph in which weights and inks mix, wrapped to its width."""

from collections.abc import Iterable
from math import ceil

import msgspec
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fonts import font
from ui.theme import colour
from ui.tokens import face as face_named

_LEADING = 1.4
_GAP = 5


class Run(msgspec.Struct, frozen=True):
    """Some words; `weight` 0 and `ink` "" are those of the paragraph."""

    text: str
    weight: int = 0
    ink: str = ""


class Runs(QWidget):
    """Runs of words in one face. `tail` is a widget that stands after the last word."""

    def __init__(
        self,
        runs: Iterable[Run] = (),
        face: str = "body",
        ink: str = "ink",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = face_named(face)
        self._ink = ink
        self._runs: tuple[Run, ...] = ()
        self._tail: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)

    def set_runs(self, runs: Iterable[Run]) -> None:
        """Show these words instead."""
        self._runs = tuple(runs)
        self.setAccessibleName(self.text())
        self._place_tail()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All the words."""
        return "".join(run.text for run in self._runs)

    def set_tail(self, tail: QWidget | None) -> None:
        """Let `tail`, a child, follow the last word, on a line of its own where it does not fit."""
        self._tail = tail
        self._place_tail()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._lay(width)[1].y() + self._line_height())

    def sizeHint(self) -> QSize:
        one_line = QSize(4096, 0).width()
        end = self._lay(one_line)[1]
        tail = self._tail.sizeHint().width() if self._tail else 0
        return QSize(ceil(end.x()) + tail, ceil(self._line_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, ceil(self._line_height()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_tail()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _ = self._lay(self.width())
        with QPainter(self) as painter:
            painter.setPen(colour(self._ink))
            layout.draw(painter, QPointF(0, 0))

    def _line_height(self) -> float:
        return self._face.size * _LEADING

    def _font(self, weight: int) -> QFont:
        return font(self._face.size, weight or self._face.weight, tracking=self._face.tracking)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for run in self._runs:
            span = QTextLayout.FormatRange()
            span.start, span.length = start, len(run.text.encode("utf-16-le")) // 2
            span.format = QTextCharFormat()
            span.format.setFont(self._font(run.weight))
            if run.ink:
                span.format.setForeground(colour(run.ink))
            ranges.append(span)
            start += span.length
        return ranges

    def _lay(self, width: int) -> tuple[QTextLayout, QPointF]:
        """The words laid out in `width`, and where the tail begins."""
        layout = QTextLayout(self.text(), self._font(0))
        layout.setTextOption(_wrapping())
        layout.setFormats(self._formats())
        layout.beginLayout()
        top, right = 0.0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line_height() - line.height()) / 2))
            right = line.naturalTextWidth()
            top += self._line_height()
        layout.endLayout()
        top = max(0.0, top - self._line_height())
        right += _GAP if right else 0
        if self._tail and right + self._tail.sizeHint().width() > max(width, right):
            return layout, QPointF(0, top + self._line_height())
        return layout, QPointF(right, top)

    def _place_tail(self) -> None:
        if self._tail is None:
            return
        start, size = self._lay(self.width())[1], self._tail.sizeHint()
        drop = (self._line_height() - size.height()) / 2
        self._tail.setGeometry(
            round(start.x()), round(start.y() + drop), size.width(), size.height()
        )


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
