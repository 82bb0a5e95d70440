"""The wall's list of the board: a head of agencies, and a row for each case."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.fonts import font
from ui.projector.blocks import Block
from ui.projector.sizes import Sizes
from ui.projector.view_model import Listing, Row
from ui.projector.words import Face, Paragraph, one
from ui.theme import light
from ui.widgets import paint_answer, paint_rating

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignCenter
_BADGE, _DUE, _SHAPE = 76, 210, 92
"""Widths in the drawing's px."""
_KEPT = 2_048
"""Blocks: laying one out costs more than finding it again."""


class Columns:
    """Where the list's columns stand in `width` px."""

    def __init__(self, width: float, count: int, sizes: Sizes) -> None:
        unit = sizes.unit
        self.width = width
        self.shapes = 0.0 if sizes.large else count * _SHAPE * unit
        self.due = width - self.shapes - _DUE * unit
        self.name = _BADGE * unit
        self.concern = self.name + (self.due - self.name) * 0.45


def head_block(listing: Listing, width: float, sizes: Sizes) -> Block:
    """The agencies over their shapes; nothing where rows say them in words."""
    columns = Columns(width, len(listing.agencies), sizes)
    if not columns.shapes:
        return Block(0.0, lambda _painter, _x, _y: None)

    def draw(painter: QPainter, x: float, y: float) -> None:
        box = QRectF(x, y, width, 54 * sizes.unit)
        _text(painter, box.adjusted(columns.due, 0, 0, 0), "Due", 36 * sizes.unit, "ink-2", 560)
        for left, agency in zip(_places(x, columns, sizes), listing.agencies, strict=True):
            shape = QRectF(left, y, _SHAPE * sizes.unit, box.height())
            _text(painter, shape, agency, 36 * sizes.unit, "ink-2", 560, _CENTRE)

    return Block(54 * sizes.unit, draw)


def no_rows(sizes: Sizes) -> Block:
    """What stands where no case waits to be decided."""
    said = Paragraph(one("No case waits to be decided.", "ink-2"), Face(44 * sizes.unit), 9999)
    return Block(said.height, said.draw)


@lru_cache(maxsize=_KEPT)
def row_block(row: Row, count: int, width: float, sizes: Sizes) -> Block:
    columns = Columns(width, count, sizes)
    first = (82 if columns.shapes else 66) * sizes.unit
    height = first + (0 if columns.shapes else 50 * sizes.unit)

    def draw(painter: QPainter, x: float, y: float) -> None:
        _row(painter, row, columns, sizes, QRectF(x, y, width, first))
        if columns.shapes:
            for left, state in zip(_places(x, columns, sizes), row.answers, strict=True):
                side = 46 * sizes.unit
                inset = (_SHAPE * sizes.unit - side) / 2
                box = QRectF(left + inset, y + (first - side) / 2, side, side)
                paint_answer(painter, box, state, theme=light())
        else:
            box = QRectF(x + columns.name, y + first * 0.88, width - columns.name, 46 * sizes.unit)
            _text(painter, box, row.waiting or row.concern, 38 * sizes.unit, "ink-2")
        painter.setPen(QPen(light().colour("line-strong"), max(1.0, 2 * sizes.space)))
        painter.drawLine(round(x), round(y + height), round(x + width), round(y + height))

    return Block(height, draw)


def _row(painter: QPainter, row: Row, columns: Columns, sizes: Sizes, box: QRectF) -> None:
    side = 54 * sizes.unit
    badge = QRectF(box.left(), box.center().y() - side / 2, side, side)
    paint_rating(painter, badge, row.rating, theme=light())
    gap = 20 * sizes.space
    until = columns.due if sizes.large else columns.concern
    name = box.adjusted(columns.name, 0, until - columns.width - gap, 0)
    _text(painter, name, row.name, 44 * sizes.unit, "ink", 660)
    if not sizes.large:
        concern = box.adjusted(columns.concern, 0, columns.due - columns.width - gap, 0)
        _text(painter, concern, row.concern, 38 * sizes.unit, "ink-2")
    due = box.adjusted(columns.due, 0, -columns.shapes, 0)
    align = _RIGHT if sizes.large else _MIDDLE
    _text(painter, due, row.due, 40 * sizes.unit, "red-ink" if row.over else "ink", 600, align)


def _places(x: float, columns: Columns, sizes: Sizes) -> Sequence[float]:
    first = x + columns.width - columns.shapes
    step = _SHAPE * sizes.unit
    return [first + step * n for n in range(round(columns.shapes / step))]


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    px: float,
    ink: str,
    weight: int = 400,
    align: Qt.AlignmentFlag = _MIDDLE,
) -> None:
    face = font(max(1, round(px)), weight)
    painter.setFont(face)
    painter.setPen(light().colour(ink))
    short = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align, short)
