"""How a list draws its lines: a number at the left, its words, and a mark with its word."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.fonts import text_font
from ui.theme import colour
from ui.thresholds.paper import MARKS, Entry, Heading, Item, Mark, Para
from ui.widgets import Tone, chip_size, paint_chip

_SIDE, _TOP, _BETWEEN, _LEAD, _RIGHT = 24, 12, 3, 58, 104
_HEADING, _INDENT = 46, 16
_WIDEST = 780
_KEPT = 2_000
_WRAP = int(Qt.TextFlag.TextWordWrap)
_TONES: dict[Mark, Tone] = {"added": "busy", "removed": "error", "changed": "warn", "": "neutral"}


class PaperPen:
    """Heights are reckoned once for each line and width: a list asks many times."""

    def __init__(self) -> None:
        self._heights: dict[tuple[Para, int], int] = {}

    def height(self, item: Item, width: int) -> int:
        if isinstance(item, Heading):
            return _HEADING
        room = _room(width)
        heights = [self._height(para, room) for para in item.paras]
        return 2 * _TOP + sum(heights) + _BETWEEN * (len(heights) - 1)

    def draw(self, painter: QPainter, box: QRect, item: Item) -> None:
        if isinstance(item, Heading):
            _draw_heading(painter, box, item)
        else:
            self._draw_entry(painter, box, item)

    def _draw_entry(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        lead = QRect(box.left() + _SIDE, box.top() + _TOP, _LEAD - 8, box.height())
        _write(painter, lead, entry.lead, text_font("strong"), "ink")
        _draw_side(painter, box, entry)
        top, room = box.top() + _TOP, _room(box.width())
        for para in entry.paras:
            height = self._height(para, room)
            left = box.left() + _SIDE + _LEAD
            if para.bullet:
                _write(
                    painter,
                    QRect(left, top, _INDENT, height),
                    "\N{BULLET}",
                    text_font(para.face),
                    "ink-3",
                )
            indent = _INDENT if para.bullet else 0
            at = QRect(left + indent, top, room - indent, height)
            _write(painter, at, para.text, _font(para), para.ink)
            top += height + _BETWEEN

    def _height(self, para: Para, room: int) -> int:
        if len(self._heights) > _KEPT:
            self._heights.clear()
        known = self._heights.get((para, room))
        if known is None:
            wide = QRect(0, 0, room - (_INDENT if para.bullet else 0), 100_000)
            known = QFontMetrics(_font(para)).boundingRect(wide, _WRAP, para.text).height()
            self._heights[para, room] = known
        return known


def _room(width: int) -> int:
    """For the words: lines of a page, also on a wide screen."""
    return max(120, min(width, _WIDEST + _RIGHT) - 2 * _SIDE - _LEAD - _RIGHT)


def _font(para: Para) -> QFont:
    face = text_font(para.face)
    face.setStrikeOut(para.struck)
    return face


def _write(painter: QPainter, box: QRect, text: str, face: QFont, ink: str) -> None:
    painter.setFont(face)
    painter.setPen(colour(ink))
    painter.drawText(box, _WRAP, text)


def _draw_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    low = box.adjusted(_SIDE, 0, -_SIDE, -9)
    bottom = int(Qt.AlignmentFlag.AlignBottom)
    painter.setFont(text_font("section"))
    painter.setPen(colour("ink"))
    painter.drawText(low, bottom, heading.title)
    taken = painter.fontMetrics().horizontalAdvance(heading.title) + 10
    painter.setFont(text_font("meta"))
    painter.setPen(colour("ink-3"))
    painter.drawText(low.adjusted(taken, 0, 0, 0), bottom, heading.detail)


def _draw_side(painter: QPainter, box: QRect, entry: Entry) -> None:
    words = MARKS[entry.mark] or entry.side
    if words:
        size = chip_size(words)
        left = box.right() - _SIDE - size.width()
        at = QRectF(left, box.top() + _TOP - 2, size.width() + 1, size.height())
        paint_chip(painter, at, words, _TONES[entry.mark])
