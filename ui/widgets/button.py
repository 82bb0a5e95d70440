"""Buttons: one main action, others, quiet ones, and those that cannot be undone."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.fonts import text_font
from ui.theme import colour, radius
from ui.widgets.keys import key_size, key_words, paint_key

Kind = Literal["main", "other", "quiet", "danger"]
Ground = Literal["surface", "dock"]
Size = Literal["small", "normal", "large"]


class _Look(NamedTuple):
    ground: str
    hover: str
    edge: str
    ink: str
    key_edge: str
    key_ink: str


_LOOKS: dict[tuple[Kind, Ground], _Look] = {
    ("main", "surface"): _Look(
        "accent", "accent-hover", "accent", "accent-on", "accent-key", "accent-on"
    ),
    ("other", "surface"): _Look("surface", "hover", "control", "ink", "line-strong", "ink-3"),
    ("quiet", "surface"): _Look("", "hover", "", "ink-2", "line-strong", "ink-3"),
    ("danger", "surface"): _Look(
        "surface", "red-weak", "red-edge", "red-ink", "red-edge", "red-ink"
    ),
    ("main", "dock"): _Look(
        "dock-main", "accent", "dock-main", "dock-main-on", "accent-key", "dock-main-on"
    ),
    ("other", "dock"): _Look(
        "dock-control", "rail-on", "dock-edge", "rail-on-ink", "dock-edge", "dock-ink"
    ),
    ("quiet", "dock"): _Look("", "dock-control", "", "dock-ink", "dock-edge", "dock-ink"),
    ("danger", "dock"): _Look("red", "rail-count", "red", "red-on", "red-on", "red-on"),
}
# Padding across and the whole height, in px.
_SIZES: dict[Size, tuple[int, int]] = {"small": (10, 28), "normal": (13, 34), "large": (18, 40)}
_GAP = 6
_PALE = 0.5


class Button(QPushButton):
    """A button; `key` such as "Ctrl+N" is drawn on it and presses it.

    Signals: clicked. `follow` ties it to a QAction, whose key it shows but does not bind.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "other",
        *,
        key: str = "",
        size: Size = "normal",
        ground: Ground = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = _LOOKS[kind, ground]
        self._padding, self._height = _SIZES[size]
        self._key = key_words(key)
        self._action: QAction | None = None
        self.setFont(text_font("button"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("radius", radius("m"))
        if key:
            self.setShortcut(QKeySequence(key))

    def follow(self, action: QAction) -> None:
        """Show the action's words, key and whether it can be done; a press triggers it."""
        self._action = action
        self._copy()
        action.changed.connect(self._copy)
        self.clicked.connect(action.trigger)

    def setText(self, text: str) -> None:
        """Other words; Qt would let go of the key that presses the button."""
        bound = self.shortcut()
        super().setText(text)
        self.setShortcut(bound)

    def set_key(self, words: str) -> None:
        """Draw this key's words; binds nothing."""
        self._key = words
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + self._key_room() + 2 * self._padding + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.isEnabled():
                painter.setOpacity(_PALE)
            self._paint_ground(painter)
            self._paint_words(painter)

    def _copy(self) -> None:
        if self._action is None:
            return
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.set_key(key_words(self._action.shortcut()))

    def _key_room(self) -> int:
        return round(key_size(self._key).width()) + _GAP if self._key else 0

    def _paint_ground(self, painter: QPainter) -> None:
        lit = self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked())
        name = self._look.hover if lit else self._look.ground
        clear = QColor(Qt.GlobalColor.transparent)
        painter.setBrush(colour(name) if name else clear)
        painter.setPen(QPen(colour(self._look.edge), 1) if self._look.edge else clear)
        corner = radius("m")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _paint_words(self, painter: QPainter) -> None:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        left = (self.width() - words - self._key_room()) / 2
        painter.setPen(colour(self._look.ink))
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, words + 2, self.height()), middle, self.text())
        if self._key:
            size = key_size(self._key)
            corner = QPointF(left + words + _GAP, (self.height() - size.height()) / 2)
            edge, ink = colour(self._look.key_edge), colour(self._look.key_ink)
            paint_key(painter, corner, self._key, edge, ink, None)
