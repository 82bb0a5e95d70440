"""A notice within a panel: something is owed or wrong, and here is what to do."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import colour, radius
from ui.widgets.access import announce
from ui.widgets.link import LinkButton
from ui.widgets.runs import Run, Runs
from ui.widgets.tones import CHIP, PILL, Tone

_PADDING, _SIGN = 11, 18


class Notice(QWidget):
    """`lead` in bold, then `text`, then an underlined action."""

    activated = Signal()

    def __init__(
        self,
        lead: str,
        text: str = "",
        tone: Tone = "warn",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = Runs(face="meta")
        self._link = LinkButton("", parent=self._words)
        self._link.clicked.connect(self.activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING + _SIGN + 9, 9, _PADDING, 9)
        row.addWidget(self._words)
        self.show_state(lead, text, tone, action)

    def show_state(self, lead: str, text: str, tone: Tone = "warn", action: str = "") -> None:
        """Show other words, in a tone, with this action or none."""
        self._tone = tone
        ink = PILL[tone].ink
        self._link.setText(action)
        self._link.set_ink(ink)
        self._link.setVisible(bool(action))
        self._words.set_tail(self._link if action else None)
        self._words.set_runs([Run(lead, 650, ink), Run(f" {text}" if text else "", 0, ink)])
        self.setAccessibleName(f"{lead} {text}".strip())
        self.update()

    def tell(self, lead: str, text: str, tone: Tone = "warn", action: str = "") -> None:
        """Something happened while one looks: show it, and say it aloud at once."""
        self.show_state(lead, text, tone, action)
        self.show()
        announce(self, self.accessibleName(), urgent=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(CHIP[self._tone].ground))
            painter.drawRoundedRect(self.rect(), radius("l"), radius("l"))
            painter.translate(_PADDING, 10)
            self._paint_sign(painter)

    def _paint_sign(self, painter: QPainter) -> None:
        ink = colour(CHIP[self._tone].ink)
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(1.8, 1.8, 14.4, 14.4))
        painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(9, 5), QPointF(9, 10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(9, 12.8), 1, 1)
