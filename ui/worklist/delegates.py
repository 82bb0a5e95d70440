"""How a row is drawn: its sign, its name, what it is about, and at the right the time left."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.domain.clocks import is_late
from app.domain.values import Instant
from ui.fonts import text_font
from ui.theme import colour
from ui.widgets import Tone, chip_size, paint_chip, paint_rating
from ui.worklist.view_model import AnyRow, Heading, side_words

_SIDE, _TOP, _SIGN, _GAP = 18, 10, 22, 13
_HEADING = 40
_LEFT = _SIDE + _SIGN + _GAP
_WRAP = int(Qt.TextFlag.TextWordWrap)
_BELOW = int(Qt.AlignmentFlag.AlignBottom)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def rating_sign(painter: QPainter, box: QRectF, row: AnyRow) -> None:
    paint_rating(painter, box, row.rating)


class Look(Struct, frozen=True):
    """What differs from list to list."""

    chips: Mapping[StrEnum, Tone]
    """Sections whose words at the right stand on a chip."""
    inks: Mapping[StrEnum, str]
    """Sections whose words at the right have an ink of their own, until their time is over."""
    sign: Callable[[QPainter, QRectF, AnyRow], None] = rating_sign
    """Draws what stands at the left."""


class RowPen:
    """`now` is the hub's time: what counts down is read as it is drawn, and only then."""

    def __init__(self, look: Look, now: Callable[[], Instant]) -> None:
        self._look, self._now = look, now

    def height(self, item: AnyRow | Heading, width: int) -> int:
        if isinstance(item, Heading):
            return _HEADING
        side = self._side_width(item, side_words(item, self._now()))
        return _TOP * 2 + _name_height() + _detail(item, width - side).height()

    def draw(self, painter: QPainter, box: QRect, item: AnyRow | Heading) -> None:
        if isinstance(item, Heading):
            _draw_heading(painter, box, item)
        else:
            self._draw_row(painter, box, item)

    def _draw_row(self, painter: QPainter, box: QRect, row: AnyRow) -> None:
        sign = QRectF(box.left() + _SIDE, box.top() + _TOP, _SIGN, _SIGN)
        self._look.sign(painter, sign, row)
        now = self._now()
        words = side_words(row, now)
        width, height = self._side_width(row, words), _name_height()
        side = QRectF(box.right() - _SIDE - width, box.top() + _TOP, width + 1, height)
        self._draw_side(painter, side, row, words, now)
        left = box.left() + _LEFT
        name = QRect(left, box.top() + _TOP, round(side.left()) - _GAP - left, height)
        _draw_name(painter, name, row.name)
        detail = _detail(row, box.width() - width)
        detail.moveTo(left, name.bottom() + 1)
        _draw_detail(painter, detail, row.detail)

    def _side_width(self, row: AnyRow, words: str) -> int:
        if row.section in self._look.chips:
            return round(chip_size(words).width())
        # As wide as "44 min over" may become, so that no line breaks anew as time passes.
        widest = "00 min over" if row.due and not row.side else words
        return QFontMetrics(text_font("strong-meta")).horizontalAdvance(widest)

    def _draw_side(
        self, painter: QPainter, box: QRectF, row: AnyRow, words: str, now: Instant
    ) -> None:
        chip = self._look.chips.get(row.section)
        if chip is not None:
            paint_chip(painter, box, words, chip)
            return
        painter.setFont(text_font("strong-meta"))
        painter.setPen(colour(self._ink(row, now)))
        painter.drawText(box, _RIGHT, words)

    def _ink(self, row: AnyRow, now: Instant) -> str:
        if is_late(row.due, now) and not row.side:
            return "red-ink"
        return self._look.inks.get(row.section) or ("ink-3" if row.side else "ink")


def _draw_heading(painter: QPainter, box: QRect, heading: Heading) -> None:
    painter.setFont(text_font("label"))
    painter.setPen(colour("ink-3"))
    painter.drawText(box.adjusted(_SIDE, 0, -_SIDE, -7), _BELOW, heading.title)


def _draw_name(painter: QPainter, box: QRect, name: str) -> None:
    painter.setFont(text_font("strong"))
    painter.setPen(colour("ink"))
    short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _MIDDLE, short)


def _draw_detail(painter: QPainter, box: QRect, detail: str) -> None:
    painter.setFont(text_font("meta"))
    painter.setPen(colour("ink-3"))
    painter.drawText(box, _WRAP, _unbroken(detail))


def _detail(row: AnyRow, width: int) -> QRect:
    """How much room it takes; it wraps before the words at the right, which `width` leaves out."""
    room = QRect(0, 0, max(width - _LEFT - _SIDE - _GAP, 40), 200)
    return QFontMetrics(text_font("meta")).boundingRect(room, _WRAP, _unbroken(row.detail))


def _unbroken(detail: str) -> str:
    """A reference is never broken at its hyphen."""
    return detail.replace("-", "\N{NON-BREAKING HYPHEN}")


def _name_height() -> int:
    return QFontMetrics(text_font("strong")).height() + 4
