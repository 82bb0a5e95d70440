"""Tiles and their headings, painted: the shape and its word, then colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.case.consent.model import ConsentModel
from ui.case.consent.tiles import Tile
from ui.focus import paint_focus
from ui.fonts import text_font
from ui.theme import colour, radius
from ui.widgets import paint_gate

TILE_HEIGHT, TILE_LEAST, BESIDE = 44, 60, 96
"""Of a tile in px; from the last on, its word stands beside its shape."""
HEAD_HEIGHT, SIDE_MOST = 34, 118
_SHAPE = 17
_GROUNDS = {"locked": "amber-weak", "owed": "amber-faint"}
_INKS = {"locked": "amber-ink", "owed": "amber-ink", "dispensed": "ink"}
Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """Paints a Tile; the one that the keyboard is at with a ring inside."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        tile = model.tile(index) if isinstance(model, ConsentModel) else None
        if tile is None:
            return
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        _ground(painter, box, tile, chosen=chosen)
        _words(painter, box, tile)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect, colour, radius("m"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(TILE_LEAST, TILE_HEIGHT)


class Heading(QHeaderView):
    """Names of people above, or of agencies at the left, cut short where they do not fit."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._across = orientation is Qt.Orientation.Horizontal
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(SIDE_MOST, HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setFont(text_font("column" if self._across else "small"))
        painter.setPen(colour("ink-2" if self._across else "ink"))
        words = str(self.model().headerData(section, self.orientation()) or "")
        if self._across:
            _cut(painter, rect.adjusted(3, 0, -3, -5), words, _ABOVE)
        else:
            _cut(painter, rect.adjusted(0, 0, -6, 0), words, _ASIDE)
        painter.restore()


_WRAP = Qt.TextFlag.TextWordWrap
_ABOVE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_ASIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _cut(painter: QPainter, rect: QRect, words: str, align: Qt.AlignmentFlag) -> None:
    """On two lines where it breaks into two, else on one and cut short."""
    metrics = QFontMetrics(painter.font())
    needed = metrics.boundingRect(0, 0, rect.width(), 999, _WRAP, words)
    if needed.width() <= rect.width() and needed.height() <= 2 * metrics.lineSpacing():
        painter.drawText(rect, _WRAP | align, words)
        return
    short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, short)


def _ground(painter: QPainter, box: QRectF, tile: Tile, *, chosen: bool) -> None:
    painter.fillRect(box.adjusted(-2, -2, 2, 2), colour("surface"))
    ground = _GROUNDS.get(tile.state, "sunken")
    painter.setPen(colour("accent" if chosen else "line"))
    painter.setBrush(colour("accent-weak" if chosen else ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius("m"), radius("m"))


def _words(painter: QPainter, box: QRectF, tile: Tile) -> None:
    painter.setFont(text_font("small"))
    beside = box.width() + 4 >= BESIDE
    shape, words = _beside(painter, box, tile) if beside else _below(box)
    paint_gate(painter, shape, tile.state)
    painter.setPen(colour(_INKS.get(tile.state, "ink-2")))
    align = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignCenter
    painter.drawText(words, align, tile.word)
    if tile.fresh:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QRectF(box.right() - 9, box.top() + 4, 5, 5))


def _beside(painter: QPainter, box: QRectF, tile: Tile) -> tuple[QRectF, QRectF]:
    words = QFontMetrics(painter.font()).horizontalAdvance(tile.word)
    left = box.center().x() - (_SHAPE + 6 + words) / 2
    shape = QRectF(left, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    return shape, QRectF(shape.right() + 6, box.top(), words + 2, box.height())


def _below(box: QRectF) -> tuple[QRectF, QRectF]:
    shape = QRectF(box.center().x() - _SHAPE / 2, box.top() + 4, _SHAPE, _SHAPE)
    return shape, QRectF(box.left(), box.bottom() - 17, box.width(), 15)
