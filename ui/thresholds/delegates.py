"""How a list draws its lines: a number at the left, its words, and a mark with its word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.focus import paint_focus
from ui.fonts import text_font
from ui.theme import colour
from ui.thresholds.model import ITEM
from ui.thresholds.paper import MARKS, Entry, Heading, Item, Mark, Para
from ui.widgets import Tone, chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _BETWEEN, _LEAD, _RIGHT = 24, 12, 3, 58, 104
_HEADING, _BAR, _INDENT = 46, 3, 16
_WIDEST = 780
_KEPT = 2_000
_WRAP = int(Qt.TextFlag.TextWordWrap)
_STATE = QStyle.StateFlag
_TONES: dict[Mark, Tone] = {"added": "busy", "removed": "error", "changed": "warn", "": "neutral"}


class PaperDelegate(QStyledItemDelegate):
    """Heights are reckoned once for each line and width: a list asks many times."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[Para, int], int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(ITEM)
        width = self._view.viewport().width()
        if isinstance(item, Heading):
            return QSize(width, _HEADING)
        room = _room(width)
        heights = [self._height(para, room) for para in item.paras]
        return QSize(width, 2 * _TOP + sum(heights) + _BETWEEN * (len(heights) - 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM)
        box: QRect = option.rect
        painter.save()
        if isinstance(item, Heading):
            _paint_heading(painter, box, item)
        else:
            _paint_ground(painter, box, option)
            self._paint_entry(painter, box, item)
            if option.state & _STATE.State_HasFocus:
                paint_focus(painter, box, colour, radius=0)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        lead = QRect(box.left() + _SIDE, box.top() + _TOP, _LEAD - 8, box.height())
        _write(painter, lead, entry.lead, text_font("strong"), "ink")
        _paint_side(painter, box, entry)
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


def _paint_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    low = box.adjusted(_SIDE, 0, -_SIDE, -9)
    bottom = int(Qt.AlignmentFlag.AlignBottom)
    painter.setFont(text_font("section"))
    painter.setPen(colour("ink"))
    painter.drawText(low, bottom, heading.title)
    taken = painter.fontMetrics().horizontalAdvance(heading.title) + 10
    painter.setFont(text_font("meta"))
    painter.setPen(colour("ink-3"))
    painter.drawText(low.adjusted(taken, 0, 0, 0), bottom, heading.detail)


def _paint_side(painter: QPainter, box: QRect, entry: Entry) -> None:
    words = MARKS[entry.mark] or entry.side
    if words:
        size = chip_size(words)
        left = box.right() - _SIDE - size.width()
        at = QRectF(left, box.top() + _TOP - 2, size.width() + 1, size.height())
        paint_chip(painter, at, words, _TONES[entry.mark])


def _paint_ground(painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
    chosen = bool(option.state & _STATE.State_Selected)
    if chosen or option.state & _STATE.State_MouseOver:
        painter.fillRect(box, colour("accent-weak" if chosen else "hover"))
    else:
        painter.fillRect(box, colour("surface"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
    if chosen:
        painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), colour("accent"))
