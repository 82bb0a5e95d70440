"""A pill with a dot: the line to the hub, what you just did, the wall."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import colour
from ui.widgets.label import Label
from ui.widgets.link import LinkButton
from ui.widgets.tones import PILL, Tone

_HEIGHT, _DOT = 28, 8
_TEXT_LEFT = 26


class Pill(QWidget):
    """Words in a tone, with an underlined action where there is one."""

    activated = Signal()

    def __init__(
        self, text: str, tone: Tone = "neutral", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Label("", "pill")
        self._link = LinkButton("", "pill")
        self._link.clicked.connect(self.activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(_TEXT_LEFT, 0, 11, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self._link)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, action)

    def show_state(self, text: str, tone: Tone = "neutral", action: str = "") -> None:
        """Show other words, in a tone, with this action or none."""
        self._tone = tone
        self._label.setText(text)
        self._link.setText(action)
        self._link.setVisible(bool(action))
        for part in (self._label, self._link):
            part.set_ink(PILL[tone].ink)
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        """The words."""
        return self._label.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tint = PILL[self._tone]
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(tint.edge), 1))
            painter.setBrush(colour(tint.ground))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
            # Bright amber is too pale on its ground to stand without a line round it.
            painter.setPen(colour(tint.edge) if self._tone == "warn" else colour(tint.dot))
            painter.setBrush(colour(tint.dot))
            painter.drawEllipse(QPointF(16, _HEIGHT / 2), _DOT / 2 - 0.5, _DOT / 2 - 0.5)
