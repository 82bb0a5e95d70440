"""The head of the board: short names whole, long ones on two lines, and none into its neighbour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.board.columns import AFTER, AGENCIES, CASE
from ui.board.pens import CENTRE, LEFT, width, words
from ui.theme import colour, radius

HEIGHT = 40
_FACE, _LINE = "column", 14
_LEAST, _MOST, _AIR = 42, 80, 7
_NAME_AT = 40


def two_lines(name: str, room: float) -> tuple[str, ...]:
    """A name on one line where it fits, else on two; what is still too long is cut when drawn."""
    parts = name.split()
    if len(parts) < 2 or width(name, _FACE) <= room:
        return (name,)
    splits = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    return min(splits, key=lambda two: max(width(line, _FACE) for line in two))


def agency_width(name: str) -> int:
    """Room for the wider of its two lines, within reason."""
    need = max(width(line, _FACE) for line in two_lines(name, _LEAST - _AIR))
    return round(min(max(need + _AIR, _LEAST), _MOST))


class BoardHeader(QHeaderView):
    """Paints all of itself, since the corners are those of the board's sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_LEAST)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(_ground(self.viewport().rect()), colour("sunken"))
            painter.fillRect(0, HEIGHT - 1, self.viewport().width(), 1, colour("line"))
            for section in range(self.count()):
                at = self.sectionViewportPosition(section)
                rect = QRectF(at, 0, self.sectionSize(section), HEIGHT - 1)
                self._paint(painter, rect, section)

    def _paint(self, painter: QPainter, rect: QRectF, section: int) -> None:
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        if AGENCIES <= section < self.count() - AFTER:
            _paint_lines(painter, rect, name)
            return
        inner = rect.adjusted(_NAME_AT if section == CASE else 0, 0, -4, 0)
        if section == self.count() - AFTER:
            inner.adjust(4, 0, 0, 0)
        words(painter, inner, name, _FACE, "ink-3", LEFT)


def _paint_lines(painter: QPainter, rect: QRectF, name: str) -> None:
    inner = rect.adjusted(2, 0, -2, 0)
    lines = two_lines(name, rect.width() - _AIR)
    top = inner.center().y() - _LINE * len(lines) / 2
    for n, line in enumerate(lines):
        place = QRectF(inner.left(), top + n * _LINE, inner.width(), _LINE)
        words(painter, place, line, _FACE, "ink-3", CENTRE)


def _ground(rect: QRect) -> QPainterPath:
    """Round above, square below."""
    path = QPainterPath()
    corner = radius("xl") - 1
    path.addRoundedRect(QRectF(rect).adjusted(0, 0, 0, corner), corner, corner)
    return path
