"""How the list draws its rows: rating, to whom, of which case, and the time that is left."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.clocks import is_late
from app.domain.values import Instant
from ui.feedback.model import ITEM
from ui.feedback.view_model import Heading, Item, Row, Section, side_words
from ui.focus import paint_focus
from ui.fonts import text_font
from ui.theme import colour
from ui.widgets import Tone, chip_size, paint_chip, paint_rating

SIDE, TOP, SIGN, GAP = 18, 10, 22, 13
_HEADING, _MARK = 40, 3
_LEFT = SIDE + SIGN + GAP
_CHIPS: dict[Section, Tone] = {Section.TOLD: "neutral", Section.QUEUED: "busy"}
_WRAP = int(Qt.TextFlag.TextWordWrap)
_STATE = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """`now` is the hub's time: what counts down is read as it is drawn, and only then."""

    def __init__(self, now: Callable[[], Instant], view: QListView) -> None:
        super().__init__(view)
        self._now = now
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(ITEM)
        width = self._view.viewport().width()
        if isinstance(item, Heading):
            return QSize(width, _HEADING)
        return QSize(width, TOP * 2 + _name_height() + self._detail(item, width).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(ITEM)
        box: QRect = option.rect
        painter.save()
        if isinstance(item, Heading):
            _paint_heading(painter, box, item)
        else:
            _paint_ground(painter, box, option)
            self._paint_row(painter, box, item)
            if option.state & _STATE.State_HasFocus:
                paint_focus(painter, box, colour, radius=0)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, row: Row) -> None:
        sign = QRectF(box.left() + SIDE, box.top() + TOP, SIGN, SIGN)
        paint_rating(painter, sign, row.rating)
        side = self._paint_side(painter, box, row)
        name = QRect(box.left() + _LEFT, box.top() + TOP, side - _LEFT - GAP, _name_height())
        painter.setFont(text_font("strong"))
        painter.setPen(colour("ink"))
        short = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), short)
        painter.setFont(text_font("meta"))
        painter.setPen(colour("ink-3"))
        words = self._detail(row, box.width())
        words.moveTo(box.left() + _LEFT, name.bottom() + 1)
        painter.drawText(words, _WRAP, _unbroken(row.detail))

    def _detail(self, row: Row, width: int) -> QRect:
        """Where what it is about stands, at a width of the list; it wraps before the time."""
        room = QRect(0, 0, max(width - _LEFT - SIDE - self._side_width(row) - GAP, 40), 200)
        return QFontMetrics(text_font("meta")).boundingRect(room, _WRAP, _unbroken(row.detail))

    def _side_width(self, row: Row) -> int:
        words = side_words(row, self._now())
        if row.section in _CHIPS:
            return round(chip_size(words).width())
        # As wide as "44 min over" may become, so that no line breaks anew as time passes.
        widest = "00 min over" if row.due and not row.side else words
        return QFontMetrics(text_font("strong-meta")).horizontalAdvance(widest)

    def _paint_side(self, painter: QPainter, box: QRect, row: Row) -> int:
        """Returns where the words at the left must end."""
        words, width = side_words(row, self._now()), self._side_width(row)
        left = box.right() - SIDE - width
        room = QRectF(left, box.top() + TOP, width + 1, _name_height())
        if row.section in _CHIPS:
            paint_chip(painter, room, words, _CHIPS[row.section])
            return left - box.left()
        painter.setFont(text_font("strong-meta"))
        painter.setPen(colour(_side_ink(row, self._now())))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(right), words)
        return left - box.left()


def _side_ink(row: Row, now: Instant) -> str:
    if row.section is Section.FAILED or (is_late(row.due, now) and not row.side):
        return "red-ink"
    return "ink-3" if row.side else "ink"


def _unbroken(detail: str) -> str:
    """A reference is never broken at its hyphen."""
    return detail.replace("-", "\N{NON-BREAKING HYPHEN}")


def _name_height() -> int:
    return QFontMetrics(text_font("strong")).height() + 4


def _paint_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    painter.setFont(text_font("label"))
    painter.setPen(colour("ink-3"))
    words = box.adjusted(SIDE, 0, -SIDE, -7)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), heading.title)


def _paint_ground(painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
    chosen = bool(option.state & _STATE.State_Selected)
    if chosen or option.state & _STATE.State_MouseOver:
        painter.fillRect(box, colour("accent-weak" if chosen else "hover"))
    painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), colour("line"))
    if chosen:
        painter.fillRect(QRect(box.left(), box.top(), _MARK, box.height()), colour("accent"))
