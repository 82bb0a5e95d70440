"""The wall as a picture of any size: laid out when its words change, drawn where it must be."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.projector import blocks, ends, rows
from ui.projector.blocks import Block, Page
from ui.projector.sizes import Sizes
from ui.projector.view_model import Body, Listing, Spotlit, Wall
from ui.theme import light

_ANTIALIASED = QPainter.RenderHint.Antialiasing


class WallPicture:
    """Draws a `Wall`; `page` of `count` pages."""

    def __init__(self) -> None:
        self.wall: Wall | None = None
        self.page = 0
        self._size = QSizeF()
        self._sizes = Sizes(1.0, 1.0)
        self._head: Block | None = None
        self._columns: tuple[tuple[float, tuple[Page, ...]], ...] = ()

    @property
    def count(self) -> int:
        return max((len(pages) for _, pages in self._columns), default=1)

    def resize(self, size: QSizeF, sizes: Sizes) -> None:
        self._size, self._sizes = size, sizes
        self._lay()

    def show(self, wall: Wall) -> tuple[QRectF, ...]:
        """Take other words; the parts of the picture to be drawn anew."""
        before, self.wall = self.wall, wall
        if before is None or (before.shut, before.stale) != (wall.shut, wall.stale):
            self._lay()
            return (QRectF(0, 0, self._size.width(), self._size.height()),)
        if before.body != wall.body:
            if before.band.name != wall.band.name:
                self.page = 0
            self._lay()
        changed = (
            (self.band_box(), before.band != wall.band),
            (self.body_box(), before.body != wall.body),
            (self.foot_box(), before.foot != wall.foot or before.body != wall.body),
        )
        return tuple(box for box, drawn in changed if drawn)

    def turn(self) -> None:
        """On to the next page, and round."""
        self.page = (self.page + 1) % self.count

    def band_box(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._sizes.band)

    def foot_box(self) -> QRectF:
        height = self._sizes.foot
        return QRectF(0, self._size.height() - height, self._size.width(), height)

    def stale_box(self) -> QRectF:
        """Above the foot; of no height while the line is live."""
        height = 76 * self._sizes.unit if self.wall and self.wall.stale else 0.0
        return QRectF(0, self.foot_box().top() - height, self._size.width(), height)

    def body_box(self) -> QRectF:
        top = self.band_box().bottom()
        return QRectF(0, top, self._size.width(), self.stale_box().top() - top)

    def paint(self, painter: QPainter, dirty: QRectF) -> None:
        """Draw what lies in `dirty`."""
        painter.setRenderHint(_ANTIALIASED)
        if self.wall is None or self.wall.shut:
            ends.paint_shut(painter, self._size, self._sizes, shut=self.wall is not None)
            return
        paper = light().colour("surface")
        wall, sizes = self.wall, self._sizes
        drawn = (
            (self.body_box(), partial(self._paint_body, painter, paper)),
            (self.band_box(), partial(ends.paint_band, painter, self.band_box(), wall.band, sizes)),
            (self.stale_box(), partial(ends.paint_stale, painter, self.stale_box(), wall, sizes)),
            (self.foot_box(), partial(self._paint_foot, painter)),
        )
        for box, draw in drawn:
            if box.intersects(dirty):
                draw()

    def _paint_foot(self, painter: QPainter) -> None:
        if self.wall is not None:
            page = f"{self.page + 1} of {self.count}" if self.count > 1 else ""
            ends.paint_foot(painter, self.foot_box(), self.wall.foot, page, self._sizes)

    def _paint_body(self, painter: QPainter, paper: QColor) -> None:
        box = self.body_box()
        painter.fillRect(box, paper)
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        top = box.top() + 22 * self._sizes.space
        if self._head is not None:
            self._head.draw(painter, 60 * self._sizes.space, top)
            top += self._head.height
        for left, pages in self._columns:
            _paint_page(painter, pages[self.page % len(pages)], left, top)
        painter.restore()

    def _lay(self) -> None:
        if self.wall is None or self._size.isEmpty():
            return
        self._head, self._columns = self._laid(self.wall.body)
        self.page = min(self.page, self.count - 1)

    def _laid(self, body: Body) -> tuple[Block | None, tuple[tuple[float, tuple[Page, ...]], ...]]:
        sizes, margin = self._sizes, 60 * self._sizes.space
        room = self.body_box().height() - 44 * sizes.space
        width = self._size.width() - 2 * margin
        if isinstance(body, Listing):
            if not body.rows:
                return None, ((margin, ((rows.no_rows(sizes),),)),)
            head = rows.head_block(body, width, sizes)
            listed = [rows.row_block(r, len(body.agencies), width, sizes) for r in body.rows]
            return head, ((margin, blocks.pages(listed, room - head.height)),)
        if sizes.large:
            both = [*_right(body, width, sizes), *_left(body, width, sizes)]
            return None, ((margin, blocks.pages(both, room)),)
        gap = 56 * sizes.space
        left_width = (width - gap) * 1.25 / 2.25
        right_width = width - gap - left_width
        left = blocks.pages(_left(body, left_width, sizes), room)
        right = blocks.pages(_right(body, right_width, sizes), room)
        return None, ((margin, left), (margin + left_width + gap, right))


def _left(body: Spotlit, width: float, sizes: Sizes) -> list[Block]:
    return [blocks.told_block(told, width, sizes) for told in body.told]


def _right(body: Spotlit, width: float, sizes: Sizes) -> list[Block]:
    challenges = [blocks.challenge_block(line, width, sizes) for line in body.challenges]
    stances = [blocks.line_block(line, width, sizes) for line in body.stances]
    return [blocks.box_block(body.box, width, sizes), *challenges, *stances]


def _paint_page(painter: QPainter, page: Sequence[Block], left: float, top: float) -> None:
    for block in page:
        block.draw(painter, left, top)
        top += block.height
