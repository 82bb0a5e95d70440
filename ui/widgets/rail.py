"""The rail at the left: where one can go, and how much waits there."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.fonts import font, text_font
from ui.theme import colour, radius
from ui.widgets.icons import paint_icon
from ui.widgets.logo import Logo

_WIDTH, _ITEM = 76, QSize(64, 56)
_ICON = 21
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NavItem(msgspec.Struct, frozen=True):
    """A place to go: its key, its word, its icon's name, what waits there."""

    key: str
    label: str
    icon: str
    count: int = 0


class NavRail(QWidget):
    """Items from the top, `last` at the bottom. Up and Down move, Enter or Space goes there."""

    selected = Signal(str)

    def __init__(
        self, items: Sequence[NavItem], last: Sequence[NavItem] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Places")
        self._places: list[_Place] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 14, 6, 14)
        self._column.setSpacing(4)
        self._column.addWidget(Logo(self), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(10)
        self._add(items)
        self._column.addStretch(1)
        self._add(last)
        if self._places:
            self.select(self._places[0].key)

    def select(self, key: str) -> None:
        """Mark this place as the one shown; says nothing."""
        for place in self._places:
            place.setChecked(place.key == key)
            held = place.key == key
            place.setFocusPolicy(Qt.FocusPolicy.StrongFocus if held else Qt.FocusPolicy.ClickFocus)

    def set_count(self, key: str, count: int) -> None:
        """Say how much waits there; none at 0."""
        next(place for place in self._places if place.key == key).set_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        held = [index for index, place in enumerate(self._places) if place.hasFocus()]
        if step is None or not held:
            super().keyPressEvent(event)
            return
        beside = (held[0] + step) % len(self._places)
        self._places[beside].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("rail"))

    def _add(self, items: Sequence[NavItem]) -> None:
        for item in items:
            place = _Place(item, self)
            place.clicked.connect(lambda _=False, key=item.key: self._go(key))
            self._column.addWidget(place)
            self._places.append(place)

    def _go(self, key: str) -> None:
        self.select(key)
        self.selected.emit(key)


class _Place(QAbstractButton):
    def __init__(self, item: NavItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._icon = item.key, item.icon
        self.setText(item.label)
        self.setFont(text_font("nav"))
        self.setCheckable(True)
        self.setFixedSize(_ITEM)
        self.setProperty("radius", radius("l"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(item.count)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count} waiting" if count else self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        lit = self.isChecked() or self.underMouse()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if lit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("rail-on"))
                painter.drawRoundedRect(self.rect(), radius("l"), radius("l"))
            ink = colour("rail-on-ink" if lit else "rail-ink")
            left = (self.width() - _ICON) / 2
            paint_icon(painter, QRectF(left, 9, _ICON, _ICON), self._icon, ink)
            painter.setPen(ink)
            painter.setFont(self.font())
            words = QRectF(-4, 33, self.width() + 8, 16)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            if self._count:
                self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        face, words = font(10, 700), str(min(self._count, 999))
        width = max(16.0, QFontMetricsF(face).horizontalAdvance(words) + 10)
        box = QRectF(self.width() - 9 - width, 4, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("rail-count"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(colour("rail-count-ink"))
        painter.setFont(face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
