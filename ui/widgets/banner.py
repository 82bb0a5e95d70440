"""A band across a screen: the line dropped, or what happened while one was away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import colour, space
from ui.widgets.link import LinkButton
from ui.widgets.runs import Run, Runs
from ui.widgets.tones import BAND, Tone


class Banner(QWidget):
    """`lead` in bold, then `text`; an action at the right where there is one."""

    activated = Signal()

    def __init__(
        self,
        lead: str = "",
        text: str = "",
        tone: Tone = "warn",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = Runs(face="meta")
        self._link = LinkButton("")
        self._link.clicked.connect(self.activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("xl"), 10, space("xl"), 10)
        row.setSpacing(space("m"))
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._words)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        row.addWidget(self._link)
        self.setMinimumHeight(44)
        self.show_state(lead, text, tone, action)

    def show_state(self, lead: str, text: str, tone: Tone = "warn", action: str = "") -> None:
        """Show other words, in a tone, with this action or none."""
        self._tone = tone
        ink = BAND[tone].ink
        self._words.set_runs([Run(lead, 650, ink), Run(f"   {text}" if lead else text, 0, ink)])
        self._link.setText(action)
        self._link.set_ink(ink)
        self._link.setVisible(bool(action))
        self.setAccessibleName(f"{lead} {text}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tint = BAND[self._tone]
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(tint.ground))
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour(tint.edge))
