"""A list at the left: a title, a line below it, and a mark where something is owed."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.focus import paint_focus
from ui.fonts import text_font
from ui.settings.parts import Item
from ui.theme import colour
from ui.widgets import chip_size, paint_chip

_KEY, _ITEM = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIDE, _TOP, _MARK = 18, 9, 3
_STATE = QStyle.StateFlag
_MIDDLE_OUT = Qt.TextElideMode.ElideMiddle
"""Names of agencies differ at their ends."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
Index = QModelIndex | QPersistentModelIndex


class Listing(QListWidget):
    chosen = Signal(str)
    """By the person, or by `choose`."""
    entered = Signal()
    """Enter: the keyboard wants to go to what is shown."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._changed)

    def show_items(self, items: Iterable[Item]) -> None:
        """What is chosen stays chosen where it is still there."""
        new = tuple(items)
        if new == self._items:
            return
        held = self.key
        self._items = new
        self.blockSignals(True)  # noqa: FBT003 - Qt's own positional flag
        self.clear()
        for item in new:
            self.addItem(_row(item))
        row = next((n for n, item in enumerate(new) if item.key == held), -1)
        self.setCurrentRow(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own positional flag

    @property
    def key(self) -> str:
        held = self.selectedItems()
        return str(held[0].data(_KEY)) if held else ""

    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self._items)

    def choose(self, key: str) -> None:
        """Nothing is chosen where there is no such row."""
        row = next((n for n, item in enumerate(self._items) if item.key == key), -1)
        self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        if self.key:
            self.chosen.emit(self.key)


def _row(item: Item) -> QListWidgetItem:
    row = QListWidgetItem()
    row.setData(_KEY, item.key)
    row.setData(_ITEM, item)
    words = ", ".join(filter(None, (item.title, item.meta, item.mark)))
    row.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    row.setToolTip(words)
    return row


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(_ITEM)
        below = _height("small") if item.meta else 0
        return QSize(option.rect.width(), 2 * _TOP + _height("strong") + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(_ITEM)
        box: QRect = option.rect
        painter.save()
        _paint_ground(painter, box, option)
        room = box.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        _paint_words(painter, room, item)
        if option.state & _STATE.State_HasFocus:
            paint_focus(painter, box, colour, radius=0)
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, item: Item) -> None:
    wide = room.width()
    if item.mark:
        size = chip_size(item.mark)
        corner = QRectF(room.right() - size.width(), room.top(), size.width(), size.height())
        paint_chip(painter, corner, item.mark, item.tone)
        wide -= round(size.width()) + 8
    title = QRect(room.left(), room.top(), wide, _height("strong"))
    _paint_line(painter, title, item.title, "strong", "ink")
    meta = QRect(room.left(), title.bottom() + 1, room.width(), _height("small"))
    _paint_line(painter, meta, item.meta, "small", "ink-3")


def _paint_line(painter: QPainter, box: QRect, text: str, face: str, ink: str) -> None:
    painter.setFont(text_font(face))
    painter.setPen(colour(ink))
    short = painter.fontMetrics().elidedText(text, _MIDDLE_OUT, box.width())
    painter.drawText(box, _MIDDLE, short)


def _paint_ground(painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
    chosen = bool(option.state & _STATE.State_Selected)
    if chosen or option.state & _STATE.State_MouseOver:
        painter.fillRect(box, colour("accent-weak" if chosen else "hover"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour("line"))
    if chosen:
        painter.fillRect(QRect(box.left(), box.top(), _MARK, box.height()), colour("accent"))


def _height(face: str) -> int:
    return QFontMetrics(text_font(face)).height() + 3
