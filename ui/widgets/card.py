"""A card: a heading at the left, when and by whom at the right, and what it holds."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour
from ui.widgets.label import Label

Kind = Literal["plain", "waiting", "own", "warn", "strong"]


class _Look(NamedTuple):
    ground: str
    edge: str
    line: float
    dashed: bool = False


_LOOKS: dict[Kind, _Look] = {
    "plain": _Look("surface", "line", 1),
    "waiting": _Look("", "idle", 1.5, dashed=True),
    "own": _Look("surface", "accent-edge", 1),
    "warn": _Look("amber-faint", "amber-edge", 1),
    "strong": _Look("surface", "ink", 2),
}
_CORNER = 9


class Card(QWidget):
    """`kind`: plain, waiting (dashed), own (mine), warn (amber), strong (a decision).

    `wrap`: the heading is somebody's own words, and may be longer than a line.
    """

    def __init__(
        self,
        title: str = "",
        meta: str = "",
        kind: Kind = "plain",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._title = Label(title, "strong", wrap=wrap)
        self._meta = Label(meta, "small", "ink-3")
        head = QHBoxLayout()
        head.addWidget(self._title, int(wrap))
        head.addStretch(int(not wrap))
        head.addWidget(self._meta)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 11)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self._column.addStretch(1)
        self._show_head()

    def add(self, widget: QWidget) -> None:
        """Put `widget` below what the card holds already."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def set_head(self, title: str, meta: str = "", meta_ink: str = "ink-3") -> None:
        """Change the heading and what stands at its right."""
        self._title.setText(title)
        self._meta.setText(meta)
        self._meta.set_ink(meta_ink)
        self._show_head()

    def set_kind(self, kind: Kind) -> None:
        """Draw it as that kind of card."""
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = _LOOKS[self._kind]
        pen = QPen(colour(look.edge), look.line)
        if look.dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([3, 2])
        inset = look.line / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.setBrush(colour(look.ground) if look.ground else QColor(0, 0, 0, 0))
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, _CORNER, _CORNER)

    def _show_head(self) -> None:
        self.setAccessibleName(self._title.text())
        self._title.setVisible(bool(self._title.text()))
        self._meta.setVisible(bool(self._meta.text()))
