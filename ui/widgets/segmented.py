"""One choice among a few, side by side: All 11, For us 3, Ready 3."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.fonts import font
from ui.theme import colour, radius

_HEIGHT, _PADDING = 34, 12


class Option(msgspec.Struct, frozen=True):
    """A choice: its key, its words, how many there are behind it (-1: not said)."""

    key: str
    label: str
    count: int = -1


class Segmented(QWidget):
    """Choices of which one holds; Left and Right choose."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._parts = {option.key: _Part(option, self) for option in options}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in self._parts.values():
            self._group.addButton(part)
            row.addWidget(part)
        self.choose(options[0].key)
        self._group.buttonToggled.connect(self._toggled)

    def choose(self, key: str) -> None:
        """Let this choice hold."""
        self._parts[key].setChecked(True)

    def choice(self) -> str:
        """The key of the choice that holds."""
        return next(key for key, part in self._parts.items() if part.isChecked())

    def set_count(self, key: str, count: int) -> None:
        """Say how many there are behind a choice."""
        self._parts[key].set_count(count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(self._outline(), colour("surface"))
            painter.setClipPath(self._outline())
            for part in self._parts.values():
                name = "ink" if part.isChecked() else "hover" if part.underMouse() else "surface"
                painter.fillRect(part.geometry(), colour(name))
                painter.fillRect(part.geometry().right(), 0, 1, _HEIGHT, colour("line"))
            painter.setClipping(False)
            painter.strokePath(self._outline(), QPen(colour("control"), 1))

    def _outline(self) -> QPainterPath:
        path = QPainterPath()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path.addRoundedRect(box, radius("m"), radius("m"))
        return path

    def _toggled(self, part: QAbstractButton, checked: bool) -> None:
        self.update()
        if checked and isinstance(part, _Part):
            self.chosen.emit(part.key)


class _Part(QAbstractButton):
    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._label = option.key, option.label
        self.setCheckable(True)
        self.setFont(font(13, 550))
        self.setFixedHeight(_HEIGHT)
        self.setProperty("radius", radius("s"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(option.count)

    def set_count(self, count: int) -> None:
        self.setText(self._label if count < 0 else f"{self._label} {count}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2 * _PADDING + 1, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(colour("ink-on" if self.isChecked() else "ink-2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
