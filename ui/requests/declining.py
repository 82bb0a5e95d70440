"""Declining a request: one of the reasons, and why in words where it needs them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.widgets import Button, Field, Label, Panel
from ui.widgets.still import Picker
from ui.words.declines import DeclineGround, decline_grounds

_WIDE, _MOST = 460, 640


class Declining(Panel):
    """Stands under the answer, which stays as it is."""

    declined = Signal(object, str)
    """The DeclineGround and one's own words."""
    shown = Signal()
    """Or put away."""
    edited = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self.setMaximumWidth(_MOST)
        self._reason = Picker("Reason for declining")
        self._reason.setFixedWidth(_WIDE)
        self._offered: tuple[DeclineGround, ...] = ()
        self.offer(decline_grounds(None))
        self._text = Field("What they should know of why", lines=2)
        self._text.edited.connect(self.edited)
        self._go, self._back = Button("Decline the request", "danger"), Button("Go back", "quiet")
        self._go.clicked.connect(self._decline)
        self._back.clicked.connect(self.end)
        self._lay_out()

    def offer(self, grounds: tuple[DeclineGround, ...]) -> None:
        """The grounds to choose from; what is chosen stays where it is offered again."""
        if grounds == self._offered:
            return
        chosen = self._reason.currentData()
        self._offered = grounds
        self._reason.clear()
        for ground in grounds:
            self._reason.addItem(ground.label, ground.key)
        self._reason.setCurrentIndex(max(self._reason.findData(chosen), 0))

    def begin(self) -> None:
        """Show it with the keyboard in it."""
        self.show()
        self._reason.setFocus()
        self.shown.emit()

    def end(self) -> None:
        """Put it away; its words stay."""
        self.hide()
        self.shown.emit()

    def words(self) -> str:
        return self._text.text()

    def show_words(self, words: str) -> None:
        """What was written here before."""
        self._text.set_text(words)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._go, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Decline, with reason", "strong"))
        column.addWidget(self._reason)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def _decline(self) -> None:
        ground, text = self._offered[self._reason.currentIndex()], self._text.text().strip()
        if ground.needs_words and not text:
            self._text.set_error("Say which reason.")
            self._text.setFocus()
            return
        self.declined.emit(ground, text)
