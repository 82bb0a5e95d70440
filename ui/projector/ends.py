"""The wall's top and foot, the band of a lost line, and the shut wall."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.fonts import font
from ui.projector.sizes import Sizes
from ui.projector.view_model import Band, Foot, Wall
from ui.theme import light
from ui.widgets import paint_rating
from ui.widgets.logo import paint_logo

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_MARGIN = 60
_OUT_OF_DATE = "what stands here may have changed since"


def paint_band(painter: QPainter, box: QRectF, band: Band, sizes: Sizes) -> None:
    """The rating's colour, its shape, whose case, and how far the meeting is."""
    rated = f"wall-{band.rating}" if band.rating else "rail"
    ink = light().colour(f"{rated}-on" if band.rating else "rail-on-ink")
    painter.fillRect(box, light().colour(rated))
    inner = box.adjusted(_MARGIN * sizes.space, 0, -_MARGIN * sizes.space, 0)
    left = inner.left()
    if band.rating:
        side = (84 if sizes.large else 104) * sizes.unit
        badge = QRectF(left, box.center().y() - side / 2, side, side)
        paint_rating(painter, badge, band.rating, theme=light(), inverted=True)
        left += side + 32 * sizes.space
    right = _paint_place(painter, inner, band, ink, sizes)
    name = _Text(band.name, _name_px(band, sizes), 720, tracking=-0.02)
    room = right - left - 32 * sizes.space
    name.draw(painter, QRectF(left, box.top(), min(name.width, room), box.height()), _LEFT, ink)
    left += min(name.width, room) + 32 * sizes.space
    _two_lines(painter, QRectF(left, box.top(), right - left, box.height()), band, ink, sizes)


def _name_px(band: Band, sizes: Sizes) -> float:
    """A child's name stands out; the board's own gives way where letters are large."""
    return (44 if sizes.large and not band.rating else 72) * sizes.unit


def paint_foot(painter: QPainter, box: QRectF, foot: Foot, page: str, sizes: Sizes) -> None:
    """Who is here, whose hand is up, which page, and the clock."""
    painter.fillRect(box, light().colour("rail"))
    white, call = light().colour("rail-on-ink"), light().colour("dock-call")
    px, gap = 38 * sizes.unit, 44 * sizes.space
    inner = box.adjusted(_MARGIN * sizes.space, 0, -_MARGIN * sizes.space, 0)
    for text in filter(None, (foot.clock, f"page {page}" if page else "")):
        said = _Text(text, px)
        said.draw(painter, inner, _RIGHT, white)
        inner.setRight(inner.right() - said.width - gap)
    for text in foot.people:
        said = _Text(text, px)
        said.draw(painter, inner, _LEFT, white)
        inner.setLeft(inner.left() + said.width + gap)
    _Text(foot.hands, px, 640).draw(painter, inner, _LEFT, call)


def paint_stale(painter: QPainter, box: QRectF, wall: Wall, sizes: Sizes) -> None:
    """Where the line is lost: since when, in words, on a ground of its own."""
    painter.fillRect(box, light().colour("amber"))
    inner = box.adjusted(_MARGIN * sizes.space, 0, -_MARGIN * sizes.space, 0)
    text = f"{wall.stale}: {_OUT_OF_DATE}" if " since " in wall.stale else wall.stale
    _Text(text, 38 * sizes.unit, 640).draw(painter, inner, _LEFT, light().colour("amber-on"))


def paint_shut(painter: QPainter, size: QSizeF, sizes: Sizes, *, shut: bool) -> None:
    """The mark on the dark; with words where the chair shut the wall."""
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), light().colour("rail"))
    side = 132 * sizes.unit
    middle = size.width() / 2
    top = size.height() / 2 - side
    paint_logo(painter, QRectF(middle - side / 2, top, side, side))
    words = QRectF(0, top + side + 40 * sizes.space, size.width(), 90 * sizes.unit)
    text = "Back in a moment" if shut else "Connecting to the hub"
    _Text(text, 58 * sizes.unit, 560).draw(painter, words, _MIDDLE, light().colour("rail-ink"))


class _Text:
    """One line of words, cut short where it does not fit; figures that count keep their place."""

    def __init__(self, text: str, px: float, weight: int = 400, tracking: float = 0.0) -> None:
        self._text = text
        # Tabular figures set a hyphen as wide as themselves.
        self._font = font(max(1, round(px)), weight, tabular="-" not in text, tracking=tracking)
        self._metrics = QFontMetricsF(self._font)
        self.width = self._metrics.horizontalAdvance(text) + 2

    def draw(self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag, ink: QColor) -> None:
        short = self._metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(self._font)
        painter.setPen(ink)
        painter.drawText(box, align, short)


def _paint_place(painter: QPainter, box: QRectF, band: Band, ink: QColor, sizes: Sizes) -> float:
    """ "3 of 9" over the timer; where they begin."""
    said = [_Text(band.place, 40 * sizes.unit)]
    if band.timer:
        said.append(_Text(band.timer, 40 * sizes.unit, 700))
    for line, part in zip(_lines(box, len(said), sizes), said, strict=True):
        part.draw(painter, line, _RIGHT, ink)
    return box.right() - max(part.width for part in said)


def _two_lines(painter: QPainter, box: QRectF, band: Band, ink: QColor, sizes: Sizes) -> None:
    about = [pair for pair in zip(band.about, band.narrow, strict=True) if pair[0]]
    for line, (text, less) in zip(_lines(box, len(about), sizes), about, strict=True):
        said = _Text(text, 40 * sizes.unit)
        if less and said.width > box.width():
            said = _Text(less, 40 * sizes.unit)
        said.draw(painter, line, _LEFT, ink)


def _lines(box: QRectF, count: int, sizes: Sizes) -> list[QRectF]:
    step = 57 * sizes.unit
    top = box.center().y() - count * step / 2
    return [QRectF(box.left(), top + step * n, box.width(), step) for n in range(count)]
