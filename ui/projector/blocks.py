"""The parts of the wall's middle, each laid out in a width, and pages of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.projector.sizes import Sizes
from ui.projector.view_model import Box, Line, Told
from ui.projector.words import Face, Paragraph, one
from ui.theme import light


class Block(NamedTuple):
    """A part of a page: its height, and how to draw it at a corner."""

    height: float
    draw: Callable[[QPainter, float, float], None]


Page = tuple[Block, ...]


def pages(blocks: Sequence[Block], room: float) -> tuple[Page, ...]:
    """As many blocks to a page as stand in `room` px, in order; at least one page."""
    done: list[Page] = []
    page: list[Block] = []
    for block in blocks:
        if page and sum(b.height for b in page) + block.height > room:
            done.append(tuple(page))
            page = []
        page.append(block)
    return (*done, tuple(page))


def told_block(told: Told, width: float, sizes: Sizes) -> Block:
    """An agency and what it said: side by side, or one above the other where letters are large."""
    face, pad = Face(44 * sizes.unit), 15 * sizes.space
    name_width = width if sizes.large else 300 * sizes.unit
    name = Paragraph(one(told.agency), Face(44 * sizes.unit, 660), name_width)
    left = 0.0 if sizes.large else name_width + 22 * sizes.space
    said = Paragraph(told.line, face, width - left)
    drop = name.height if sizes.large else 0.0
    height = max(name.height, drop + said.height) + 2 * pad

    def draw(painter: QPainter, x: float, y: float) -> None:
        name.draw(painter, x, y + pad)
        said.draw(painter, x + left, y + pad + drop)
        pen = QPen(light().colour("line-strong"), max(1.0, 2 * sizes.space))
        painter.setPen(pen)
        painter.drawLine(round(x), round(y + height), round(x + width), round(y + height))

    return Block(height, draw)


def box_block(box: Box, width: float, sizes: Sizes) -> Block:
    """What is proposed or decided, in a frame."""
    inner = width - 72 * sizes.space
    parts = [Paragraph(one(box.state, box.ink), Face(38 * sizes.unit, 620), inner)]
    large = Face((58 if len(box.outcomes) == 1 else 46) * sizes.unit, 720)
    parts += [Paragraph(one(outcome), large, inner) for outcome in box.outcomes]
    parts += [Paragraph(one(said), Face(40 * sizes.unit), inner) for said in box.details]
    pad = 24 * sizes.space
    height = sum(part.height for part in parts) + 2 * pad

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(light().colour("ink"), 4 * sizes.space))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = 20 * sizes.space
        painter.drawRoundedRect(QRectF(x + 2, y + 2, width - 4, height - 4), corner, corner)
        _stack(painter, parts, x + 36 * sizes.space, y + pad)

    return Block(height + 22 * sizes.space, draw)


def challenge_block(line: Line, width: float, sizes: Sizes) -> Block:
    """Words beside an amber bar."""
    said = Paragraph(line, Face(42 * sizes.unit), width - 36 * sizes.space)

    def draw(painter: QPainter, x: float, y: float) -> None:
        bar = QRectF(x, y, 12 * sizes.space, said.height)
        painter.fillRect(bar, light().colour("amber"))
        said.draw(painter, x + 36 * sizes.space, y)

    return Block(said.height + 22 * sizes.space, draw)


def line_block(line: Line, width: float, sizes: Sizes) -> Block:
    said = Paragraph(line, Face(42 * sizes.unit), width)
    return Block(said.height + 8 * sizes.space, said.draw)


def _stack(painter: QPainter, parts: Sequence[Paragraph], x: float, y: float) -> None:
    for part in parts:
        part.draw(painter, x, y)
        y += part.height
