"""How rows by key are drawn: a ground that shows where one is, and on it what a pen draws."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.focus import paint_focus
from ui.keyed_model import ITEM, Index
from ui.theme import colour

_MARK = 3
_STATE = QStyle.StateFlag


class Drawn(Protocol):
    @property
    def chooseable(self) -> bool:
        """False for a heading: it has no ground."""


Inked = TypeVar("Inked", bound=Drawn)
Inked_contra = TypeVar("Inked_contra", bound=Drawn, contravariant=True)


class Pen(Protocol[Inked_contra]):
    """Draws what an item says, heading or row."""

    def height(self, item: Inked_contra, width: int) -> int:
        """What it takes in a list so wide."""

    def draw(self, painter: QPainter, box: QRect, item: Inked_contra) -> None: ...


class KeyedDelegate(QStyledItemDelegate, Generic[Inked]):
    """`line` tells where the thin line between two rows is: QRect.top or QRect.bottom."""

    def __init__(self, view: QListView, pen: Pen[Inked], line: Callable[[QRect], int]) -> None:
        super().__init__(view)
        self._view, self._pen, self._line = view, pen, line

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._pen.height(index.data(ITEM), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Inked = index.data(ITEM)
        box: QRect = option.rect
        painter.save()
        if item.chooseable:
            paint_ground(painter, box, option.state, self._line(box))
        self._pen.draw(painter, box, item)
        if option.state & _STATE.State_HasFocus:
            paint_focus(painter, box, colour, radius=0)
        painter.restore()


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, line: int) -> None:
    """What shows that a row is pointed at or chosen, and the thin line at height `line`."""
    chosen = bool(state & _STATE.State_Selected)
    if chosen or state & _STATE.State_MouseOver:
        painter.fillRect(box, colour("accent-weak" if chosen else "hover"))
    painter.fillRect(QRect(box.left(), line, box.width(), 1), colour("line"))
    if chosen:
        painter.fillRect(QRect(box.left(), box.top(), _MARK, box.height()), colour("accent"))
