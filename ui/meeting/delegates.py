"""One line of the agenda: shape, name, what it needs, and how long it took."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.focus import paint_focus
from ui.fonts import text_font
from ui.meeting.agenda_rows import Row
from ui.meeting.model import ROW
from ui.theme import colour
from ui.widgets import paint_rating

_HEIGHT, _EDGE, _SIDE, _TEXT = 52, 16, 20, 50
_PALE = 0.55


class AgendaDelegate(QStyledItemDelegate):
    """Paints a `Row`; what is done is pale, what is under the spotlight has a bar."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        state, box = option.state, QRectF(option.rect)
        painter.save()
        _ground(painter, box, row, hover=bool(state & QStyle.StateFlag.State_MouseOver))
        _words(painter, box, row)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, box, colour, 4)
        painter.restore()


def _ground(painter: QPainter, box: QRectF, row: Row, *, hover: bool) -> None:
    if row.now:
        painter.fillRect(box, colour("accent-weak"))
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colour("accent"))
    elif hover:
        painter.fillRect(box, colour("hover"))


def _words(painter: QPainter, box: QRectF, row: Row) -> None:
    left, top = box.left(), box.top()
    painter.setOpacity(_PALE if row.done else 1)
    side = QRectF(left + _EDGE, top + (_HEIGHT - _SIDE) / 2, _SIDE, _SIDE)
    paint_rating(painter, side, row.rating)
    painter.setOpacity(1)
    right = QFontMetricsF(text_font("small")).horizontalAdvance(row.right)
    room = box.width() - _TEXT - _EDGE - (right + 8 if right else 0)
    name = QRectF(left + _TEXT, top + 8, room, 19)
    ink = "ink-3" if row.done else "ink"
    _line(painter, name, row.name, "body" if row.done else "strong", ink)
    detail = QRectF(left + _TEXT, top + 27, room, 17)
    if row.needs:
        _line(painter, detail, row.detail, "label", "amber-ink")
    else:
        _line(painter, detail, row.detail, "small", "ink-3")
    there = QRectF(box.right() - _EDGE - right, top, right + 1, _HEIGHT)
    _line(painter, there, row.right, "small", "ink-3")


def _line(painter: QPainter, box: QRectF, text: str, face: str, ink: str) -> None:
    face_font = text_font(face)
    painter.setFont(face_font)
    painter.setPen(colour(ink))
    cut = QFontMetricsF(face_font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
